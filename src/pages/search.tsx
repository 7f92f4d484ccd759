// The page of searches: a plain form, and what it finds. The script only saves reloads.
import type { Catalog } from '../catalog/catalog.ts';
import { DEFAULT_FORMAT } from '../feed/formats.ts';
import { SEARCH_PATH } from '../query/canonical.ts';
import { decode } from '../query/parameters.ts';
import type { Problem } from '../query/problem.ts';
import { toScopeQuery } from '../query/query.ts';
import { type SearchForm, type SearchRequest, toSearchPath } from '../query/search-request.ts';
import type { SearchResults } from '../query/search-results.ts';
import { toFilterWords } from '../query/title.ts';
import { toCountText } from './count.ts';
import { type Hit, Hits } from './hits.tsx';
import { ENGLISH, Layout } from './layout.tsx';
import { Subscribe } from './subscribe.tsx';

/** What a search has found. */
export type Found = Omit<SearchResults, 'positions'> & {
  readonly request: SearchRequest;
  readonly hits: readonly Hit[];
};

type SearchProps = {
  readonly catalog: Catalog;
  readonly form: SearchForm;
  /** Null where nothing is searched for yet, a problem where it cannot be. */
  readonly result: Found | Problem | null;
};

export function SearchPage({ catalog, form, result }: SearchProps) {
  const { site } = catalog;
  const found = result !== null && 'request' in result ? result : null;
  const problem = result !== null && 'status' in result ? result : null;
  const path = found === null ? SEARCH_PATH : toSearchPath(found.request);
  return (
    <Layout
      catalog={catalog}
      title={found === null ? 'Search' : toFilterWords(found.request.query, catalog)}
      description={`Search all articles of ${site.title}.`}
      language={site.language}
      canonical={problem === null ? `${site.origin}${path}` : null}
      feeds={[found === null ? toScopeQuery(site, null) : { ...found.request.query, page: null }]}
      column="list"
      head={
        <>
          {found === null ? null : <meta name="robots" content="noindex" />}
          <script type="module" src={catalog.files.search}></script>
        </>
      }
    >
      <h1 {...ENGLISH}>Search</h1>
      <SearchBox form={form} />
      <p id="count" class="dates" role="status" {...ENGLISH}>
        {found === null ? '' : toCountText(found.count)}
      </p>
      <section id="result" aria-label="Results" {...ENGLISH}>
        {found === null ? null : <Results catalog={catalog} found={found} />}
        {problem === null ? null : (
          <div role="alert">
            <h2>{problem.parameter === 'q' ? 'This cannot be searched for' : problem.title}</h2>
            <p>{toAdvice(problem)}</p>
          </div>
        )}
        {found !== null && found.count > 0 ? null : <Hints />}
      </section>
    </Layout>
  );
}

/** What is wrong with the text, for people who do not know that it is a parameter. */
function toAdvice({ parameter, allowed, detail }: Problem): string {
  return parameter === 'q' && typeof allowed === 'string' ? `Try ${allowed}.` : detail;
}

function SearchBox({ form: { typed, rest, order } }: { form: SearchForm }) {
  const everywhere = typed === '' ? SEARCH_PATH : `${SEARCH_PATH}?q=${encodeURIComponent(typed)}`;
  return (
    <search>
      <form id="search" action={SEARCH_PATH} method="get" {...ENGLISH}>
        <label class="hidden" for="q">
          Words to search for
        </label>
        <p class="find">
          <input id="q" type="search" name="q" dir="auto" value={typed} autocomplete="off" />
          <button type="submit">Search</button>
        </p>
        {rest.map(({ name, value }) => (
          <input type="hidden" name={name} value={decode(value) ?? value} />
        ))}
        {order === 'newest' ? <input type="hidden" name="order" value={order} /> : null}
        {rest.length === 0 ? null : (
          <p>
            Only {rest.map(({ name, value }) => `${name}: ${decode(value) ?? value}`).join(', ')}.{' '}
            <a href={everywhere}>Search all articles</a>
          </p>
        )}
      </form>
    </search>
  );
}

function Results({ catalog, found }: { catalog: Catalog; found: Found }) {
  const { request, hits, count, before, after } = found;
  const query = { ...request.query, page: null };
  return (
    <>
      {count > 0 ? null : (
        <p class="empty">
          No articles found. Try fewer or other words, or subscribe to get the first one.
        </p>
      )}
      <details class="follow">
        <summary>Subscribe to this search</summary>
        <Subscribe catalog={catalog} query={query} format={DEFAULT_FORMAT} />
      </details>
      {count === 0 ? null : (
        <>
          <Order request={{ ...request, query, part: 1 }} />
          <Hits catalog={catalog} hits={hits} />
        </>
      )}
      {before === null && after === null ? null : (
        <nav class="around" aria-label="Pagination">
          {before === null ? null : (
            <a rel="prev" href={before}>
              {request.order === 'newest' ? 'Newer results' : 'Previous results'}
            </a>
          )}
          {after === null ? null : (
            <a rel="next" href={after}>
              {request.order === 'newest' ? 'Older results' : 'More results'}
            </a>
          )}
        </nav>
      )}
    </>
  );
}

/** The order that is shown, and a link to the other one. */
function Order({ request }: { request: SearchRequest }) {
  return (
    <p class="row" id="order">
      {(['relevance', 'newest'] as const).map((order) =>
        order === request.order ? (
          <strong>{ORDERS[order]}</strong>
        ) : (
          <a href={toSearchPath({ ...request, order })}>{ORDERS[order]}</a>
        ),
      )}
    </p>
  );
}

const ORDERS = { relevance: 'Best matches first', newest: 'Newest first' } as const;

const SYNTAX = [
  ['feed reader', 'both words, in any form'],
  ['"feed reader"', 'this phrase'],
  ['publi*', 'words that begin so'],
  ['feed -atom', 'the first word, without the second'],
] as const;

function Hints() {
  return (
    <>
      <h2>What you can write</h2>
      <dl class="syntax">
        {SYNTAX.map(([written, meaning]) => (
          <div>
            <dt>
              <code>{written}</code>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
