// What pages have beyond the HTML of feeds: coloured code, links to headings, tables that scroll. Readers
// drop classes, and have ways of their own for all of that.
import type { Element, Parents, Properties, Root, RootContent, Text } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { PageEdit, PagePart } from '../../catalog/page-part.ts';
import { toRuns } from './code-runs.ts';
import { toText, toTextProperty, walkElements } from './elements.ts';
import { highlight } from './highlight.ts';
import { toLine } from './text.ts';

/** A noncharacter, which no article has, stands at both ends of each place until the HTML is written. */
const MARK = '\uFFFE';

const RANKS: ReadonlySet<string> = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

/** Headings in them are another text's, or closed. */
const APART: ReadonlySet<string> = new Set(['blockquote', 'details']);

/** Around code, and around a heading. */
const SNIPPET = toAround({ className: ['snippet'] });
const HEADING = toAround({ className: ['heading'] });

/** Of a table's name, in characters. */
const LONGEST_NAME = 100;

/** HTML to stand at a place, or the code there, coloured. */
type Own = { readonly html: string } | { readonly coloured: string };

/** What is for each place, in their order, and the names of regions, each of which stands once. */
type Found = { readonly texts: Own[]; readonly names: Set<string> };

/** Marks the places in a tree, in place. The answer has what is for each, in their order. */
export function markPageEdits(tree: Root): readonly Own[] {
  const found: Found = { texts: [], names: new Set() };
  markWithin(tree, true, found);
  return found.texts;
}

/** Takes the marks out of the HTML of a tree, and tells where they were. */
export function cutPageEdits(
  marked: string,
  texts: readonly Own[],
): Omit<PagePart, 'contents'> & { readonly html: string } {
  const [first = '', ...pieces] = marked.split(MARK);
  const written = [first];
  let length = first.length;
  const add = (piece = ''): number => {
    written.push(piece);
    length += piece.length;
    return length;
  };
  const classes: string[] = [];
  const edits = texts.map((own, index): PageEdit => {
    const start = length;
    const piece = pieces[index * 2] ?? '';
    const end = add(piece);
    add(pieces[index * 2 + 1]);
    if ('html' in own) return [start, end, own.html];
    return [start, end, toRuns(piece, own.coloured, classes), 'runs'];
  });
  return { html: written.join(''), classes, edits };
}

function markWithin(parent: Parents, hasOwnHeadings: boolean, found: Found): void {
  const { texts, names } = found;
  const children = parent.children.flatMap((child): RootContent[] => {
    if (child.type !== 'element') return [child];
    const { tagName } = child;
    if (tagName === 'pre') return markCode(child, texts);
    if (hasOwnHeadings && RANKS.has(tagName)) return markHeading(child, texts);
    const around = tagName === 'table' ? toRegion(child, names) : null;
    if (around !== null) texts.push({ html: around.before });
    markWithin(child, hasOwnHeadings && !APART.has(tagName), found);
    if (around === null) return [child];
    texts.push({ html: around.after });
    return [...insertion(), child, ...insertion()];
  });
  Object.assign(parent, { children });
}

/** Code in an element that a button can stand in, coloured where its language is known. */
function markCode(block: Element, texts: Own[]): RootContent[] {
  texts.push({ html: SNIPPET.before });
  const [code, ...others] = block.children;
  if (code?.type === 'element' && code.tagName === 'code' && others.length === 0) {
    markWords(code, texts);
  }
  texts.push({ html: SNIPPET.after });
  return [...insertion(), block, ...insertion()];
}

function markWords(code: Element, texts: Own[]): void {
  const language = toLanguage(code);
  const isText = code.children.every(({ type }) => type === 'text');
  const coloured = language === null || !isText ? null : highlight(toText(code), language);
  if (coloured === null) return;
  texts.push({ coloured });
  code.children = [toMark(), ...code.children, toMark()];
}

function toLanguage({ properties }: Element): string | null {
  const classes = properties['className'];
  const [name] = Array.isArray(classes) ? classes : [];
  return typeof name === 'string' ? name.replace(/^language-/u, '') : null;
}

/** A heading with a link to it beside it. Its name is that of the heading, so it needs no words. */
function markHeading(heading: Element, texts: Own[]): RootContent[] {
  const id = toTextProperty(heading.properties, 'id');
  if (id === null) return [heading];
  const link: Element = {
    type: 'element',
    tagName: 'a',
    properties: { href: `#${id}`, ariaLabel: toLine(heading) },
    children: [{ type: 'text', value: '#' }],
  };
  texts.push({ html: HEADING.before }, { html: toHtml(link) + HEADING.after });
  return [...insertion(), heading, ...insertion()];
}

/** A region that can be scrolled by keys, named by the table's caption or its first row. */
function toRegion(table: Element, names: Set<string>): Around | null {
  const name = toTableName(table);
  if (name === '') return null;
  let ariaLabel = name;
  for (let count = 2; names.has(ariaLabel); count += 1) ariaLabel = `${name} (${count})`;
  names.add(ariaLabel);
  return toAround({ className: ['wide'], role: 'region', tabIndex: 0, ariaLabel });
}

function toTableName(table: Element): string {
  const found: string[] = [];
  walkElements(table, { line: 1, column: 1 }, (element) => {
    const isCaption = element.tagName === 'caption';
    if (found.length > 0 || (!isCaption && element.tagName !== 'tr')) return undefined;
    const cells = isCaption ? [element] : element.children;
    const words = cells.map((cell) => (cell.type === 'element' ? toLine(cell) : ''));
    const name = words.filter((word) => word !== '').join(', ');
    if (name !== '') found.push(name);
    return 'skip';
  });
  return (found[0] ?? '').slice(0, LONGEST_NAME);
}

type Around = { readonly before: string; readonly after: string };

/** The HTML before and after what stands in a `<div>`. */
function toAround(properties: Properties): Around {
  const element: Element = { type: 'element', tagName: 'div', properties, children: [toMark()] };
  const [before = '', after = ''] = toHtml(element).split(MARK);
  return { before, after };
}

/** Both ends of a place in which nothing stands yet. */
function insertion(): Text[] {
  return [toMark(), toMark()];
}

function toMark(): Text {
  return { type: 'text', value: MARK };
}
