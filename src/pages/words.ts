// The interface words of a page: in its language, else in the publication's, else in English.
import type { Catalog } from '../catalog/catalog.ts';
import { toDirection } from '../catalog/direction.ts';
import { findWords } from '../messages/find-words.ts';
import type { Words } from '../messages/say.ts';

export type PageWords = Words & {
  /** For an element whose words are these, whatever is around it. */
  readonly mark: { readonly lang: string; readonly dir: 'ltr' | 'rtl' };
};

/** `language` (BCP 47) is that of the page. */
export function toPageWords({ messages, site }: Catalog, language: string): PageWords {
  const words = findWords(messages, [language, site.language]);
  return { ...words, mark: { lang: words.language, dir: toDirection(words.language) } };
}
