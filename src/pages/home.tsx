// The front page: what this publication is, its newest articles, every feed it offers.
import type { Catalog } from '../catalog/catalog.ts';
import type { About } from '../catalog/record.ts';
import type { Term } from '../catalog/site.ts';
import { knownTerms, type NameKind } from '../query/known.ts';
import { toScopeQuery } from '../query/query.ts';
import { DateText } from './date.tsx';
import { FeedLinks } from './feed-links.tsx';
import { Layout } from './layout.tsx';

export type Teaser = { readonly path: string; readonly about: About };

const GROUPS: readonly (readonly [title: string, kind: NameKind])[] = [
  ['Sections', 'section'],
  ['Tags', 'tag'],
  ['Authors', 'author'],
];

/** `now` in seconds decides which tags are known. */
export function HomePage(props: { catalog: Catalog; teasers: readonly Teaser[]; now: number }) {
  const { catalog, teasers, now } = props;
  const { site } = catalog;
  const everything = toScopeQuery(site, null);
  return (
    <Layout
      catalog={catalog}
      title={site.title}
      description={site.description}
      language={site.language}
      canonical={`${site.origin}/`}
      feeds={[everything]}
    >
      <h1>{site.title}</h1>
      <p>{site.description}</p>
      <h2>Feeds</h2>
      <p>
        Give one of these addresses to a feed reader. All articles:{' '}
        <FeedLinks catalog={catalog} query={everything} />
      </p>
      {GROUPS.map(([title, kind]) => (
        <section>
          <h3>{title}</h3>
          <ul class="names">
            {byTitle(knownTerms(catalog, kind, now)).map((term) => (
              <li id={`${kind}-${term.slug}`}>
                {term.title}{' '}
                <FeedLinks
                  catalog={catalog}
                  query={toScopeQuery(site, { kind, name: term.slug })}
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
      <h2>Latest articles</h2>
      <ol class="teasers">
        {teasers.map(({ path, about }) => (
          <li lang={about.language}>
            <a href={path}>{about.title}</a>
            <p>{about.summary}</p>
            <p class="dates">
              <DateText seconds={about.published} language={about.language} site={site} />
            </p>
          </li>
        ))}
      </ol>
    </Layout>
  );
}

function byTitle(terms: readonly Term[]): readonly Term[] {
  return terms.toSorted((a, b) => a.title.localeCompare(b.title, 'en'));
}
