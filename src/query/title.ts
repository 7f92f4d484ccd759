// A query in words: "DeFi or Regulation, not Scams".
import type { Catalog } from '../catalog/catalog.ts';
import type { Term } from '../catalog/site.ts';
import type { Query } from './query.ts';

/** The filter as people say it; empty when nothing is filtered. */
export function toWords(query: Query, catalog: Catalog): string {
  const tags = toTitles(catalog.tags);
  const sections = toTitles(catalog.sections);
  const authors = toTitles(catalog.authors);
  return [
    toGroups(query.tags.map((group) => group.map(tags))),
    toPhrase('not', query.not.map(tags)),
    toPhrase('in', query.sections.map(sections)),
    toPhrase('by', query.authors.map(authors)),
    toPhrase('language', query.languages),
    toPhrase('since', query.since === null ? [] : [toDate(query.since)]),
    toPhrase('before', query.until === null ? [] : [toDate(query.until)]),
  ]
    .filter((phrase) => phrase !== '')
    .join(', ');
}

/** The title of a feed: the site's, with the filter in words. */
export function toFeedTitle(query: Query, catalog: Catalog): string {
  const { site } = catalog;
  const words = toWords(query, catalog);
  return words === '' ? site.title : `${site.title}: ${words}`;
}

function toTitles(terms: readonly Term[]): (slug: string) => string {
  return (slug) => terms.find((term) => term.slug === slug)?.title ?? slug;
}

/** "A or B" for one group; "(A or B) and C" for several. */
function toGroups(groups: readonly (readonly string[])[]): string {
  if (groups.length <= 1) return groups.flat().join(' or ');
  return groups
    .map((group) => (group.length === 1 ? group.join('') : `(${group.join(' or ')})`))
    .join(' and ');
}

function toPhrase(word: string, names: readonly string[]): string {
  return names.length === 0 ? '' : `${word} ${names.join(' or ')}`;
}

/** A date alone where the instant is midnight UTC, else date and time. */
function toDate(seconds: number): string {
  const text = new Date(seconds * 1000).toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.replace('.000Z', 'Z');
}
