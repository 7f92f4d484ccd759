// An article as plain text: how many words it has, and how it begins.
import type { Element, Root, RootContent } from 'hast';
import { shorten, toWordSegmenter } from '../../catalog/shorten.ts';
import { fold } from '../files/characters.ts';
import { toPlainText, toShown } from './text.ts';

const MEDIA: ReadonlySet<string> = new Set(['img', 'audio', 'video']);
const WORD = /[\p{L}\p{N}]/u;
const LENGTH = 300;

/** Words within pieces that were counted before; texts repeat them, and segmenters are slow. */
const counts = new Map<string, Map<string, number>>();
const LONGEST = 40;
const MOST_PIECES = 50_000;

export type Prose = {
  /** Whether there is neither text nor media to see. */
  readonly empty: boolean;
  /** The first paragraph's text, or all of it if there is none, in fewer than 300 characters. */
  readonly summary: string;
  /** Number of words by the rules of the text's language. */
  readonly words: number;
};

/** What a tree in a language (BCP 47) says. */
export function toProse(tree: Root, language: string): Prose {
  const text = toPlainText(tree, 'whole');
  const summary = toPlainText(findParagraph(tree) ?? tree, 'running');
  return {
    empty: text.trim() === '' && !tree.children.some(holdsMedia),
    summary: shorten(fold(summary), language, LENGTH),
    words: countWords(text, language),
  };
}

function countWords(text: string, language: string): number {
  const known = toCounts(language);
  let words = 0;
  // No word goes across white space, so that the same piece always counts the same.
  for (const piece of text.split(/\s+/u)) {
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
  for (const { isWordLike } of toWordSegmenter(language).segment(piece)) {
    if (isWordLike) words += 1;
  }
  return words;
}

function holdsMedia(node: RootContent): boolean {
  return node.type === 'element' && (MEDIA.has(node.tagName) || node.children.some(holdsMedia));
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

function toCounts(language: string): Map<string, number> {
  const known = counts.get(language) ?? new Map<string, number>();
  counts.set(language, known);
  return known;
}
