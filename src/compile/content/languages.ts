// Language tags (BCP 47), and those that were meant by names of languages and countries.
import { toNearNames } from '../../query/names.ts';
import { toNearHint } from '../diagnostics/hints.ts';

const ENGLISH = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
const COUNTRIES = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** Made for the first hint: it takes a while. */
let names: ReadonlyMap<string, string> | null = null;

/** A tag in its canonical case; null for what is none, or of a language that does not exist. */
export function toLanguage(text: string): string | null {
  const tag = canonicalise(text);
  return tag === null || !isLanguage(tag.split('-', 1)[0] ?? '') ? null : tag;
}

/**
 * Codes of two letters are all known (ISO 639-1), and none that is registered has more than three. Of those
 * with three there are thousands.
 */
function isLanguage(code: string): boolean {
  if (code.length === 2) return ENGLISH.of(code) !== undefined;
  return code.length === 3 || code === 'i' || code === 'x';
}

/** The end of a message: the tag that was probably meant; empty where none is near. */
export function toLanguageHint(text: string): string {
  const meant = findLanguage(text);
  return meant === null ? '' : `; ${toNearHint([meant])}`;
}

function findLanguage(text: string): string | null {
  const name = toKey(text);
  const tag = toLanguage(text.trim().replace(/[_ ]/gu, '-'));
  if (tag !== null) return tag;
  names ??= toNames();
  const [near = name] = names.has(name) ? [name] : toNearNames(name, names.keys());
  return names.get(near) ?? findLanguageOf(name);
}

/** Codes by the names of languages, in English and in the language itself. */
function toNames(): ReadonlyMap<string, string> {
  const codes = new Map<string, string>();
  for (const code of toCodes()) {
    const english = ENGLISH.of(code);
    if (english === undefined) continue;
    const own = new Intl.DisplayNames(code, { type: 'language' }).of(code);
    for (const name of [english, own ?? english]) {
      if (!codes.has(toKey(name))) codes.set(toKey(name), canonicalise(code) ?? code);
    }
  }
  return codes;
}

function* toCodes(): Generator<string> {
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  for (const first of letters) for (const second of letters) yield first + second;
}

/** The language that most people speak in the country of a code; null for other texts. */
function findLanguageOf(country: string): string | null {
  if (!/^[a-z]{2}$/u.test(country) || COUNTRIES.of(country.toUpperCase()) === undefined)
    return null;
  return new Intl.Locale(`und-${country}`).maximize().language;
}

function canonicalise(tag: string): string | null {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    return null;
  }
}

/** Letters without their accents, in lower case. */
function toKey(name: string): string {
  return name.trim().normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
