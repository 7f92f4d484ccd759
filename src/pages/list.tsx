// The page of a tag, a section or an author: what it is about, its feeds, its articles.

import type { Catalog } from '../catalog/catalog.ts';
import { toHeadline } from '../catalog/headline.ts';
import type { Author, Term } from '../catalog/site.ts';
import { DEFAULT_FORMAT } from '../feed/formats.ts';
import { say } from '../messages/say.ts';
import { toPagePath } from '../query/canonical.ts';
import { toListLanguage } from '../query/list-language.ts';
import type { Query } from '../query/query.ts';
import type { Scope } from '../query/scope.ts';
import { toFilterWords } from '../query/title.ts';
import { AuthorBox } from './author-box.tsx';
import { Layout, toFrame } from './layout.tsx';
import { toListDescription } from './list-description.ts';
import { Pagination } from './pagination.tsx';
import { Subscribe } from './subscribe.tsx';
import { type Teaser, Teasers } from './teasers.tsx';
import { toTermIndexPath } from './term-index.tsx';
import { type PageWords, toPageWords } from './words.ts';

type ListProps = {
  readonly catalog: Catalog;
  readonly scope: Scope;
  readonly query: Query;
  readonly teasers: readonly Teaser[];
  /** Articles in all. */
  readonly count: number;
  /** Tags that these articles often have beside. */
  readonly companions: readonly Term[];
  /** Paths of the pages around; null where there is none. */
  readonly newer: string | null;
  readonly older: string | null;
};

export function ListPage(props: ListProps) {
  const { catalog, scope, query, teasers, count, companions, newer, older } = props;
  const { site } = catalog;
  const language = toListLanguage(catalog, query);
  const words = toPageWords(catalog, language);
  const title = toTitle(catalog, words, query, scope);
  const author: Author | undefined = catalog.authors.find(
    ({ slug }) => scope.kind === 'author' && slug === scope.name,
  );
  const section = catalog.sections.find(
    ({ slug }) => scope.kind === 'section' && slug === scope.name,
  );
  // A page of the archive begins with an older one.
  const [first] = query.page === null ? teasers : [];
  const facts = {
    list: title,
    site: site.title,
    count,
    newest: first === undefined ? null : toNewest(first),
    companions,
  };
  const own = section?.description ?? author?.bio ?? null;
  const description = own ?? toListDescription(words, facts);
  return (
    <Layout
      catalog={catalog}
      title={title}
      description={description}
      language={language}
      canonical={`${site.origin}${toPagePath(query, query.page)}`}
      feeds={[{ ...query, page: null }]}
      column="list"
      card={{
        type: 'website',
        data: { '@type': 'CollectionPage', name: title, description, inLanguage: site.language },
      }}
    >
      <p class="kind" {...words.mark}>
        <a href={toTermIndexPath(scope.kind)}>{say(words, scope.kind)}</a>
      </p>
      <h1>{title}</h1>
      {section?.description === undefined || section.description === null ? null : (
        <p class="lead-in" {...(language === site.language ? {} : toFrame(site))}>
          {section.description}
        </p>
      )}
      {author === undefined ? null : (
        <AuthorBox words={words} author={author} language={site.language} />
      )}
      <p class="dates" {...words.mark}>
        {say(words, 'articleCount', { count })}
      </p>
      <details class="follow">
        <summary {...words.mark}>{say(words, 'subscribeToFeed')}</summary>
        <Subscribe
          catalog={catalog}
          words={words}
          query={{ ...query, page: null }}
          format={DEFAULT_FORMAT}
        />
      </details>
      <Teasers catalog={catalog} words={words} teasers={teasers} level="h2" />
      <Pagination words={words} newer={newer} older={older} />
    </Layout>
  );
}

function toNewest({ about }: Teaser) {
  return { title: toHeadline(about), language: about.language };
}

/** The name alone where nothing else is asked, else the whole filter in words. */
function toTitle(catalog: Catalog, words: PageWords, query: Query, { kind, name }: Scope): string {
  const terms = { tag: catalog.tags, section: catalog.sections, author: catalog.authors }[kind];
  const plain = toPagePath(query).includes('?')
    ? undefined
    : terms.find(({ slug }) => slug === name);
  return plain?.title ?? toFilterWords(query, catalog, words);
}
