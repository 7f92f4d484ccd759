// The messages of all languages that Tagwire speaks beside English.
import type { Messages } from '../../messages/english.ts';
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
