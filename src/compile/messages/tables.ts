// The messages of all languages that Tagwire speaks. A site has only those that it uses.
import type { Messages } from '../../messages/english.ts';
import { findLanguage, type MessageTables } from '../../messages/find-words.ts';
import { ARABIC } from './arabic.ts';
import { CHINESE } from './chinese.ts';
import { DUTCH } from './dutch.ts';
import { FRENCH } from './french.ts';
import { GERMAN } from './german.ts';
import { HEBREW } from './hebrew.ts';
import { ITALIAN } from './italian.ts';
import { JAPANESE } from './japanese.ts';
import { KOREAN } from './korean.ts';
import { POLISH } from './polish.ts';
import { PORTUGUESE } from './portuguese.ts';
import { SPANISH } from './spanish.ts';
import { TRADITIONAL_CHINESE } from './traditional-chinese.ts';
import { TURKISH } from './turkish.ts';

/** By language (BCP 47), or by language and script where another script is the usual one. */
export const TABLES: { readonly [language: string]: Messages } = {
  ar: ARABIC,
  de: GERMAN,
  es: SPANISH,
  fr: FRENCH,
  he: HEBREW,
  it: ITALIAN,
  ja: JAPANESE,
  ko: KOREAN,
  nl: DUTCH,
  pl: POLISH,
  pt: PORTUGUESE,
  tr: TURKISH,
  zh: CHINESE,
  'zh-Hant': TRADITIONAL_CHINESE,
};

/** The messages for articles in these languages; English is in the code of the Worker. */
export function toMessages(languages: readonly string[]): MessageTables {
  const known = Object.keys(TABLES);
  const used = new Set(languages.map((language) => findLanguage(known, language)));
  return Object.fromEntries(Object.entries(TABLES).filter(([language]) => used.has(language)));
}
