// What the page of an article has beyond the HTML that feeds have, as it is stored.

/** A heading in the table of contents. `level` counts from 1, that of the highest. */
export type ContentsEntry = {
  readonly id: string;
  readonly text: string;
  readonly level: 1 | 2;
};

/**
 * Other HTML in the place of a piece of the article's, from `start` to `end` in UTF-16 units; or, where
 * `runs` says so, the same piece with a class for each word of code: spans take nine tenths of coloured
 * code. A run is how many units of HTML to go on, and then the number of the class that begins there in
 * letters, or `.` where the last one ends.
 */
export type PageEdit =
  | readonly [start: number, end: number, html: string]
  | readonly [start: number, end: number, runs: string, form: 'runs'];

/** `edits` are in the order of their places, and do not overlap; `classes` are those of their runs. */
export type PagePart = {
  readonly contents: readonly ContentsEntry[];
  readonly classes: readonly string[];
  readonly edits: readonly PageEdit[];
};

export const NO_PAGE_PART: PagePart = { contents: [], classes: [], edits: [] };

/** Empty for a page that has nothing more, as that of many a short article. */
export function writePagePart({ contents, classes, edits }: PagePart): string {
  return contents.length + edits.length === 0 ? '' : JSON.stringify({ contents, classes, edits });
}

/** Throws for a text that `writePagePart` has not written. */
export function readPagePart(text: string): PagePart {
  return text === '' ? NO_PAGE_PART : (JSON.parse(text) as PagePart);
}

/** The article's HTML as its page has it. */
export function toPageHtml(html: string, { edits, classes }: PagePart): string {
  let kept = 0;
  const pieces = edits.map(([start, end, text, form]) => {
    const own = form === 'runs' ? toSpans(html.slice(start, end), text, classes) : text;
    const piece = html.slice(kept, start) + own;
    kept = end;
    return piece;
  });
  return pieces.join('') + html.slice(kept);
}

/** Letters count from `a` = 0 on, with base 26. */
const BASE = 26;
const FIRST = 97;

function toSpans(code: string, runs: string, classes: readonly string[]): string {
  let at = 0;
  const spans = [...runs.matchAll(/(\d{1,9})([a-z]{1,9}|\.)/g)].map(
    ([, length = '', mark = '']) => {
      const piece = code.slice(at, at + Number(length));
      at += Number(length);
      return piece + (mark === '.' ? '</span>' : `<span class="${classes[fromLetters(mark)]}">`);
    },
  );
  return spans.join('') + code.slice(at);
}

/** The number of a class, as runs have it. */
export function toLetters(number: number): string {
  const last = String.fromCharCode(FIRST + (number % BASE));
  return number < BASE ? last : toLetters(Math.floor(number / BASE)) + last;
}

function fromLetters(letters: string): number {
  let number = 0;
  for (const letter of letters) number = number * BASE + letter.charCodeAt(0) - FIRST;
  return number;
}
