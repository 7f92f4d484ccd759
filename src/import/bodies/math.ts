// Formulas in TeX, which compile takes as they are: put aside, so that no rule for Markdown changes them.
import { readMaskedSource } from '../../compile/markdown/masked-source.ts';
import type { Mask } from './mask.ts';

/** Characters that a formula has at most. */
const LONGEST = 5_000;

/** As authors write `\(` and `\[` where Markdown takes one of two backslashes, for MathJax to find the other. */
const OTHERS = [
  { open: '\\\\[', close: '\\\\]', sign: '$$', end: /\n[ \t]*\n/u },
  { open: '\\\\(', close: '\\\\)', sign: '$', end: /\n/u },
] as const;

/** Writes all formulas between dollar signs, and puts them aside. */
export function hideMath(text: string, mask: Mask): string {
  const written = OTHERS.reduce(rewrite, text);
  if (!written.includes('$')) return written;
  const { formulas } = readMaskedSource(written);
  const pieces = [...formulas.values()].flatMap((formula) => formula.pieces);
  let out = '';
  let done = 0;
  for (const { start, end } of pieces.toSorted((a, b) => a.start - b.start)) {
    out += written.slice(done, start) + mask.hide(written.slice(start, end));
    done = end;
  }
  return out + written.slice(done);
}

/** `end` is what no formula of a kind has in it. */
function rewrite(text: string, { open, close, sign, end }: (typeof OTHERS)[number]): string {
  let out = '';
  let done = 0;
  let closing = 0;
  for (let at = text.indexOf(open); at >= 0; at = text.indexOf(open, at)) {
    const start = at + open.length;
    if (closing < start) closing = text.indexOf(close, start);
    if (closing < 0) break;
    const tex = closing - start > LONGEST ? '' : text.slice(start, closing).trim();
    if (tex === '' || end.test(text.slice(start, closing))) {
      at = start;
      continue;
    }
    out += `${text.slice(done, at)}${sign}${tex}${sign}`;
    done = closing + close.length;
    at = done;
  }
  return out + text.slice(done);
}
