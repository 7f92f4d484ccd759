// What people see where they follow a link to a feed: the feed itself, and how to subscribe to it.
import type { Catalog } from '../catalog/catalog.ts';
import { FORMAT_FILES, type FormatName } from '../feed/document.ts';
import { toPagePath, toPath } from '../query/canonical.ts';
import type { Query } from '../query/query.ts';
import { toFeedTitle, toWords } from '../query/title.ts';
import { ENGLISH, Layout } from './layout.tsx';
import { Subscribe } from './subscribe.tsx';
import { type Teaser, Teasers } from './teasers.tsx';

type PreviewProps = {
  readonly catalog: Catalog;
  readonly query: Query;
  readonly format: FormatName;
  readonly teasers: readonly Teaser[];
};

export function PreviewPage({ catalog, query, format, teasers }: PreviewProps) {
  const { site } = catalog;
  const title = toFeedTitle(query, catalog);
  const words = toWords(query, catalog);
  const path = toPath(query, site, FORMAT_FILES[format].file);
  return (
    <Layout
      catalog={catalog}
      title={title}
      description={site.description}
      language={site.language}
      canonical={`${site.origin}${toPagePath(query)}`}
      feeds={[query]}
    >
      <p class="kind" {...ENGLISH}>
        {FORMAT_FILES[format].label} feed
      </p>
      <h1>{title}</h1>
      <p class="lead-in" {...ENGLISH}>
        This is a feed: give its address to a feed reader, and new articles
        {words === '' ? '' : ' of this kind'} come to you. No account, no tracking.
      </p>
      <Subscribe catalog={catalog} query={query} format={format} />
      <p class="row" lang={ENGLISH.lang}>
        <a href={toPagePath(query)}>Read it as a page</a> <a href="/">Build another feed</a>{' '}
        <a href={`${path}${path.includes('?') ? '&' : '?'}view=source`}>Show the source</a>
      </p>
      <h2 {...ENGLISH}>{query.page === null ? 'In it now' : 'In this part of the archive'}</h2>
      <Teasers catalog={catalog} teasers={teasers} level="h3" />
    </Layout>
  );
}
