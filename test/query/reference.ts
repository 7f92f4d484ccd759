// What lists mean, said over plain articles without an index: the reference of the property tests.
import type { Filter } from '../../src/query/filter.ts';
import { type Listed, toSeconds } from '../catalog/build.ts';

/** True when a listed article answers a filter, whatever the moment. */
export function answers(article: Listed, filter: Filter): boolean {
  const { tags = [], authors = ['ada'], section = '', language = 'en' } = article;
  const date = toSeconds(article.date);
  return (
    article.unlisted !== true &&
    filter.tags.every((group) => group.some((tag) => tags.includes(tag))) &&
    !filter.not.some((tag) => tags.includes(tag)) &&
    (filter.sections.length === 0 || filter.sections.includes(section)) &&
    (filter.authors.length === 0 || filter.authors.some((author) => authors.includes(author))) &&
    (filter.languages.length === 0 ||
      filter.languages.some((range) => `${language.toLowerCase()}-`.startsWith(`${range}-`))) &&
    (filter.since === null || date >= filter.since) &&
    (filter.until === null || date < filter.until)
  );
}

export function isDue({ date }: Listed, now: number): boolean {
  return toSeconds(date) <= now;
}

/** Seconds since 1970 of the last change that clients can see. */
export function changeOf({ date, updated = date, removed = date }: Listed): number {
  return Math.max(toSeconds(date), toSeconds(updated), toSeconds(removed));
}

/** Newest first by an instant, equal ones by slug. */
export function byNewest(toInstant: (article: Listed) => number) {
  return (a: Listed, b: Listed): number =>
    toInstant(b) - toInstant(a) || (a.slug < b.slug ? -1 : 1);
}

export function dateOf({ date }: Listed): number {
  return toSeconds(date);
}

/**
 * The articles as compile takes them at a moment: `updated` and `removed` are neither before the
 * date nor in the future.
 */
export function asCompiled(listed: readonly Listed[], now: number): readonly Listed[] {
  return listed.map(({ updated, removed, ...article }) => {
    const isPossible = (instant: string | undefined): instant is string =>
      instant !== undefined && instant >= article.date && toSeconds(instant) <= now;
    return {
      ...article,
      ...(isPossible(updated) ? { updated } : {}),
      ...(isPossible(removed) ? { removed } : {}),
    };
  });
}
