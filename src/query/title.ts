// A query in words: "DeFi or Regulation, not Scams".
import type { Catalog } from '../catalog/catalog.ts';
import type { Term } from '../catalog/site.ts';
import { findWords } from '../messages/find-words.ts';
import { enumerate, say, sayEither, type Words } from '../messages/say.ts';
import type { Clause } from '../search/search-text.ts';
import { toStartOfDay } from './instant.ts';
import { toListLanguage } from './list-language.ts';
import { toOffset } from './local-time.ts';
import type { Query } from './query.ts';

/** The filter as people say it, in the language of its list if no words are given; empty when nothing is filtered. */
export function toFilterWords(
  query: Query,
  catalog: Catalog,
  words: Words = toListWords(catalog, query),
): string {
  const { zone } = catalog.site;
  const tags = toTitleFinder(catalog.tags);
  const sections = toTitleFinder(catalog.sections);
  const authors = toTitleFinder(catalog.authors);
  return [
    ...toSearchWords(words, query.text),
    toGroups(
      words,
      query.tags.map((group) => group.map(tags)),
    ),
    toPhrase(words, 'filterNot', query.not.map(tags)),
    toPhrase(words, 'filterSection', query.sections.map(sections)),
    toPhrase(words, 'filterAuthor', query.authors.map(authors)),
    toPhrase(words, 'filterLanguage', query.languages.map(toLanguageNamer(words))),
    query.since === null ? '' : say(words, 'filterSince', { date: toMoment(query.since, zone) }),
    query.until === null ? '' : toEnd(words, query.until, zone),
  ]
    .filter((phrase) => phrase !== '')
    .reduce((all, phrase) => (all === '' ? phrase : enumerate(words, all, phrase)), '');
}

/** What is searched for: “open web”, what must not be there after it. */
function toSearchWords(words: Words, text: readonly Clause[]): readonly string[] {
  const quote = (written: string): string => say(words, 'quotation', { text: written });
  const plain = text.filter(({ kind, without }) => kind !== 'phrase' && !without);
  const phrases = text.filter(({ kind, without }) => kind === 'phrase' && !without);
  return [
    plain.length === 0 ? '' : quote(plain.map(toWritten).join(' ')),
    ...phrases.map((phrase) => quote(phrase.text)),
    ...text
      .filter(({ without }) => without)
      .map((one) => say(words, 'filterNot', { names: quote(toWritten(one)) })),
  ];
}

function toWritten({ kind, text }: Clause): string {
  return kind === 'prefix' ? `${text}*` : text;
}

/** The title of a feed: the site's, with the filter in words, of the language of its list if none are given. */
export function toFeedTitle(
  query: Query,
  catalog: Catalog,
  words: Words = toListWords(catalog, query),
): string {
  const { site } = catalog;
  const filter = toFilterWords(query, catalog, words);
  return filter === '' ? site.title : say(words, 'labelled', { label: site.title, value: filter });
}

function toListWords(catalog: Catalog, query: Query): Words {
  return findWords(catalog.messages, [toListLanguage(catalog, query), catalog.site.language]);
}

function toTitleFinder(terms: readonly Term[]): (slug: string) => string {
  return (slug) => terms.find((term) => term.slug === slug)?.title ?? slug;
}

/** "A or B" for one group; "(A or B) and C" for several. */
function toGroups(words: Words, groups: readonly (readonly string[])[]): string {
  if (groups.length <= 1) return toAny(words, groups.flat());
  return groups
    .map((group) => (group.length === 1 ? group.join('') : `(${toAny(words, group)})`))
    .reduce((first, second) => say(words, 'both', { first, second }));
}

/** "A or B or C": there may be a comma around. */
function toAny(words: Words, names: readonly string[]): string {
  return names.reduce((all, name) => (all === '' ? name : sayEither(words, [all, name])), '');
}

function toPhrase(
  words: Words,
  key: 'filterNot' | 'filterSection' | 'filterAuthor' | 'filterLanguage',
  names: readonly string[],
): string {
  return names.length === 0 ? '' : say(words, key, { names: toAny(words, names) });
}

/** As people say it in the site's zone: a day where it is its first instant, else the instant. */
function toMoment(seconds: number, zone: string): string {
  if (toStartOfDay(seconds, zone) === seconds) return toDay(seconds, zone);
  return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
}

/** `until` is exclusive: where a day begins, the one before is the last that counts. */
function toEnd(words: Words, seconds: number, zone: string): string {
  return toStartOfDay(seconds, zone) === seconds
    ? say(words, 'filterUntil', { date: toDay(seconds - 1, zone) })
    : say(words, 'filterBefore', { date: toMoment(seconds, zone) });
}

function toDay(seconds: number, zone: string): string {
  return new Date((seconds + toOffset(seconds, zone)) * 1000).toISOString().slice(0, 10);
}

/** Languages as people of another call them; a range as it stands where it has no name. */
function toLanguageNamer({ language }: Words): (range: string) => string {
  return (range) => new Intl.DisplayNames([language], { type: 'language' }).of(range) ?? range;
}
