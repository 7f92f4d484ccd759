// Document: what a feed says, free of any format.
import { at, type Catalog, changeAt, slugAt } from '../catalog/catalog.ts';
import type { Author, Section, Show, Site } from '../catalog/site.ts';
import { toPagePath, toScopePath, toSubject } from '../query/canonical.ts';
import type { Query } from '../query/query.ts';
import { BLOCK, type Selection } from '../query/select.ts';
import { toFeedTitle } from '../query/title.ts';

/** An article that was withdrawn: its id and the instant, in seconds. */
export type Tombstone = { readonly id: string; readonly removed: number };

/** What a channel of RSS says for a service. */
export type ServiceChannel = {
  readonly namespaces: { readonly [name: string]: string };
  readonly description: string;
  readonly language: string;
  /** XML beside what any channel has. */
  readonly elements: string;
};

/** The podcast that a feed is of. */
export type ShowDocument = Pick<Section, 'title' | 'description'> & {
  readonly podcast: Show;
  readonly hosts: readonly Author[];
};

export type Document = {
  readonly site: Site;
  readonly title: string;
  readonly language: string;
  /** A `tag:` URI of the query (RFC 4151), the same in every format. */
  readonly id: string;
  /** The page for people of the same filter, or of the same block of the archive. */
  readonly home: string;
  readonly query: Query;
  /** The numbers of the archive's pages before and after this one (RFC 5005 §4), where there are any. */
  readonly previous: number | null;
  readonly next: number | null;
  /** True when no article of the query is missing here (RFC 5005 §2). */
  readonly complete: boolean;
  /** Seconds: the newest date, update or removal in the document; `founded` when it is empty. */
  readonly updated: number;
  /** Seconds: the newest date of an article in the document; null when it holds none. */
  readonly published: number | null;
  readonly tombstones: readonly Tombstone[];
  /** Null for the feed of anything but a podcast. */
  readonly show: ShowDocument | null;
  /** Null for the feed of readers. */
  readonly service: ServiceChannel | null;
};

/** What the feed of this query says at the moment of the selection. */
export function toDocument(catalog: Catalog, query: Query, selection: Selection): Document {
  const { site } = catalog;
  const { page } = query;
  const { blocks, complete } = selection;
  // Fewer entries than a block holds would leave a gap before the newest full one.
  // Services read no archive, and may be shown fewer entries than were selected.
  const isForReaders = query.profile === null;
  const hasArchive = isForReaders && blocks > 0 && !complete && query.limit >= BLOCK;
  const newestFull = hasArchive ? blocks : null;
  const [newest] = selection.entries;
  return {
    site,
    title: toFeedTitle(query, catalog),
    language: toLanguage(query, catalog),
    id: `tag:${site.authority}:feeds${toSubject(query) || '/'}`,
    home: toHome(site, query),
    query,
    previous: page === null ? newestFull : page > 1 ? page - 1 : null,
    next: page !== null && page < blocks ? page + 1 : null,
    complete: complete && isForReaders,
    updated: newestChange(catalog, selection) ?? site.founded,
    published: newest === undefined ? null : at(catalog.rows.published, newest),
    tombstones: selection.removed.map((position) => ({
      id: catalog.tombstones[slugAt(catalog.rows, position)] ?? '',
      removed: at(catalog.rows.removed, position),
    })),
    show: toShow(query, catalog),
    service: null,
  };
}

/** The feed of a section and of nothing less: a filter of it is no podcast. */
function toShow(query: Query, { sections, authors }: Catalog): ShowDocument | null {
  if (query.profile !== null) return null;
  const [name] = query.sections;
  const section = sections.find(({ slug }) => slug === name);
  if (section === undefined || section.podcast === null) return null;
  if (toSubject(query) !== toScopePath({ kind: 'section', name: section.slug })) return null;
  const { title, description, podcast } = section;
  const hosts = podcast.hosts.flatMap((host) => authors.filter(({ slug }) => slug === host));
  return { title, description, podcast, hosts };
}

/** The page for people that the feed of this query belongs to: absolute and canonical. */
export function toHome(site: Site, query: Query): string {
  return `${site.origin}${toPagePath(query, query.page)}`;
}

/** Seconds of the newest date, update or removal of a selection; null when it is empty. */
export function newestChange(catalog: Catalog, selection: Selection): number | null {
  const changes = [...selection.entries, ...selection.removed].map((position) =>
    changeAt(catalog.rows, position),
  );
  return changes.length === 0 ? null : Math.max(...changes);
}

/** The one language asked for, in the form the articles use; else the site's. */
function toLanguage(query: Query, catalog: Catalog): string {
  const [range] = query.languages;
  if (range === undefined || query.languages.length > 1) return catalog.site.language;
  return (
    catalog.languages.find((language) => language.toLowerCase() === range) ?? catalog.site.language
  );
}
