// The kinds of values that settings and front matter are made of, as schemas with messages. Compile reads
// every value as a text; the metadata say what it is for YAML, to the schemas for editors.
import * as v from 'valibot';
import { quote } from '../diagnostics/hints.ts';
import { fold } from '../files/characters.ts';
import { toWebAddress } from '../files/web-address.ts';
import { toSeconds } from './durations.ts';
import { toLanguage, toLanguageHint } from './languages.ts';
import { toLicense, toLicenseFault } from './licenses.ts';

/** Text on one line; not empty. */
export function line() {
  return v.pipe(
    v.string(),
    v.metadata({ type: ['string', 'number'] }),
    v.transform(fold),
    v.minLength(1, 'must not be empty'),
  );
}

/** Text on one line; null where there is none. */
export function lineOrNone() {
  return v.pipe(
    v.string(),
    v.metadata({ type: ['string', 'number', 'null'] }),
    v.transform((text) => fold(text) || null),
  );
}

/** A date, to be read with the time zone. */
export function date() {
  return v.pipe(v.string(), v.examples(['2026-03-02', '2026-03-02T09:00']));
}

/** A duration, in whole seconds. */
export function duration() {
  return v.pipe(
    v.string(),
    v.metadata({ type: ['string', 'integer'] }),
    v.examples(['12:34', '1:02:03']),
    v.check(
      (text) => toSeconds(text) !== null,
      ({ input }) => `must be a duration like 12:34, 1:02:03 or 754 (seconds), got ${quote(input)}`,
    ),
    v.transform((text) => toSeconds(text) ?? 0),
  );
}

/** `true` or `false`. */
export function flag() {
  return v.pipe(
    v.string(),
    v.metadata({ type: 'boolean' }),
    v.check(
      (text) => text === 'true' || text === 'false',
      ({ input }) => `must be true or false, got ${quote(input)}`,
    ),
    v.transform((text) => text === 'true'),
  );
}

/** One of the given words. */
export function word<const Words extends readonly string[]>(words: Words) {
  const isNumber = words.every((one) => /^\d+$/u.test(one));
  return v.pipe(
    v.string(),
    v.metadata(
      isNumber
        ? { type: 'integer', enum: words.map(Number) }
        : { type: 'string', enum: [...words] },
    ),
    v.check(
      (text) => words.includes(text),
      ({ input }) => `must be one of ${words.join(', ')}, got ${quote(input)}`,
    ),
    v.transform((text): Words[number] => text),
  );
}

/** A whole number from `least` to `most`. */
export function whole(least: number, most: number) {
  return v.pipe(
    v.string(),
    v.metadata({ type: 'integer', minimum: least, maximum: most }),
    v.check(
      (text) => /^\d{1,15}$/u.test(text) && Number(text) >= least && Number(text) <= most,
      ({ input }) => `must be a whole number from ${least} to ${most}, got ${quote(input)}`,
    ),
    v.transform(Number),
  );
}

/** A list that has at least one element. */
export function several<Item extends v.GenericSchema<unknown, string>>(item: Item, what: string) {
  return v.pipe(v.array(item), v.minLength(1, `must have at least one ${what}`));
}

/** An absolute `http:` or `https:` URL, in the ASCII form of the URL standard. */
export function webAddress() {
  return v.pipe(
    v.string(),
    v.check(
      (text) => toWebAddress(text) !== null,
      ({ input }) => `must be an absolute URL (https://…), got ${quote(input)}`,
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
      ({ input }) =>
        `must be a language tag (BCP 47) like en or de-AT, got ${quote(input)}${toLanguageHint(input)}`,
    ),
    v.transform((text) => toLanguage(text) ?? text),
  );
}

/** The address of a license, or an SPDX id of Creative Commons, which becomes its address. */
export function license() {
  return v.pipe(
    v.string(),
    v.check(
      (text) => toLicense(text) !== null,
      ({ input }) => toLicenseFault(input),
    ),
    v.transform((text) => toLicense(text) ?? text),
  );
}
