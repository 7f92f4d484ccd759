// The normal form of HTML: two texts that look and mean the same have one. What is converted, and what it
// is compared with, are both in it.
import GithubSlugger from 'github-slugger';
import type { Element, ElementContent, ElementData, Root, RootContent } from 'hast';
import { toText, toTextProperty, walkElements } from '../../compile/markdown/elements.ts';
import { normaliseTable } from './normalise-table.ts';
import { normaliseWords } from './normalise-words.ts';
import { isBare, isPhrasing, isPhrasingName } from './phrasing.ts';

const START = { line: 1, column: 1 };

/** Blocks that only group: their content stands for them where they have no attributes. */
const GROUPS: ReadonlySet<string> = new Set([
  ...['div', 'section', 'article', 'header', 'footer', 'hgroup', 'figure'],
]);

/** Blocks of which words stand bare as well as in a paragraph. */
const BARE: ReadonlySet<string> = new Set([
  ...['td', 'th', 'dt', 'dd', 'figcaption', 'figure', 'summary', 'caption'],
]);

/** Blocks of words alone. */
const LINES: ReadonlySet<string> = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

/** Said of an item of a list; `data` is no part of its HTML. */
const TIGHT: ElementData & { readonly tight: true } = { tight: true };

const RANK = /^h[1-6]$/u;

/** A tree in normal form. The tree that is given is used up. */
export function normalise(tree: Root): Root {
  dropOwnIds(tree);
  return { type: 'root', children: toFlow(unwrap(tree.children)) };
}

/** What an element around the whole text holds: themes and languages put one there. */
function unwrap(children: readonly RootContent[]): readonly ElementContent[] {
  const content = children.filter((child) => child.type === 'element' || child.type === 'text');
  const shown = content.filter((child) => child.type === 'element' || child.value.trim() !== '');
  const [only] = shown;
  const isAround = only?.type === 'element' && GROUPS.has(only.tagName) && !hasCaption(only);
  return shown.length === 1 && isAround ? unwrap(only.children) : content;
}

/** Drops, in place, ids of headings that they get anyway. */
function dropOwnIds(tree: Root): void {
  const names = new GithubSlugger();
  walkElements(tree, START, (element) => {
    if (!RANK.test(element.tagName)) return undefined;
    const id = toTextProperty(element.properties, 'id');
    const before = { ...names.occurrences };
    const name = names.slug(toText(element));
    if (id === name) delete element.properties['id'];
    else if (id) names.occurrences = before;
    return undefined;
  });
}

/** Blocks alone: words between them become paragraphs, and what is empty goes. */
function toFlow(children: readonly ElementContent[]): Element[] {
  return toRuns(children, toParagraphs).filter((child) => child.type === 'element');
}

/** Blocks as they are, and each run of words between them as `finish` makes it. */
function toRuns(
  children: readonly ElementContent[],
  finish: (words: readonly ElementContent[]) => readonly ElementContent[],
): ElementContent[] {
  const runs: ElementContent[] = [];
  let words: ElementContent[] = [];
  for (const child of children) {
    if (isPhrasing(child)) words.push(child);
    else if (child.type === 'element') {
      runs.push(...finish(words), ...toBlocks(child));
      words = [];
    }
  }
  return [...runs, ...finish(words)];
}

function toParagraphs(words: readonly ElementContent[]): readonly Element[] {
  return splitLines(words).map((line) => toElement('p', line));
}

/** The words of each paragraph: two breaks are the end of one, as old editors write it. */
function splitLines(words: readonly ElementContent[]): readonly ElementContent[][] {
  const lines: ElementContent[][] = [[]];
  let breaks = 0;
  for (const word of normaliseWords(words)) {
    breaks = word.type === 'element' && word.tagName === 'br' ? breaks + 1 : 0;
    if (breaks === 2) lines.push([]);
    if (breaks < 2) lines.at(-1)?.push(word);
  }
  return lines.map(normaliseWords).filter((line) => line.length > 0);
}

