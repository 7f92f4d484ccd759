// The page of all tags, of all sections or of all authors: each with what it is, its feeds, how much is in it.
import type { Catalog } from '../catalog/catalog.ts';
import type { Author, Section } from '../catalog/site.ts';
import { say } from '../messages/say.ts';
import { toScopePath } from '../query/canonical.ts';
import type { Facet } from '../query/facets.ts';
import type { NameKind } from '../query/known.ts';
import { toScopeQuery } from '../query/query.ts';
import { SCOPE_FOLDERS } from '../query/scope.ts';
import type { Group, TermIndex } from '../query/term-index.ts';
import { DateText } from './date.tsx';
import { FeedLinks } from './feed-links.tsx';
import { Layout } from './layout.tsx';
import { PageLinks } from './page-links.tsx';
import { Say } from './say.tsx';
import { type PageWords, toPageWords } from './words.ts';

/** Their messages: what they are called, of a site, how many there are, and where there are none. */
const KINDS = {
  tag: ['tags', 'allTagsOfSite', 'tagCount', 'noTagsYet'],
  section: ['sections', 'allSectionsOfSite', 'sectionCount', 'noSectionsYet'],
  author: ['authors', 'allAuthorsOfSite', 'authorCount', 'noAuthorsYet'],
} as const;

type TermIndexProps = {
  readonly catalog: Catalog;
  readonly kind: NameKind;
  readonly index: TermIndex;
  /** Counted from 1. */
  readonly page: number;
};

export function TermIndexPage({ catalog, kind, index, page }: TermIndexProps) {
  const { site } = catalog;
  const { groups, letters, total, pages } = index;
  const words = toPageWords(catalog, site.language);
  const [name, ofSite, howMany, none] = KINDS[kind];
  const title = say(words, name);
  const description = say(words, ofSite, { site: site.title });
  const toPath = (other: number): string => toTermIndexPath(kind, other);
  return (
    <Layout
      catalog={catalog}
      title={page === 1 ? title : say(words, 'titleWithPage', { title, page })}
      description={description}
      language={site.language}
      canonical={`${site.origin}${toPath(page)}`}
      feeds={[toScopeQuery(site, null)]}
      column="list"
      card={{
        type: 'website',
        data: { '@type': 'CollectionPage', name: title, description, inLanguage: words.language },
      }}
    >
      <h1 {...words.mark}>{title}</h1>
      <p class="dates" {...words.mark}>
        {total === 0 ? say(words, none) : say(words, howMany, { count: total })}
      </p>
      {letters.length === 0 ? null : (
        <nav class="letters" aria-label={say(words, 'letters')} lang={words.language}>
          <ul class="names row" lang={site.language}>
            {letters.map(({ letter, page: first }) => (
              <li>
                <a href={`${first === page ? '' : toPath(first)}#${toId(letter)}`}>{letter}</a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {groups.map((group) => (
        <TermGroup catalog={catalog} words={words} kind={kind} group={group} />
      ))}
      <PageLinks words={words} page={page} pages={pages} toPath={toPath} />
    </Layout>
  );
}

/** The path of an index, and of one of its pages. */
export function toTermIndexPath(kind: NameKind, page = 1): string {
  return `/${SCOPE_FOLDERS[kind]}${page === 1 ? '' : `?page=${page}`}`;
}

type GroupProps = {
  readonly catalog: Catalog;
  readonly words: PageWords;
  readonly kind: NameKind;
  readonly group: Group;
};

function TermGroup({ catalog, words, kind, group: { letter, facets } }: GroupProps) {
  return (
    <>
      {letter === '' ? null : <h2 id={`letter-${letter}`}>{letter}</h2>}
      {facets.length === 0 ? null : (
        <ul class={kind === 'tag' ? 'index plain' : 'index'}>
          {facets.map((facet) => (
            <TermRow catalog={catalog} words={words} kind={kind} facet={facet} />
          ))}
        </ul>
      )}
    </>
  );
}

function TermRow(props: { catalog: Catalog; words: PageWords; kind: NameKind; facet: Facet }) {
  const { catalog, words, kind, facet } = props;
  const { site } = catalog;
  const { term, count, newest } = facet;
  const scope = { kind, name: term.slug };
  const about = toAbout(catalog, kind, term.slug);
  return (
    <li>
      {about.avatar === null ? null : (
        <img src={about.avatar} alt="" width="48" height="48" loading="lazy" />
      )}
      <div>
        <a class="name" href={toScopePath(scope)}>
          {term.title}
        </a>
        {about.text === null ? null : <p>{about.text}</p>}
        <p class="dates row" lang={words.language}>
          <span>{say(words, 'articleCount', { count })}</span>{' '}
          {newest === null ? null : (
            <span>
              <Say
                words={words}
                of="latestOn"
                parts={{
                  date: <DateText seconds={newest} language={site.language} site={site} />,
                }}
              />
            </span>
          )}{' '}
          <FeedLinks catalog={catalog} query={toScopeQuery(site, scope)} />
        </p>
      </div>
    </li>
  );
}

/** What the site says of a name. */
function toAbout(
  { sections, authors }: Catalog,
  kind: NameKind,
  slug: string,
): { readonly text: string | null; readonly avatar: string | null } {
  if (kind === 'section') {
    const section: Section | undefined = sections.find((one) => one.slug === slug);
    return { text: section?.description ?? null, avatar: null };
  }
  const author: Author | undefined =
    kind === 'author' ? authors.find((one) => one.slug === slug) : undefined;
  return { text: author?.bio ?? null, avatar: author?.avatar ?? null };
}

/** The end of an address that leads to a letter. */
function toId(letter: string): string {
  return encodeURIComponent(`letter-${letter}`);
}
