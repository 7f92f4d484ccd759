// The shelves that the rows of a synthetic catalog point at: real records, as compile encodes them,
// of articles that are generated beyond Markdown.
import { NO_PAGE_PART } from '../../src/catalog/page-part.ts';
import type { Site } from '../../src/catalog/site.ts';
import type { Article } from '../../src/compile/content/article.ts';
import type { Places, Shelf } from '../../src/compile/output/shelves.ts';
import { type Content, toRecords, toShelves } from '../read-content.ts';
import { toWords } from './article-body.ts';
import { createDice } from './dice.ts';

/** A prime: articles at any even distance stand on different shelves. */
const SHELVES = 101;

/** Records on a shelf, as compile fills it. */
const CAPACITY = 16;

/** Words of a paragraph, and paragraphs with which the HTML is about 5 KB. */
const WORDS = 80;
const PARAGRAPHS = 9;

const SEED = 4711;

/** The month of all of them, so that no shelf is cut short. */
const MONTH = Date.UTC(2026, 4, 1) / 1000;

/** What articles are filed under; the content that `toSyntheticShelves` encodes has no others. */
export type Names = Pick<Content, 'site' | 'sections' | 'authors' | 'tags'>;

export type SyntheticShelves = {
  readonly shelves: readonly Shelf[];
  /** Where the records of so many rows stand: neighbours share a shelf, as in a compile. */
  readonly toPlaces: (count: number) => Places;
};

export function toSyntheticShelves(names: Names): SyntheticShelves {
  const dice = createDice(SEED);
  const articles = Array.from({ length: SHELVES * CAPACITY }, (_, number) => {
    return toArticle(names, number, () =>
      toWords({ dice, language: 'en' }, WORDS).replaceAll('&', '&amp;'),
    );
  });
  const content = {
    ...names,
    articles,
    messages: {},
    pages: [],
    redirects: [],
    media: [],
    customStyle: null,
  };
  const { shelves, places } = toShelves(toRecords(content));
  return {
    shelves,
    toPlaces: (count) => ({
      shelf: repeat(places.shelf, count),
      offset: repeat(places.offset, count),
      length: repeat(places.length, count),
    }),
  };
}

/** As many numbers as wanted, from the beginning again where there are no more. */
function repeat(column: Uint32Array, count: number): Uint32Array {
  return Uint32Array.from({ length: count }, (_, index) => column[index % column.length] ?? 0);
}

/** An article whose record has the size and the members of a usual one. */
function toArticle({ site, ...names }: Names, number: number, paragraph: () => string): Article {
  const take = (terms: readonly { readonly slug: string }[], count: number): readonly string[] =>
    Array.from({ length: count }, (_, place) => terms[(number + place) % terms.length]?.slug ?? '');
  const paragraphs = Array.from({ length: PARAGRAPHS }, paragraph);
  return {
    ...toBlank(site, `stored-article-number-${number}`, MONTH + number),
    title: paragraph().slice(0, 60),
    summary: paragraph().slice(0, 200),
    section: take(names.sections, 1)[0] ?? null,
    authors: take(names.authors, 1),
    tags: take(names.tags, 4),
    markdown: paragraphs.join('\n\n'),
    html: paragraphs.map((text) => `<p>${text}</p>`).join('\n'),
    words: WORDS * PARAGRAPHS,
  };
}

/** An article that says nothing yet. `published` in seconds since 1970. */
export function toBlank(site: Site, slug: string, published: number): Article {
  return {
    file: `articles/${slug}.md`,
    slug,
    id: `tag:${site.authority}:${slug}`,
    guid: null,
    aliases: [],
    link: `${site.origin}/articles/${slug}`,
    title: slug,
    published,
    updated: null,
    removed: null,
    summary: '',
    authors: [],
    section: null,
    tags: [],
    language: site.language,
    inReplyTo: null,
    external: null,
    license: null,
    image: null,
    attachments: [],
    episode: null,
    unlisted: false,
    markdown: '',
    html: '',
    page: NO_PAGE_PART,
    words: 0,
  };
}
