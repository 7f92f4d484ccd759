// A query in words: "DeFi or Regulation, not Scams".
import type { Catalog } from '../catalog/catalog.ts';
import type { Term } from '../catalog/site.ts';
import type { Clause } from '../search/search-text.ts';
import { toStartOfDay } from './instant.ts';
import { toOffset } from './local-time.ts';
import type { Query } from './query.ts';

/** The filter as people say it; empty when nothing is filtered. */
export function toFilterWords(query: Query, catalog: Catalog): string {
  const { zone } = catalog.site;
  const tags = toTitleFinder(catalog.tags);
  const sections = toTitleFinder(catalog.sections);
  const authors = toTitleFinder(catalog.authors);
  return [
    ...toSearchWords(query.text),
    toGroups(query.tags.map((group) => group.map(tags))),
    toPhrase('not', query.not.map(tags)),
    toPhrase('in', query.sections.map(sections)),
    toPhrase('by', query.authors.map(authors)),
    toPhrase('in', query.languages.map(toLanguageName)),
    query.since === null ? '' : `since ${toMoment(query.since, zone)}`,
    query.until === null ? '' : toEnd(query.until, zone),
  ]
    .filter((phrase) => phrase !== '')
    .join(', ');
}

/** What is searched for: “open web”, what must not be there after it. */
function toSearchWords(text: readonly Clause[]): readonly string[] {
  const words = text.filter(({ kind, without }) => kind !== 'phrase' && !without);
  const phrases = text.filter(({ kind, without }) => kind === 'phrase' && !without);
  return [
    words.length === 0 ? '' : `“${words.map(toWritten).join(' ')}”`,
    ...phrases.map((phrase) => `“${phrase.text}”`),
    ...text.filter(({ without }) => without).map((one) => `not “${toWritten(one)}”`),
  ];
}

function toWritten({ kind, text }: Clause): string {
  return kind === 'prefix' ? `${text}*` : text;
}

/** The title of a feed: the site's, with the filter in words. */
export function toFeedTitle(query: Query, catalog: Catalog): string {
  const { site } = catalog;
  const words = toFilterWords(query, catalog);
  return words === '' ? site.title : `${site.title}: ${words}`;
}

function toTitleFinder(terms: readonly Term[]): (slug: string) => string {
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

/** As people say it in the site's zone: a day where it is its first instant, else the instant. */
function toMoment(seconds: number, zone: string): string {
  if (toStartOfDay(seconds, zone) === seconds) return toDay(seconds, zone);
  return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
}

/** `until` is exclusive: where a day begins, the one before is the last that counts. */
function toEnd(seconds: number, zone: string): string {
  const day = toStartOfDay(seconds, zone) === seconds;
  return day ? `until ${toDay(seconds - 1, zone)}` : `before ${toMoment(seconds, zone)}`;
}

function toDay(seconds: number, zone: string): string {
  return new Date((seconds + toOffset(seconds, zone)) * 1000).toISOString().slice(0, 10);
}

/** A language as English calls it; a range as it stands where it has no name. */
function toLanguageName(range: string): string {
  return new Intl.DisplayNames(['en'], { type: 'language' }).of(range) ?? range;
}
