// The words for a language, where there are some.
import type { Messages } from './english.ts';
import { ENGLISH_WORDS, type Words } from './say.ts';

/** Messages by language (BCP 47). */
export type MessageTables = { readonly [language: string]: Messages };

/** The words of the first of these languages that there are messages for; English where there are none. */
export function findWords(tables: MessageTables, languages: readonly string[]): Words {
  for (const wanted of [...languages, ENGLISH_WORDS.language]) {
    const language = findLanguage(Object.keys(tables), wanted);
    const messages = language === null ? undefined : tables[language];
    if (language !== null && messages !== undefined) return { language, messages };
    if (findLanguage([ENGLISH_WORDS.language], wanted) !== null) break;
  }
  return ENGLISH_WORDS;
}

/** The one of these languages whose words people of another read: its own, or those of its script. */
export function findLanguage(languages: readonly string[], wanted: string): string | null {
  const near = candidates.get(wanted) ?? toCandidates(wanted);
  candidates.set(wanted, near);
  return near.find((candidate) => languages.includes(candidate)) ?? null;
}

/** By language; they take longer to find than all else of a message, and a page asks for them again and again. */
const candidates = new Map<string, readonly string[]>();

function toCandidates(wanted: string): readonly string[] {
  const { baseName } = new Intl.Locale(wanted);
  const { language, script } = new Intl.Locale(wanted).maximize();
  const usual = new Intl.Locale(language).maximize().script;
  return [baseName, `${language}-${script}`, ...(script === usual ? [language] : [])];
}
