// What pages do by style and script, as plain HTML: pictures that load later, columns that are aligned.
import type { Element, Parents, Properties, Root } from 'hast';
import { dropElements, toTextProperty, walkElements } from '../../compile/markdown/elements.ts';

const START = { line: 1, column: 1 };

/** Where scripts for lazy pictures keep the address. */
const LAZY = ['dataSrc', 'dataLazySrc', 'dataOriginal', 'dataOrigFile'];
const LAZY_SETS = ['dataSrcset', 'dataLazySrcset'];

const ALIGNED = /(?:^|;)\s*text-align\s*:\s*(left|center|right)/iu;

/** Words that only tell a browser how to open a link. */
const OPENING: ReadonlySet<string> = new Set(['noopener', 'noreferrer', 'external', 'opener']);

/** Prepares a tree, in place. */
export function prepare(tree: Root): void {
  walkElements(tree, START, (element) => {
    if (element.tagName === 'img') showLater(element.properties);
    if (element.tagName === 'td' || element.tagName === 'th') align(element.properties);
    if (element.tagName === 'a') dropOpening(element.properties);
    return undefined;
  });
  dropDoubles(tree);
  unwrapLabels(tree);
}

/** Boxes of tasks get a label of their own. */
function unwrapLabels(parent: Parents): void {
  const children = parent.children.flatMap((child): (typeof child)[] => {
    if (child.type !== 'element') return [child];
    unwrapLabels(child);
    return child.tagName === 'label' ? child.children : [child];
  });
  Object.assign(parent, { children });
}

function showLater(properties: Properties): void {
  const src = toTextProperty(properties, 'src');
  const later = LAZY.map((name) => toTextProperty(properties, name)).find((value) => value);
  if (later && (src === null || src === '' || src.startsWith('data:'))) properties['src'] = later;
  const set = LAZY_SETS.map((name) => toTextProperty(properties, name)).find((value) => value);
  if (set) properties['srcSet'] ??= set;
  for (const name of ['loading', 'decoding', 'fetchPriority']) delete properties[name];
}

function align(properties: Properties): void {
  const [, side] = ALIGNED.exec(toTextProperty(properties, 'style') ?? '') ?? [];
  if (side !== undefined) properties['align'] ??= side.toLowerCase();
}

function dropOpening(properties: Properties): void {
  const { rel } = properties;
  if (!Array.isArray(rel)) return;
  const kept = rel.filter((word) => !OPENING.has(String(word).toLowerCase()));
  if (kept.length > 0) properties['rel'] = kept;
  else delete properties['rel'];
}

/** Takes away what shows a picture without scripts where the picture itself is shown. */
function dropDoubles(tree: Root): void {
  dropElements(tree, START, (element, _, parent) => {
    if (element.tagName !== 'noscript') return true;
    const picture = findPicture(element);
    return picture === null || !hasPicture(parent, picture, element);
  });
}

function findPicture(element: Element): string | null {
  let src: string | null = null;
  walkElements(element, START, (inner) => {
    if (inner.tagName === 'img') src = toTextProperty(inner.properties, 'src');
    return undefined;
  });
  return src;
}

function hasPicture(parent: Parents, src: string, without: Element): boolean {
  return parent.children.some((child) => {
    if (child.type !== 'element' || child === without) return false;
    return toTextProperty(child.properties, 'src') === src || hasPicture(child, src, without);
  });
}
