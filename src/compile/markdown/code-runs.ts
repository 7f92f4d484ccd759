// Coloured code as runs: how the piece of HTML that has the code is divided into words with a class.
import { toLetters } from '../../catalog/page-part.ts';

const TAG_OR_TEXT = /<span class="([^"]{1,99})">|<\/span>|&[^;]{1,9};|[^<&]/gsu;
const CHARACTER = /&[^;]+;|./suy;

/**
 * The runs of a piece of HTML for what a highlighter made of its text: the same characters, escaped in
 * another way, and spans. Classes that `classes` lacks are added to it.
 */
export function toRuns(piece: string, coloured: string, classes: string[]): string {
  let runs = '';
  let at = 0;
  let begun = 0;
  const mark = (sign: string): void => {
    runs += `${at - begun}${sign}`;
    begun = at;
  };
  for (const [token, name] of coloured.matchAll(TAG_OR_TEXT)) {
    if (name !== undefined) mark(toLetters(findOrAdd(name, classes)));
    else if (token === '</span>') mark('.');
    else at += toLength(piece, at);
  }
  return runs;
}

function findOrAdd(name: string, classes: string[]): number {
  const known = classes.indexOf(name);
  return known < 0 ? classes.push(name) - 1 : known;
}

/** UTF-16 units of the character at a place. */
function toLength(piece: string, at: number): number {
  CHARACTER.lastIndex = at;
  return CHARACTER.exec(piece)?.[0].length ?? 0;
}
