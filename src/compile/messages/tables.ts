// The messages of all languages that Tagwire speaks. A site has only those that it uses.
import type { Messages } from '../../messages/english.ts';
import { findLanguage, type MessageTables } from '../../messages/find-words.ts';
import { GERMAN } from './german.ts';

/** By language (BCP 47), or by language and script where the usual script has words of its own. */
export const TABLES: { readonly [language: string]: Messages } = { de: GERMAN };

/** The messages for articles in these languages; English is in the code of the Worker. */
export function toMessages(languages: readonly string[]): MessageTables {
  const known = Object.keys(TABLES);
  const used = new Set(languages.map((language) => findLanguage(known, language)));
  return Object.fromEntries(Object.entries(TABLES).filter(([language]) => used.has(language)));
}