function toBlocks(block: Element): readonly Element[] {
  if (isGroup(block)) return toFlow(block.children);
  if (isPhrasingName(block.tagName)) return distribute(block);
  if (block.tagName === 'pre') return toListing(block);
  if (LINES.has(block.tagName)) return toLine(block);
  if (block.tagName === 'table') return [normaliseTable(withContent(block))];
  if (block.tagName === 'blockquote') return toQuotation(block);
  const whole = withContent(block);
  const isHollow = GROUPS.has(block.tagName) && whole.children.length === 0;
  return isHollow && block.properties['id'] === undefined ? [] : [whole];
}

/** Puts a link, or a change, that stands around blocks into each of them. */
function distribute(around: Element): readonly Element[] {
  return toFlow(around.children).map((block) => wrapWords(block, around));
}

function wrapWords(block: Element, around: Element): Element {
  if (block.tagName === 'pre') return block;
  if (block.children.length > 0 && block.children.every(isPhrasing)) {
    return { ...block, children: [{ ...around, children: block.children }] };
  }
  const children = block.children.map((child) => {
    return child.type === 'element' ? wrapWords(child, around) : child;
  });
  return { ...block, children };
}

function withContent(block: Element): Element {
  dropTaskClasses(block);
  if (block.tagName === 'li') return toItem(block);
  if (BARE.has(block.tagName)) return { ...block, children: toBare(block.children) };
  return { ...block, children: toFlow(block.children) };
}

/** An item that is no more than words and lists is marked as tight. */
function toItem(item: Element): Element {
  const isTight = item.children.every((child) => {
    return isPhrasing(child) || (child.type === 'element' && ['ul', 'ol'].includes(child.tagName));
  });
  const children = toFlow(item.children);
  return isTight ? { ...item, data: TIGHT, children } : { ...item, children };
}

/** Words stay bare beside blocks; a paragraph that is alone is bare words. */
function toBare(children: readonly ElementContent[]): ElementContent[] {
  const content = toRuns(children, normaliseWords);
  const [only] = content;
  const isAlone = content.length === 1 && only?.type === 'element' && only.tagName === 'p';
  return isAlone && isBare(only) ? only.children : content;
}

function toLine(block: Element): readonly Element[] {
  if (block.tagName === 'p' && isBare(block)) return toParagraphs(block.children);
  const children = normaliseWords(block.children);
  return children.length === 0 ? [] : [{ ...block, children }];
}

/** Text with at most one `code` in it, and no empty lines at its end. */
function toListing(pre: Element): readonly Element[] {
  const elements = pre.children.filter((child) => child.type === 'element');
  const [code] = elements;
  const isCode = elements.length === 1 && code?.tagName === 'code';
  const inner = isCode ? code : toElement('code', pre.children);
  if (!isBare(pre) || !isPlain(inner)) return [pre];
  const value = toText(pre).replace(/\r\n?/gu, '\n');
  const { length } = value.trimEnd();
  if (length === 0) return [];
  const [blanks = ''] = value.slice(length).split('\n');
  const text = `${value.slice(0, length)}${blanks}\n`;
  return [{ ...pre, children: [{ ...inner, children: [{ type: 'text', value: text }] }] }];
}

/** Whether a listing has text alone, or spans of a highlighter. */
function isPlain({ children }: Element): boolean {
  return children.every((child) => {
    if (child.type !== 'element') return true;
    return ['span', 'code', 'div'].includes(child.tagName) && isBare(child) && isPlain(child);
  });
}

/** The title of an alert is made from its kind. */
function toQuotation(block: Element): readonly Element[] {
  const children = block.children.filter(
    (child) =>
      child.type !== 'element' || !toClasses(child.properties['className']).includes('alert-title'),
  );
  return [{ ...block, children: toFlow(children) }];
}

function isGroup(block: Element): boolean {
  return GROUPS.has(block.tagName) && isBare(block) && !hasCaption(block);
}

function hasCaption({ children }: Element): boolean {
  return children.some((child) => child.type === 'element' && child.tagName === 'figcaption');
}

/** Classes that compile gives to lists of tasks. */
function dropTaskClasses({ tagName, properties }: Element): void {
  if (['ul', 'ol', 'li'].includes(tagName)) delete properties['className'];
}

function toClasses(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function toElement(tagName: string, children: ElementContent[]): Element {
  return { type: 'element', tagName, properties: {}, children };
}
