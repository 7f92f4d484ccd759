// TeX between dollar signs, which Markdown would eat: `\{` and `a_1` are written so that they are shown.
import type { Mask } from './mask.ts';

/** Characters that a formula has at most. */
const MOST_DISPLAYED = 5_000;
const MOST_INLINE = 300;

/** What Markdown would take for its own. */
const SPECIAL = /[\\*_`[\]<~&|]/gu;

/** Puts formulas aside, escaped. */
export function hideMath(text: string, mask: Mask): string {
  if (!text.includes('$')) return text;
  return hideInline(hideDisplayed(text, mask), mask);
}

function hideDisplayed(text: string, mask: Mask): string {
  let out = '';
  let done = 0;
  for (let start = text.indexOf('$$'); start !== -1; start = text.indexOf('$$', done)) {
    const end = text.indexOf('$$', start + 2);
    if (end === -1) break;
    const formula = text.slice(start, end + 2);
    const isOne = formula.length <= MOST_DISPLAYED && !/\n[ \t]*\n/u.test(formula);
    out += text.slice(done, start) + (isOne ? mask.hide(escapeTex(formula)) : formula);
    done = end + 2;
  }
  return out + text.slice(done);
}

/** Only what has something of TeX in it: a price has not. */
function hideInline(text: string, mask: Mask): string {
  return text.replace(/\$([^$\n]*)\$(?!\w)/gu, (formula, inner: string) => {
    const isTex = /[\\_^]/u.test(inner) && inner.trim() === inner && inner.length <= MOST_INLINE;
    return isTex ? mask.hide(escapeTex(formula)) : formula;
  });
}

function escapeTex(formula: string): string {
  return formula
    .split('\n')
    .map((line) =>
      line
        .trimStart()
        .replace(SPECIAL, '\\$&')
        .replace(/^[-+=#>]/u, '\\$&'),
    )
    .join('\n');
}
