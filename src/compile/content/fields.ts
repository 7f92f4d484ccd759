// The kinds of values that settings and front matter are made of, as schemas with messages.
import * as v from 'valibot';
import { quote } from '../diagnostics/hints.ts';
import { fold } from '../files/characters.ts';
import { toWebAddress } from '../files/web-address.ts';

/** Text on one line; not empty. */
export function line() {
  return v.pipe(v.string(), v.transform(fold), v.minLength(1, 'a text must stand here'));
}

/** `true` or `false`. */
export function flag() {
  return v.pipe(
    v.string(),
    v.check(
      (text) => text === 'true' || text === 'false',
      ({ input }) => `${quote(input)}: allowed are true and false`,
    ),
    v.transform((text) => text === 'true'),
  );
}

/** One of the given words. */
export function word<const Words extends readonly string[]>(words: Words) {
  return v.pipe(
    v.string(),
    v.check(
      (text) => words.includes(text),
      ({ input }) => `${quote(input)}: allowed are ${words.join(', ')}`,
    ),
    v.transform((text): Words[number] => text),
  );
}

/** A whole number from `least` to `most`. */
export function whole(least: number, most: number) {
  return v.pipe(
    v.string(),
    v.check(
      (text) => /^\d{1,15}$/u.test(text) && Number(text) >= least && Number(text) <= most,
      ({ input }) => `${quote(input)}: a whole number from ${least} to ${most} must stand here`,
    ),
    v.transform(Number),
  );
}

/** A list that has at least one element. */
export function several<Item extends v.GenericSchema<unknown, string>>(item: Item, what: string) {
  return v.pipe(v.array(item), v.minLength(1, `name at least one ${what}`));
}

/** An absolute `http:` or `https:` URL, in the ASCII form of the URL standard. */
export function webAddress() {
  return v.pipe(
    v.string(),
    v.check(
      (text) => toWebAddress(text) !== null,
      ({ input }) => `${quote(input)}: an absolute address (https://…) must stand here`,
    ),
    v.transform((text) => toWebAddress(text) ?? text),
  );
}

/** A BCP 47 language tag, in canonical case. */
export function language() {
  return v.pipe(
    v.string(),
    v.check(
      (text) => toLanguage(text) !== null,
      ({ input }) => `${quote(input)}: a language tag (BCP 47) must stand here, as en or de-AT`,
    ),
    v.transform((text) => toLanguage(text) ?? text),
  );
}

function toLanguage(text: string): string | null {
  try {
    return Intl.getCanonicalLocales(text)[0] ?? null;
  } catch {
    return null;
  }
}
