// The messages that a site needs: those of its languages, with its own words.
import { ENGLISH, type Messages } from '../../messages/english.ts';
import { findLanguage, type MessageTables } from '../../messages/find-words.ts';
import { TABLES } from './tables.ts';

/** Own messages by language; each has only those that it says in other words. */
type Own = { readonly [language: string]: Partial<Messages> };

/** For articles in these languages; English as it is in the code of the Worker is left out. */
export function toMessages(languages: readonly string[], own: Own): MessageTables {
  const known = Object.keys(TABLES);
  const used = new Set(languages.map((language) => findLanguage(known, language)));
  const tables = Object.entries(TABLES).filter(([language]) => used.has(language));
  const all: Record<string, Messages> = { ...Object.fromEntries(tables) };
  // What is said in German is said in that of Austria too, unless that has words of its own.
  for (const language of Object.keys(own).toSorted((a, b) => a.length - b.length)) {
    all[language] = { ...findBase(all, language), ...own[language] };
  }
  return all;
}

function findBase(all: MessageTables, language: string): Messages {
  for (const tables of [all, TABLES]) {
    const base = findLanguage(Object.keys(tables), language);
    const messages = base === null ? undefined : tables[base];
    if (messages !== undefined) return messages;
  }
  return ENGLISH;
}
