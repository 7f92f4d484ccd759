// Tags and categories, which are written in many ways.
import { isData, toText, toTexts, type Value } from './value.ts';

/** What divides a text into several. */
export type Dividers = 'nothing' | 'commas' | 'blanks';

/** `a, b` and `[a, b]`; `a b` where blanks divide and no comma does. */
export function splitList(value: Value | undefined, dividers: Dividers): readonly string[] {
  const texts = toTexts(isData(value) ? Object.values(value) : value);
  if (Array.isArray(value) || dividers === 'nothing') return texts;
  return texts.flatMap((text) => {
    const blanks = dividers === 'blanks' && !/[,;]/u.test(text);
    return text.split(blanks ? ' ' : /[,;，、]/u).flatMap((one) => toText(one) ?? []);
  });
}

/** Lists of Hexo hold lists, one for each path of categories. */
export function splitCategories(value: Value | undefined, dividers: Dividers): readonly string[] {
  if (!Array.isArray(value)) return splitList(value, dividers);
  const all = value.flatMap((one: Value) => (Array.isArray(one) ? toTexts(one) : toTexts([one])));
  return [...new Set(all)];
}
