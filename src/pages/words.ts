// The interface words of a page: in its language, else in the publication's, else in English.
import type { Catalog } from '../catalog/catalog.ts';
import { toDirection } from '../catalog/direction.ts';
import { findLanguage, findWords } from '../messages/find-words.ts';
import { ENGLISH_WORDS, type Words } from '../messages/say.ts';
import type { Query } from '../query/query.ts';

export type PageWords = Words & {
  /** For an element whose words are these, whatever is around it. */
  readonly mark: { readonly lang: string; readonly dir: 'ltr' | 'rtl' };
};

/** `language` (BCP 47) is that of the page. */
export function toPageWords({ messages, site }: Catalog, language: string): PageWords {
  const words = findWords(messages, [language, site.language]);
  return { ...words, mark: { lang: words.language, dir: toDirection(words.language) } };
}

/**
 * The language (BCP 47) of a page that lists what a query takes: the one that it asks for, if there are
 * words of it, else the publication's.
 */
export function toListLanguage({ messages, site }: Catalog, { languages }: Query): string {
  const [range, ...others] = languages;
  if (range === undefined || others.length > 0) return site.language;
  const spoken = [ENGLISH_WORDS.language, ...Object.keys(messages)];
  const language = toCanonical(range);
  return language === null || findLanguage(spoken, language) === null ? site.language : language;
}

/** Null for a range that is no language. */
function toCanonical(range: string): string | null {
  try {
    return Intl.getCanonicalLocales(range)[0] ?? null;
  } catch {
    return null;
  }
}
