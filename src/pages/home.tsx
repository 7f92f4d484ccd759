// The front page: the newest articles, and the builder of feeds, whose state is the URL.

import type { Catalog } from '../catalog/catalog.ts';
import { DEFAULT_FORMAT } from '../feed/formats.ts';
import { type BuilderForm, hasFilters, isEmptyForm } from '../query/builder-form.ts';
import { SEARCH_PATH, toPagePath, toScopePath } from '../query/canonical.ts';
import { listFacets } from '../query/facets.ts';
import type { Problem } from '../query/problem.ts';
import type { Query } from '../query/query.ts';
import { toFeedTitle, toFilterWords } from '../query/title.ts';
import { Builder } from './builder.tsx';
import { toCountText } from './count.ts';
import { ENGLISH, Layout } from './layout.tsx';
import { Pagination } from './pagination.tsx';
import { Subscribe } from './subscribe.tsx';
import { type Teaser, Teasers } from './teasers.tsx';

/** Topics shown: a page stays light however many tags a site has. */
const MOST = 60;

/** What the filter selects. */
export type Result = {
  readonly query: Query;
  readonly teasers: readonly Teaser[];
  /** Articles in all. */
  readonly count: number;
  /** Paths of the pages around; null where there is none. */
  readonly newer: string | null;
  readonly older: string | null;
};

type HomeProps = {
  readonly catalog: Catalog;
  readonly form: BuilderForm;
  /** A problem where the form cannot be a filter. */
  readonly result: Result | Problem;
  /** Seconds: decides which names are known. */
  readonly now: number;
};

export function HomePage({ catalog, form, result, now }: HomeProps) {
  const { site } = catalog;
  const found = 'query' in result ? result : null;
  const mayChoose = hasFilters(catalog, now) || !isEmptyForm(form);
  return (
    <Layout
      catalog={catalog}
      title={found === null ? site.title : toFeedTitle(found.query, catalog)}
      description={site.description}
      language={site.language}
      canonical={
        found === null ? null : `${site.origin}${toPagePath(found.query, found.query.page)}`
      }
      feeds={found === null ? [] : [{ ...found.query, page: null }]}
      column={mayChoose ? 'form' : 'list'}
      card={{
        type: 'website',
        description: site.description,
        image: site.icon === null ? null : { url: site.icon.url, alt: site.title },
        data: {
          '@type': 'WebSite',
          name: site.title,
          description: site.description,
          url: `${site.origin}/`,
          potentialAction: {
            '@type': 'SearchAction',
            target: {
              '@type': 'EntryPoint',
              urlTemplate: `${site.origin}${SEARCH_PATH}?q={search_term_string}`,
            },
            'query-input': 'required name=search_term_string',
          },
        },
      }}
    >
      <h1 class="hidden">{site.title}</h1>
      <p class="motto">{site.description}</p>
      <div class="desk">
        {mayChoose ? (
          <section class="choose" aria-labelledby="choose" {...ENGLISH}>
            <h2 id="choose">Build your feed</h2>
            <p>Choose what you want to read, then copy the URL of the feed.</p>
            <Builder catalog={catalog} form={form} now={now} />
            <p id="count" role="status">
              {found === null ? '' : toCountText(found.count)}
            </p>
          </section>
        ) : null}
        <section id="result" aria-labelledby="chosen" tabindex={-1}>
          {'query' in result ? (
            <Found catalog={catalog} result={result} />
          ) : (
            <div role="alert" {...ENGLISH}>
              <h2 id="chosen">{result.title}</h2>
              <p>{result.detail}</p>
            </div>
          )}
        </section>
        <Topics catalog={catalog} now={now} />
      </div>
    </Layout>
  );
}

/** Pages of the tags with most articles; /tags has them all. */
function Topics({ catalog, now }: { catalog: Catalog; now: number }) {
  const facets = listFacets(catalog, 'tag', now).filter(({ count }) => count > 0);
  if (facets.length === 0) return null;
  const shown = facets
    .slice(0, MOST)
    .toSorted((a, b) => a.term.title.localeCompare(b.term.title, 'en'));
  return (
    <section class="topics">
      <h2 {...ENGLISH}>Topics</h2>
      <ul class="names row">
        {shown.map(({ term: { slug, title } }) => (
          <li>
            <a href={toScopePath({ kind: 'tag', name: slug })}>{title}</a>
          </li>
        ))}
      </ul>
      {facets.length <= MOST ? null : (
        <p {...ENGLISH}>
          <a href="/tags">All {facets.length} tags</a>
        </p>
      )}
    </section>
  );
}

function Found({ catalog, result }: { catalog: Catalog; result: Result }) {
  const { query, teasers, count, newer, older } = result;
  const words = toFilterWords(query, catalog);
  return (
    <>
      <h2 id="chosen">{words === '' ? <span {...ENGLISH}>Latest articles</span> : words}</h2>
      <p class="dates" {...ENGLISH}>
        {toCountText(count)}
      </p>
      <Subscribe catalog={catalog} query={{ ...query, page: null }} format={DEFAULT_FORMAT} />
      <Teasers catalog={catalog} teasers={teasers} level="h3" />
      <Pagination newer={newer} older={older} />
    </>
  );
}
