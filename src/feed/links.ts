// The addresses that a feed names in one format: its own, the other formats', its archive's.
import type { Site } from '../catalog/site.ts';
import { toFeedPath } from '../query/canonical.ts';
import { type Query, withoutProfile } from '../query/query.ts';
import type { Document } from './document.ts';

/** What of a format its addresses depend on. */
type Addressed = {
  readonly file: string;
  readonly type: string;
  readonly isForServices?: true;
};

/** Absolute and canonical. */
export type Links = {
  readonly self: string;
  /** The same feed in the other formats. */
  readonly alternates: readonly { readonly type: string; readonly href: string }[];
  /** The feed that this is a page of; null when this is the feed itself. */
  readonly current: string | null;
  /** The pages of the archive before and after this one (RFC 5005 §4), where there are any. */
  readonly previous: string | null;
  readonly next: string | null;
};

/** The links of a document in `format`, one of `formats`. */
export function toLinks(
  { site, query, previous, next }: Document,
  format: Addressed,
  formats: readonly Addressed[],
): Links {
  const toPage = (page: number | null): string => toFeedUrl(site, { ...query, page }, format);
  return {
    self: toFeedUrl(site, query, format),
    // What a service demands, another format does not say.
    alternates: formats
      .filter(({ file }) => file !== format.file && query.profile === null)
      .map((other) => ({ type: other.type, href: toFeedUrl(site, query, other) })),
    current: query.page === null ? null : toPage(null),
    previous: previous === null ? null : toPage(previous),
    next: next === null ? null : toPage(next),
  };
}

/** The address of the feed of a query in one format; of one without profiles, that of readers. */
export function toFeedUrl(
  site: Site,
  query: Query,
  { file, isForServices }: Pick<Addressed, 'file' | 'isForServices'>,
): string {
  const own = isForServices ? query : withoutProfile(site, query);
  return `${site.origin}${toFeedPath(own, site, file)}`;
}
