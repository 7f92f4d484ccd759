// The page of searches: a plain form, and what it finds. The script only saves reloads.
import type { Catalog } from '../catalog/catalog.ts';
import { DEFAULT_FORMAT } from '../feed/formats.ts';
import type { Key } from '../messages/english.ts';
import { enumerate, say, sayLater } from '../messages/say.ts';
import { SEARCH_PATH } from '../query/canonical.ts';
import type { NameKind } from '../query/known.ts';
import { toListLanguage } from '../query/list-language.ts';
import { decode } from '../query/parameters.ts';
import type { Problem } from '../query/problem.ts';
import { toScopeQuery } from '../query/query.ts';
import { type SearchForm, type SearchRequest, toSearchPath } from '../query/search-request.ts';
import type { SearchResults } from '../query/search-results.ts';
import { toFilterWords } from '../query/title.ts';
import { type Hit, Hits } from './hits.tsx';
import { Layout } from './layout.tsx';
import { toProblemWords } from './problem-words.ts';
import { Subscribe } from './subscribe.tsx';
import { type PageWords, toPageWords } from './words.ts';

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
  const language = found === null ? site.language : toListLanguage(catalog, found.request.query);
  const words = toPageWords(catalog, language);
  const problem = result !== null && 'status' in result ? result : null;
  const path = found === null ? SEARCH_PATH : toSearchPath(found.request);
  return (
    <Layout
      catalog={catalog}
      title={
        found === null ? say(words, 'search') : toFilterWords(found.request.query, catalog, words)
      }
      description={say(words, 'searchSite', { site: site.title })}
      language={language}
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
      <h1 {...words.mark}>{say(words, 'search')}</h1>
      <SearchBox words={words} form={form} />
      <p id="count" class="dates" role="status" {...words.mark}>
        {found === null ? '' : say(words, 'articleCount', { count: found.count })}
      </p>
      <section id="result" aria-label={say(words, 'results')} {...words.mark}>
        {found === null ? null : <Results catalog={catalog} words={words} found={found} />}
        {problem === null ? null : <Alert words={words} problem={problem} />}
        {found !== null && found.count > 0 ? null : <Hints words={words} />}
      </section>
    </Layout>
  );
}

/** What is wrong; with the text, for people who do not know that it is a parameter. */
function Alert({ words, problem }: { words: PageWords; problem: Problem }) {
  const { parameter, said } = problem;
  const { title, detail, mark } = toProblemWords(words, problem);
  const allowed = parameter === 'q' ? (said?.allowed ?? null) : null;
  const what = allowed === null ? null : sayLater(words, allowed);
  return (
    <div role="alert" {...(mark.lang === words.language ? {} : mark)}>
      <h2>{parameter === 'q' ? say(words, 'cannotSearch') : title}</h2>
      <p>{what === null ? detail : say(words, 'tryInstead', { what })}</p>
    </div>
  );
}

function SearchBox({ words, form }: { words: PageWords; form: SearchForm }) {
  const { typed, rest, order } = form;
  const filters = rest
    .map(({ name, value }) => {
      const label = toLabel(words, name);
      return say(words, 'labelled', { label, value: decode(value) ?? value });
    })
    .reduce((all, one) => (all === '' ? one : enumerate(words, all, one)), '');
  const everywhere = typed === '' ? SEARCH_PATH : `${SEARCH_PATH}?q=${encodeURIComponent(typed)}`;
  return (
    <search>
      <form id="search" action={SEARCH_PATH} method="get" {...words.mark}>
        <label class="hidden" for="q">
          {say(words, 'wordsToSearch')}
        </label>
        <p class="find">
          <input id="q" type="search" name="q" dir="auto" value={typed} autocomplete="off" />
          <button type="submit">{say(words, 'searchButton')}</button>
        </p>
        {rest.map(({ name, value }) => (
          <input type="hidden" name={name} value={decode(value) ?? value} />
        ))}
        {order === 'newest' ? <input type="hidden" name="order" value={order} /> : null}
        {rest.length === 0 ? null : (
          <p>
            {say(words, 'searchOnly', { filters })}{' '}
            <a href={everywhere}>{say(words, 'searchAll')}</a>
          </p>
        )}
      </form>
    </search>
  );
}

function Results(props: { catalog: Catalog; words: PageWords; found: Found }) {
  const { catalog, words, found } = props;
  const { request, hits, count, before, after } = found;
  const query = { ...request.query, page: null };
  return (
    <>
      {count > 0 ? null : <p class="empty">{say(words, 'noResults')}</p>}
      <details class="follow">
        <summary>{say(words, 'subscribeToSearch')}</summary>
        <Subscribe catalog={catalog} words={words} query={query} format={DEFAULT_FORMAT} />
      </details>
      {count === 0 ? null : (
        <>
          <Order words={words} request={{ ...request, query, part: 1 }} />
          <Hits catalog={catalog} hits={hits} />
        </>
      )}
      {before === null && after === null ? null : (
        <nav class="around" aria-label={say(words, 'pagination')}>
          {before === null ? null : (
            <a rel="prev" href={before}>
              {say(words, request.order === 'newest' ? 'newerResults' : 'previousResults')}
            </a>
          )}
          {after === null ? null : (
            <a rel="next" href={after}>
              {say(words, request.order === 'newest' ? 'olderResults' : 'moreResults')}
            </a>
          )}
        </nav>
      )}
    </>
  );
}

/** The order that is shown, and a link to the other one. */
function Order({ words, request }: { words: PageWords; request: SearchRequest }) {
  return (
    <p class="row" id="order">
      {(['relevance', 'newest'] as const).map((order) =>
        order === request.order ? (
          <strong>{say(words, ORDERS[order])}</strong>
        ) : (
          <a href={toSearchPath({ ...request, order })}>{say(words, ORDERS[order])}</a>
        ),
      )}
    </p>
  );
}

const ORDERS = { relevance: 'bestFirst', newest: 'newestFirst' } as const;

/** What the filters of a search are called. */
function toLabel(words: PageWords, parameter: string): string {
  const key = LABELS[parameter];
  return key === undefined ? parameter : say(words, key);
}

const LABELS: {
  readonly [parameter: string]: Exclude<Extract<Key, NameKind | `label${string}`>, 'labelled'>;
} = {
  tag: 'tag',
  section: 'section',
  author: 'author',
  not: 'labelNot',
  lang: 'labelLanguage',
  since: 'labelSince',
  until: 'labelUntil',
};

function Hints({ words }: { words: PageWords }) {
  const syntax = [
    [say(words, 'exampleWords'), say(words, 'meansWords')],
    [`"${say(words, 'exampleWords')}"`, say(words, 'meansPhrase')],
    [say(words, 'exampleBeginning'), say(words, 'meansBeginning')],
    [say(words, 'exampleWithout'), say(words, 'meansWithout')],
  ];
  return (
    <>
      <h2>{say(words, 'whatYouCanWrite')}</h2>
      <dl class="syntax">
        {syntax.map(([written, meaning]) => (
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
