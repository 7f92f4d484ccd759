// An article as plain text: how many words it has, and how it begins.
import type { Element, Root, RootContent } from 'hast';
import { fold } from '../files/characters.ts';
import { walkElements } from './elements.ts';
import { toPlainText, toShown } from './text.ts';

const MEDIA: ReadonlySet<string> = new Set(['img', 'audio', 'video']);
const WORD = /[\p{L}\p{N}]/u;
const LENGTH = 300;
const segmenters = new Map<string, Intl.Segmenter>();

/** Words within pieces that were counted before; texts repeat them, and segmenters are slow. */
const counts = new Map<string, Map<string, number>>();
const LONGEST = 40;
const MOST_PIECES = 50_000;

/** Number of words by the rules of the text's language (BCP 47). */
export function countWords(tree: Root, language: string): number {
  const known = toCounts(language);
  let words = 0;
  // No word goes across white space, so that the same piece always counts the same.
  for (const piece of toPlainText(tree, 'whole').split(/\s+/u)) {
    words += known.get(piece) ?? countNew(piece, language, known);
  }
  return words;
}

function countNew(piece: string, language: string, known: Map<string, number>): number {
  const count = countWithin(piece, language);
  if (piece.length <= LONGEST && known.size < MOST_PIECES) known.set(piece, count);
  return count;
}

function countWithin(piece: string, language: string): number {
  let words = 0;
  for (const { isWordLike } of toSegmenter(language).segment(piece)) {
    if (isWordLike) words += 1;
  }
  return words;
}

/** The first paragraph's text, or all of it if there is none, in fewer than 300 characters. */
export function toSummary(tree: Root, language: string): string {
  const paragraph = findParagraph(tree);
  return shorten(fold(toPlainText(paragraph ?? tree, 'running')), language);
}

/** Whether a tree shows nothing: neither text nor media. */
export function isEmpty(tree: Root): boolean {
  if (toPlainText(tree, 'whole').trim() !== '') return false;
  let empty = true;
  walkElements(tree, { line: 1, column: 1 }, ({ tagName }) => {
    if (MEDIA.has(tagName)) empty = false;
    return empty ? undefined : 'skip';
  });
  return empty;
}

/** The first paragraph with a word that is seen at once, one outside of alerts if possible. */
function findParagraph(tree: Root): Element | null {
  return findWithin(tree.children, true) ?? findWithin(tree.children, false);
}

function findWithin(children: readonly RootContent[], outside: boolean): Element | null {
  for (const child of children) {
    if (child.type !== 'element' || (outside && isAlert(child))) continue;
    const shown = toShown(child, 'running');
    const mayBe = child.tagName === 'p' && shown.length > 0;
    if (mayBe && WORD.test(toPlainText(child, 'running'))) return child;
    const found = findWithin(shown, outside);
    if (found) return found;
  }
  return null;
}

function isAlert({ tagName, properties }: Element): boolean {
  return tagName === 'blockquote' && Array.isArray(properties['className']);
}

function shorten(text: string, language: string): string {
  if (text.length < LENGTH) return text;
  let end = 0;
  for (const { index, segment } of toSegmenter(language).segment(text.slice(0, LENGTH * 2))) {
    if (index + segment.length > LENGTH - 2) break;
    end = index + segment.length;
  }
  const cut = end > 0 ? text.slice(0, end) : [...text].slice(0, LENGTH / 2 - 1).join('');
  return `${cut.trimEnd()}…`;
}

function toCounts(language: string): Map<string, number> {
  const known = counts.get(language) ?? new Map<string, number>();
  counts.set(language, known);
  return known;
}

function toSegmenter(language: string): Intl.Segmenter {
  const known = segmenters.get(language);
  if (known) return known;
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' });
  segmenters.set(language, segmenter);
  return segmenter;
}
