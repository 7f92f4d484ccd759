// Formulas in a text: which dollar signs begin and end TeX, and which are money or the names of variables.
import type { Nodes } from 'mdast';
import { listOpaqueRanges, readRanges } from './opaque.ts';
import type { Range } from './outside-code.ts';

export type Formula = {
  readonly tex: string;
  readonly isDisplayed: boolean;
  /** What it takes of each line, its dollar signs too: what quotes and indents the line is not in it. */
  readonly pieces: readonly Range[];
};

/** Characters that a formula has at most. */
const LONGEST_DISPLAYED = 5_000;
const LONGEST = 1_000;

/** Signs that TeX has and a sentence has not. */
const TEX = /[\\_^{}=<>+*|]/u;
const WORDS = /\p{L}{2}\s|\s\p{L}{2}/u;

/** What TeX has before a letter that follows its last dollar sign, and what it ends in there. */
const SIGNS = /[\\_^{}=+]/u;
const ENDS = /[\p{L}\p{N})}]$/u;

/** Dollar signs side by side. */
type Dollars = Range;

/** `$$…$$`, on one line or more, up to an empty line. */
export function findDisplayed(text: string, nodes: readonly Nodes[]): readonly Formula[] {
  const found: Formula[] = [];
  let open: Dollars | null = null;
  for (const mark of listDollars(text, nodes)) {
    if (mark.end - mark.start !== 2) continue;
    const formula: Formula | null = open === null ? null : toDisplayed(text, open.start, mark.end);
    if (formula !== null) found.push(formula);
    open = formula === null ? mark : null;
  }
  return found;
}

function toDisplayed(text: string, start: number, end: number): Formula | null {
  const inner = text.slice(start + 2, end - 2);
  if (inner.length > LONGEST_DISPLAYED || /\n[ \t>]*\n/u.test(inner) || !isTex(inner)) return null;
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const pieces = toPieces(text, start, end, before.match(/>/gu)?.length ?? 0);
  const lines = pieces.map((piece) => text.slice(piece.start, piece.end));
  return { tex: lines.join('\n').slice(2, -2).trim(), isDisplayed: true, pieces };
}

/**
 * `$…$` within one paragraph, heading or cell, by the rules of Pandoc (no space inside of the signs, no digit
 * after them) and more that keep money and variables what they are; and `` $`…`$ ``, as on GitHub.
 */
export function findInline(text: string, nodes: readonly Nodes[]): readonly Formula[] {
  const marks = listDollars(text, nodes);
  let next = 0;
  const takeWithin = (start: number, end: number): readonly Dollars[] => {
    const isBefore = (place: number) => (marks[next]?.start ?? Number.POSITIVE_INFINITY) < place;
    while (isBefore(start)) next += 1;
    const first = next;
    while (isBefore(end)) next += 1;
    return marks.slice(first, next);
  };
  const found = nodes.flatMap((node): readonly Formula[] => {
    const start = node.position?.start.offset;
    const end = node.position?.end.offset;
    if (start === undefined || end === undefined) return [];
    if (node.type === 'inlineCode') return findAroundCode(text, node.value, { start, end });
    if (!['paragraph', 'heading', 'tableCell', 'html'].includes(node.type)) return [];
    return findWithin(text, takeWithin(start, end), node.type === 'tableCell');
  });
  return found.toSorted((a, b) => toStart(a) - toStart(b));
}

function toStart({ pieces }: Formula): number {
  return pieces[0]?.start ?? 0;
}

function findWithin(text: string, marks: readonly Dollars[], isCell: boolean): readonly Formula[] {
  const found: Formula[] = [];
  let open: Dollars | null = null;
  for (const mark of marks) {
    const isOne = mark.end - mark.start === 1;
    if (open === null || !isOne || !mayBeInline(text, open, mark)) {
      open = isOne && mayBegin(text, mark) ? mark : null;
      continue;
    }
    const written = text.slice(open.end, mark.start);
    const tex = isCell ? written.replaceAll('\\|', '|') : written;
    found.push({ tex, isDisplayed: false, pieces: toPieces(text, open.start, mark.end, 0) });
    open = null;
  }
  return found;
}

function mayBegin(text: string, { start, end }: Dollars): boolean {
  return !/[a-z0-9]/iu.test(text.charAt(start - 1)) && /\S/u.test(text.charAt(end));
}

function mayBeInline(text: string, open: Dollars, close: Dollars): boolean {
  const inner = text.slice(open.end, close.start);
  if (inner.length > LONGEST || /\s$|\n[ \t]*>/u.test(inner) || !isTex(inner)) return false;
  const after = text.charAt(close.end);
  if (/[0-9A-Z{]/u.test(after)) return false;
  // `$n$th`, but not `$name$other`.
  if (/[a-z]/u.test(after))
    return inner.length === 1 || (SIGNS.test(inner.slice(0, -1)) && ENDS.test(inner));
  return TEX.test(inner) || !/^\.\p{L}|[/.:]$/u.test(inner);
}

/** Whether it can be TeX: neither empty nor a sentence nor what has code in it. */
function isTex(inner: string): boolean {
  return inner.trim() !== '' && !inner.includes('`') && (TEX.test(inner) || !WORDS.test(inner));
}

function findAroundCode(text: string, tex: string, { start, end }: Range): readonly Formula[] {
  const isFormula = text.charAt(start - 1) === '$' && text.charAt(end) === '$';
  if (!isFormula || /[\\$]/u.test(text.charAt(start - 2)) || tex.trim() === '') return [];
  return [{ tex, isDisplayed: false, pieces: [{ start: start - 1, end: end + 1 }] }];
}

/** Dollar signs that are neither escaped nor in code, tags or addresses. */
function listDollars(text: string, nodes: readonly Nodes[]): readonly Dollars[] {
  const isOpaque = readRanges(listOpaqueRanges(text, nodes));
  return [...text.matchAll(/\\.|\$+/gsu)].flatMap(({ 0: sign, index }) => {
    const isDollar = sign.startsWith('$') && !isOpaque(index);
    return isDollar ? [{ start: index, end: index + sign.length }] : [];
  });
}

/** A range line by line, each without its indent and as many marks of quotations as there may be. */
function toPieces(text: string, start: number, end: number, quoted: number): readonly Range[] {
  const prefix = new RegExp(`^(?:[ \\t]*>){0,${quoted}}[ \\t]*`, 'u');
  let at = start;
  return text
    .slice(start, end)
    .split('\n')
    .map((line, index): Range => {
      const skipped = index === 0 ? 0 : (prefix.exec(line)?.[0].length ?? 0);
      const piece = { start: at + skipped, end: at + line.length };
      at += line.length + 1;
      return piece;
    });
}
