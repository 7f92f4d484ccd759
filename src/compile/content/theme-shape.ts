// The keys of `theme:` in site.yaml and the values they take.
import * as v from 'valibot';
import { quote } from '../diagnostics/hints.ts';
import { toHex, toMeantHex } from './colours.ts';
import { line, word } from './fields.ts';
import { either, isText, keys } from './shape.ts';

/** Characters of a footer: it is a part of every page. */
const LONGEST = 1000;

/** An opaque colour, as `#rrggbb`. */
export const colour = v.pipe(
  v.string(),
  v.examples(['#0a5c66']),
  v.check(
    (text) => toHex(text) !== null,
    ({ input }) => toColourFault(input),
  ),
  v.transform((text) => toHex(text) ?? text),
);

export const theme = keys({
  accent: v.optional(either(colour, keys({ light: colour, dark: colour }), isText)),
  font: v.optional(word(['serif', 'sans'])),
  logo: v.optional(either(line(), keys({ light: line(), dark: line() }), isText)),
  navigation: v.optional(v.array(keys({ title: line(), url: line() }), '[{title: …, url: …}]')),
  footer: v.optional(
    v.pipe(v.string(), v.maxLength(LONGEST, `must have at most ${LONGEST} characters`)),
  ),
});

export type ThemeSettings = v.InferOutput<typeof theme>;

function toColourFault(text: string): string {
  const meant = toMeantHex(text);
  const hint = meant === null ? '' : `; did you mean "${meant}"?`;
  return `must be a colour like "#0a5c66", without transparency, got ${quote(text)}${hint}`;
}
