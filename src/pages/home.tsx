// The front page: the newest articles, and the builder of feeds, whose state is the URL.

import type { Catalog } from '../catalog/catalog.ts';
import { DEFAULT_FORMAT } from '../feed/formats.ts';
import { say } from '../messages/say.ts';
import { type BuilderForm, hasFilters, isEmptyForm } from '../query/builder-form.ts';
import { SEARCH_PATH, toPagePath, toScopePath } from '../query/canonical.ts';
import { listFacets } from '../query/facets.ts';
import { knownLanguages } from '../query/known.ts';
import { toListLanguage } from '../query/list-language.ts';
import type { Problem } from '../query/problem.ts';
import type { Query } from '../query/query.ts';
import { toFeedTitle, toFilterWords } from '../query/title.ts';
import { Builder } from './builder.tsx';
import { CHOOSE, Layout, toFrame } from './layout.tsx';
import { Pagination } from './pagination.tsx';
import { toProblemWords } from './problem-words.ts';
import { Subscribe } from './subscribe.tsx';
import { type Teaser, Teasers } from './teasers.tsx';
import { type PageWords, toPageWords } from './words.ts';

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
  const language = found === null ? site.language : toListLanguage(catalog, found.query);
  const words = toPageWords(catalog, language);
  const known = knownLanguages(catalog, now);
  const mayChoose = hasFilters(catalog, now) || !isEmptyForm(form);
  return (
    <Layout
      catalog={catalog}
      title={found === null ? site.title : toFeedTitle(found.query, catalog, words)}
      description={site.description}
      language={language}
      canonical={
        found === null ? null : `${site.origin}${toPagePath(found.query, found.query.page)}`
      }
      feeds={found === null ? [] : [{ ...found.query, page: null }]}
      languages={found !== null && isEmptyForm(form) && known.length > 1 ? known : []}
      column={mayChoose ? 'form' : 'list'}
      card={{
        type: 'website',
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
      <div class="desk">
        <section id="result" aria-labelledby="chosen" tabindex={-1}>
          {'query' in result ? (
            <Found catalog={catalog} words={words} result={result} />
          ) : (
            <Alert words={words} problem={result} />
          )}
        </section>
        <p class="motto" {...(language === site.language ? {} : toFrame(site))}>
          {site.description}
        </p>
        {mayChoose ? (
          <section class="choose" aria-labelledby={CHOOSE} {...words.mark}>
            <h2 id={CHOOSE}>{say(words, 'buildYourFeed')}</h2>
            <p>{say(words, 'buildAdvice')}</p>
            <Builder catalog={catalog} words={words} form={form} now={now} />
            <p id="count" role="status">
              {found === null ? '' : say(words, 'articleCount', { count: found.count })}
            </p>
          </section>
        ) : null}
        <Topics catalog={catalog} words={words} now={now} />
      </div>
    </Layout>
  );
}

/** What is wrong with a choice. */
function Alert({ words, problem }: { words: PageWords; problem: Problem }) {
  const { title, detail, mark } = toProblemWords(words, problem);
  return (
    <div role="alert" {...mark}>
      <h2 id="chosen">{title}</h2>
      <p>{detail}</p>
    </div>
  );
}

/** Pages of the tags with most articles; /tags has them all. */
function Topics(props: { catalog: Catalog; words: PageWords; now: number }) {
  const { catalog, words, now } = props;
  const facets = listFacets(catalog, 'tag', now).filter(({ count }) => count > 0);
  if (facets.length === 0) return null;
  const collator = new Intl.Collator([catalog.site.language, 'en']);
  const shown = facets
    .slice(0, MOST)
    .toSorted((a, b) => collator.compare(a.term.title, b.term.title));
  return (
    <section class="topics">
      <h2 {...words.mark}>{say(words, 'topics')}</h2>
      <ul class="names row">
        {shown.map(({ term: { slug, title } }) => (
          <li>
            <a href={toScopePath({ kind: 'tag', name: slug })}>{title}</a>
          </li>
        ))}
      </ul>
      {facets.length <= MOST ? null : (
        <p {...words.mark}>
          <a href="/tags">{say(words, 'allTags', { count: facets.length })}</a>
        </p>
      )}
    </section>
  );
}

/** What a filter selects begins with its feed; without one, the newest article comes first. */
function Found(props: { catalog: Catalog; words: PageWords; result: Result }) {
  const { catalog, words, result } = props;
  const { query, teasers, count, newer, older } = result;
  const filter = toFilterWords(query, catalog, words);
  const isFront = filter === '' && query.page === null;
  const list = { catalog, words, teasers, level: 'h3' } as const;
  const counted = (
    <p class="dates" {...words.mark}>
      {say(words, 'articleCount', { count })}
    </p>
  );
  return (
    <>
      <h2 id="chosen" class={isFront ? 'hidden' : undefined}>
        {filter === '' ? <span {...words.mark}>{say(words, 'latestArticles')}</span> : filter}
      </h2>
      {isFront ? null : (
        <>
          {counted}
          <Addresses catalog={catalog} words={words} query={query} />
        </>
      )}
      <Teasers {...list} hasLead={isFront} />
      {isFront ? counted : null}
      <Pagination words={words} newer={newer} older={older} />
      {isFront ? (
        <details class="follow">
          <summary {...words.mark}>{say(words, 'subscribeToFeed')}</summary>
          <Addresses catalog={catalog} words={words} query={query} />
        </details>
      ) : null}
    </>
  );
}

function Addresses(props: { catalog: Catalog; words: PageWords; query: Query }) {
  const { catalog, words, query } = props;
  const feed = { ...query, page: null };
  return <Subscribe catalog={catalog} words={words} query={feed} format={DEFAULT_FORMAT} />;
}
