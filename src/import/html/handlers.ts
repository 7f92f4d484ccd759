// HTML in normal form → the nodes of Markdown: what Markdown can say in its words, the rest as HTML.
import type { Element } from 'hast';
import { defaultHandlers, type Handle, type State } from 'hast-util-to-mdast';
import type { Html, Nodes } from 'mdast';
import { toText } from '../../compile/markdown/elements.ts';
import { SCHEMA } from '../../compile/markdown/sanitise-schema.ts';
import { toMarkedLabel } from './footnotes.ts';
import { isPhrasing } from './phrasing.ts';
import { toRawBlock, toStartTag } from './raw-block.ts';

/** Elements that Markdown has, with the attributes that it can say. */
const SAYABLE: Readonly<Record<string, readonly string[]>> = {
  a: ['href', 'title'],
  blockquote: [],
  br: [],
  code: [],
  del: [],
  em: [],
  ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((rank) => [`h${rank}`, []])),
  hr: [],
  img: ['src', 'alt', 'title'],
  input: ['type', 'checked'],
  li: [],
  ol: ['start'],
  p: [],
  pre: [],
  strong: [],
  tbody: [],
  td: ['align'],
  th: ['align'],
  thead: [],
  tr: [],
  ul: [],
};

/** Blocks that may have Markdown inside them, after an empty line. */
const CONTAINERS: ReadonlySet<string> = new Set([
  ...['div', 'section', 'article', 'aside', 'details', 'header', 'footer', 'blockquote'],
]);

const VOID: ReadonlySet<string> = new Set(['br', 'img', 'input', 'source', 'track', 'wbr']);

const LIBRARY: Readonly<Record<string, Handle>> = defaultHandlers;

/** For each element that compile publishes. */
export const HANDLERS: Readonly<Record<string, Handle>> = Object.fromEntries(
  (SCHEMA.tagNames ?? []).map((name) => [name, handle]),
);

function handle(state: State, element: Element, parent: Parameters<Handle>[2]): ReturnType<Handle> {
  const { tagName } = element;
  const label = toMarkedLabel(element);
  if (label !== null) return { type: 'footnoteReference', identifier: label, label };
  if (tagName === 'br' && state.inTable) return toInline('<br>');
  if (tagName === 'img' && parent?.type === 'element' && parent.tagName === 'picture') {
    return toInline(toStartTag(element));
  }
  if (tagName === 'blockquote' && toAlert(element) !== null) return toAlertNode(state, element);
  if (isSayable(element)) return say(state, element, parent);
  if (isPhrasing(element)) return toInlineNodes(state, element);
  return CONTAINERS.has(tagName) ? toContainer(state, element) : toBlock(element);
}

function say(state: State, element: Element, parent: Parameters<Handle>[2]): ReturnType<Handle> {
  if (element.tagName === 'table')
    return isGrid(element) ? sayTable(state, element) : toBlock(element);
  const node: ReturnType<Handle> = LIBRARY[element.tagName]?.(state, element, parent);
  if (node === undefined || Array.isArray(node)) return node;
  if (node.type === 'listItem') node.spread = !isTight(element) || node.children.some(isHtml);
  // The language of a listing alone, without what the library takes for its text.
  if (node.type === 'code') node.value = toText(element).replace(/\n$/u, '');
  if (node.type === 'inlineCode') node.value = toText(element);
  return node;
}

function isTight({ data }: Element): boolean {
  return data !== undefined && 'tight' in data;
}

function isHtml({ type }: Nodes): boolean {
  return type === 'html';
}

function sayTable(state: State, element: Element): ReturnType<Handle> {
  return LIBRARY['table']?.(state, element, undefined);
}

function isSayable({ tagName, properties, children }: Element): boolean {
  if (tagName === 'table') return Object.keys(properties).length === 0;
  const sayable = SAYABLE[tagName];
  if (sayable === undefined) return false;
  if (tagName === 'pre') return children.length === 1 && children[0]?.type === 'element';
  if (tagName === 'code' && children.some(({ type }) => type !== 'text')) return false;
  if (tagName === 'a' && properties['href'] === undefined) return false;
  return Object.entries(properties).every(([name, value]) => {
    return sayable.includes(name) || value === undefined || (Array.isArray(value) && !value.length);
  });
}

/** Whether a table has one row of headings, then rows as long, of cells with words. */
function isGrid(table: Element): boolean {
  const [head, body, ...others] = toElements(table);
  if (head?.tagName !== 'thead' || others.length > 0) return false;
  if (body !== undefined && body.tagName !== 'tbody') return false;
  const headings = toElements(head);
  const rows = [...headings, ...(body ? toElements(body) : [])];
  const width = toElements(headings[0] ?? head).length;
  return headings.length === 1 && rows.every((row) => isRow(row, width, row === headings[0]));
}

function isRow(row: Element, width: number, isHead: boolean): boolean {
  const cells = toElements(row);
  return (
    cells.length === width &&
    cells.every((cell) => {
      const isCell = cell.tagName === (isHead ? 'th' : 'td') && cell.children.every(isPhrasing);
      return isCell && Object.keys(cell.properties).every((name) => name === 'align');
    })
  );
}

function toElements({ children }: Element): readonly Element[] {
  return children.filter((child) => child.type === 'element');
}

/** Tags as HTML, and what is between them as Markdown. */
function toInlineNodes(state: State, element: Element): ReturnType<Handle> {
  const start = toInline(toStartTag(element));
  if (VOID.has(element.tagName)) return start;
  return [start, ...state.all(element), toInline(`</${element.tagName}>`)];
}

function toContainer(state: State, element: Element): ReturnType<Handle> {
  const first = toElements(element)[0];
  const hasSummary = element.tagName === 'details' && first?.tagName === 'summary';
  const rest = hasSummary ? element.children.filter((child) => child !== first) : element.children;
  const start = toStartTag(element) + (hasSummary ? `\n${toRawBlock(first)}` : '');
  const content = state.toFlow(state.all({ ...element, children: rest }));
  return [toHtmlNode(start), ...content, toHtmlNode(`</${element.tagName}>`)];
}

function toBlock(element: Element): Html {
  return toHtmlNode(toRawBlock(element));
}

/** The kind of GitHub's alert that a quotation is; null for any other. */
function toAlert({ properties }: Element): string | null {
  const classes = properties['className'];
  const names = Array.isArray(classes) ? classes.map(String) : [];
  return names.find((name) => name.startsWith('alert-'))?.slice('alert-'.length) ?? null;
}

function toAlertNode(state: State, element: Element): ReturnType<Handle> {
  const content = state.toFlow(state.all(element));
  const mark: Html = { type: 'html', value: `[!${toAlert(element)?.toUpperCase()}]` };
  const [first, ...others] = content;
  const children =
    first?.type === 'paragraph'
      ? [
          { ...first, children: [mark, { type: 'text' as const, value: '\n' }, ...first.children] },
          ...others,
        ]
      : [{ type: 'paragraph' as const, children: [mark] }, ...content];
  return { type: 'blockquote', children: children.filter(isBlockContent) };
}

function isBlockContent(node: Nodes): node is Extract<Nodes, { type: 'paragraph' }> {
  return node.type !== 'root';
}

/** HTML within a line: the library is told that it is one, by a name of HTML's lines. */
function toInline(value: string): Html {
  return { type: 'html', value, data: { hName: 'span' } };
}

function toHtmlNode(value: string): Html {
  return { type: 'html', value };
}
