// Formulas in TeX, which compile takes as they are: put aside, so that no rule for Markdown changes them.
import { readMaskedSource } from '../../compile/markdown/masked-source.ts';
import type { Mask } from './mask.ts';

/** Characters that a formula has at most. */
const LONGEST = 5_000;

/** As authors write `\(` and `\[` where Markdown takes one of two backslashes, for MathJax to find the other. */
const OTHERS = [
  { pattern: /\\\\\[((?:(?!\\\\\]|\n[ \t]*\n).)+)\\\\\]/gsu, sign: '$$' },
  { pattern: /\\\\\(((?:(?!\\\\\)|\n).)+)\\\\\)/gsu, sign: '$' },
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

function rewrite(text: string, { pattern, sign }: (typeof OTHERS)[number]): string {
  return text.replaceAll(pattern, (formula, tex: string) =>
    tex.length > LONGEST || tex.trim() === '' ? formula : `${sign}${tex.trim()}${sign}`,
  );
}
