// The part of an article's text that answers a search best, with the words of the search marked.
import type { Clause } from './search-text.ts';
import { toStemmer } from './stem.ts';
import { eachRun, fold, toWords } from './words.ts';

/** Text, and whether a search has found it by this part. */
export type Piece = { readonly text: string; readonly isMatch: boolean };

/** Characters of a snippet, about. */
const LENGTH = 200;

/** Characters before the first match that give it some context. */
const BEFORE = 60;

/** A match: where it stands in the text, and which clause it answers. */
type Match = { readonly start: number; readonly end: number; readonly clause: number };

/** Pieces of one line; without a match, the beginning of the text. */
export function toSnippet(
  text: string,
  clauses: readonly Clause[],
  language: string,
): readonly Piece[] {
  const matches = findMatches(text, clauses, language);
  const { start, end } = chooseWindow(text, matches);
  const pieces: Piece[] = start > 0 ? [{ text: '…\n', isMatch: false }] : [];
  let place = start;
  for (const match of matches) {
    if (match.start < place || match.end > end) continue;
    pieces.push({ text: text.slice(place, match.start), isMatch: false });
    pieces.push({ text: text.slice(match.start, match.end), isMatch: true });
    place = match.end;
  }
  pieces.push({ text: text.slice(place, end), isMatch: false });
  if (end < text.length) pieces.push({ text: ' …', isMatch: false });
  return toOneLine(pieces);
}

/** White space as a browser shows it: each run is one space, none stands at either end. */
function toOneLine(written: readonly Piece[]): readonly Piece[] {
  const last = written.at(-1);
  const pieces =
    last === undefined ? [] : [...written.slice(0, -1), { ...last, text: last.text.trimEnd() }];
  const lines: Piece[] = [];
  let before = ' ';
  for (const piece of pieces) {
    const line = piece.text.replace(/\s+/g, ' ');
    const text = before.endsWith(' ') && line.startsWith(' ') ? line.slice(1) : line;
    if (text === '') continue;
    lines.push({ ...piece, text });
    before = text;
  }
  return lines;
}

/** Words that a clause wants, in their order. A word of a phrase is marked wherever it stands. */
function findMatches(text: string, clauses: readonly Clause[], language: string): readonly Match[] {
  const stem = toStemmer(language);
  const wanted = clauses.filter(({ without }) => !without);
  const stems = wanted.map(({ words }) => new Set(words.map(stem)));
  const answers = (word: string, index: number): boolean => {
    const clause = wanted[index];
    if (clause === undefined) return false;
    if (clause.kind === 'prefix') return word.startsWith(clause.text);
    if (clause.kind === 'phrase') return clause.words.includes(word);
    return stems[index]?.has(stem(word)) ?? false;
  };
  const matches: Match[] = [];
  eachRun(text, (run, start) => {
    const folded = fold(run);
    let place = start;
    for (const word of toWords(folded)) {
      // Folding may have changed how long a run is: then the run as a whole is marked.
      const offset = folded.length === run.length ? folded.indexOf(word, place - start) : -1;
      const from = offset < 0 ? start : start + offset;
      const to = offset < 0 ? start + run.length : from + word.length;
      const clause = wanted.findIndex((_, index) => answers(word, index));
      if (clause >= 0) matches.push({ start: from, end: to, clause });
      place = to;
    }
  });
  return matches;
}

/** The stretch with most different clauses, of those the one with most matches, of those the first. */
function chooseWindow(
  text: string,
  matches: readonly Match[],
): { readonly start: number; readonly end: number } {
  let best = { start: 0, score: 0 };
  for (const [index, match] of matches.entries()) {
    const own = matches
      .slice(index, index + 20)
      .filter(({ end }) => end <= match.start + LENGTH - BEFORE);
    const score = new Set(own.map(({ clause }) => clause)).size * 100 + own.length;
    if (score > best.score) best = { start: match.start, score };
  }
  const start = best.start <= BEFORE ? 0 : toWordStart(text, best.start - BEFORE, best.start);
  const last = start + LENGTH;
  return { start, end: last >= text.length ? text.length : toWordEnd(text, last, start) };
}

/** The beginning of the first word from a place on, at the latest at `most`. */
function toWordStart(text: string, from: number, most: number): number {
  const space = text.slice(from, most).search(/\s/);
  return space < 0 ? from : from + space + 1;
}

/** The end of the last word that ends before a place. */
function toWordEnd(text: string, before: number, start: number): number {
  for (let end = before; end > start; end--) if (/\s/.test(text.charAt(end))) return end;
  return before;
}
