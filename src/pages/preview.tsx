// What people see where they follow a link to a feed: the feed itself, and how to subscribe to it.
import type { Catalog } from '../catalog/catalog.ts';
import type { Format } from '../feed/format.ts';
import { say } from '../messages/say.ts';
import { hasFilters } from '../query/builder-form.ts';
import { toFeedPath, toPagePath } from '../query/canonical.ts';
import { toListLanguage } from '../query/list-language.ts';
import type { Query } from '../query/query.ts';
import { toFeedTitle, toFilterWords } from '../query/title.ts';
import { Layout } from './layout.tsx';
import { Pagination } from './pagination.tsx';
import { Subscribe } from './subscribe.tsx';
import { type Teaser, Teasers } from './teasers.tsx';
import { toPageWords } from './words.ts';

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
  const language = toListLanguage(catalog, query);
  const words = toPageWords(catalog, language);
  const title = toFeedTitle(query, catalog, words);
  const isFiltered = toFilterWords(query, catalog) !== '';
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
      language={language}
      canonical={`${site.origin}${toPagePath(query, page)}`}
      feeds={[feed]}
      column="list"
    >
      <p class="kind" {...words.mark}>
        {page === null
          ? say(words, 'feedOfFormat', { format: format.label })
          : say(words, 'archivePageOfFormat', { format: format.label, page, pages: blocks })}
      </p>
      <h1>{title}</h1>
      <p class="lead-in" {...words.mark}>
        {say(words, isFiltered ? 'filteredFeedAdvice' : 'feedAdvice')}
      </p>
      <Subscribe catalog={catalog} words={words} query={feed} format={format} />
      <p class="row" lang={words.language}>
        <a href={toPagePath(query, page)}>{say(words, 'viewAsPage')}</a>{' '}
        {hasFilters(catalog, Number.POSITIVE_INFINITY) ? (
          <a href="/">{say(words, 'buildAnotherFeed')}</a>
        ) : null}{' '}
        <a href={`${path}${path.includes('?') ? '&' : '?'}view=source`}>
          {say(words, 'viewSource')}
        </a>
      </p>
      <h2 {...words.mark}>{say(words, page === null ? 'latestEntries' : 'entriesOnPage')}</h2>
      <Teasers catalog={catalog} words={words} teasers={teasers} level="h3" />
      {page === null ? null : (
        <Pagination
          words={words}
          newer={toBlock(page < blocks ? page + 1 : null)}
          older={page > 1 ? toBlock(page - 1) : null}
        />
      )}
    </Layout>
  );
}
