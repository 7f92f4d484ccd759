// The language in which a list speaks: its page, and the title of its feed.
import type { Catalog } from '../catalog/catalog.ts';
import { findLanguage } from '../messages/find-words.ts';
import { ENGLISH_WORDS } from '../messages/say.ts';
import type { Query } from './query.ts';

/** The one (BCP 47) that the query asks for, if there are words of it, else the publication's. */
export function toListLanguage(
  { messages, site }: Pick<Catalog, 'messages' | 'site'>,
  { languages }: Pick<Query, 'languages'>,
): string {
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
