// What people see where they follow a link to a feed: the feed itself, and how to subscribe to it.
import type { Catalog } from '../catalog/catalog.ts';
import type { Format } from '../feed/format.ts';
import { hasFilters } from '../query/builder-form.ts';
import { toFeedPath, toPagePath } from '../query/canonical.ts';
import type { Query } from '../query/query.ts';
import { toFeedTitle, toFilterWords } from '../query/title.ts';
import { ENGLISH, Layout } from './layout.tsx';
import { Pagination } from './pagination.tsx';
import { Subscribe } from './subscribe.tsx';
import { type Teaser, Teasers } from './teasers.tsx';

type PreviewProps = {
  readonly catalog: Catalog;
  readonly query: Query;
  readonly format: Format;
  readonly teasers: readonly Teaser[];
  /** Full blocks of the archive. */
  readonly blocks: number;
};

export function PreviewPage({ catalog, query, format, teasers, blocks }: PreviewProps) {
  const { site } = catalog;
  const title = toFeedTitle(query, catalog);
  const words = toFilterWords(query, catalog);
  const { page } = query;
  const feed = { ...query, page: null };
  const toBlock = (number: number | null): string =>
    toFeedPath({ ...query, page: number }, site, format.file);
  const path = toBlock(page);
  return (
    <Layout
      catalog={catalog}
      title={title}
      description={site.description}
      language={site.language}
      canonical={`${site.origin}${toPagePath(query, page)}`}
      feeds={[feed]}
      column="list"
    >
      <p class="kind" {...ENGLISH}>
        {format.label} feed
        {page === null ? '' : `, archive page ${page} of ${blocks}`}
      </p>
      <h1>{title}</h1>
      <p class="lead-in" {...ENGLISH}>
        This is a feed. Add its URL to your feed reader to get new articles
        {words === '' ? '' : ' like these'}. No account, no tracking.
      </p>
      <Subscribe catalog={catalog} query={feed} format={format} />
      <p class="row" lang={ENGLISH.lang}>
        <a href={toPagePath(query, page)}>View as a web page</a>{' '}
        {hasFilters(catalog, Number.POSITIVE_INFINITY) ? <a href="/">Build another feed</a> : null}{' '}
        <a href={`${path}${path.includes('?') ? '&' : '?'}view=source`}>View source</a>
      </p>
      <h2 {...ENGLISH}>{page === null ? 'Latest entries' : 'Entries on this page'}</h2>
      <Teasers catalog={catalog} teasers={teasers} level="h3" />
      {page === null ? null : (
        <Pagination
          newer={toBlock(page < blocks ? page + 1 : null)}
          older={page > 1 ? toBlock(page - 1) : null}
        />
      )}
    </Layout>
  );
}
