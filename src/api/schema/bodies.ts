// The bodies the query API answers with: their types, and what /openapi.json says of them.
import * as v from 'valibot';
import { eachFormat, FORMAT_NAMES } from '../../feed/formats.ts';
import type { Field } from './parameters.ts';

const url = v.pipe(v.string(), v.url());
const instant = v.pipe(v.string(), v.isoTimestamp());

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const text = (meaning: string) => v.pipe(v.string(), v.description(meaning));

const link = (meaning: string) => v.pipe(url, v.description(meaning));

const whole = (meaning: string) => v.pipe(count, v.description(meaning));

const date = (meaning: string) => v.pipe(instant, v.description(meaning));

/** Of what may be missing: null where it is. */
const orNull = <const T extends v.GenericSchema>(schema: T, meaning: string) =>
  v.pipe(v.nullable(schema), v.description(meaning));

const slug = text('Name used in URLs.');
const title = text('Display name.');
const headline = text('Title, as plain text; empty for a note, which has none.');

const term = v.object({ slug, title });

const terms = (meaning: string) => v.pipe(v.array(term), v.description(meaning));

const feeds = v.pipe(
  v.object(eachFormat(({ standard }) => link(`${standard}.`))),
  v.description('Feeds with the same filter; with "slug", those of all articles.'),
);

const image = v.object({
  url: link('URL of the image.'),
  alt: text('Alternative text.'),
  type: text('Media type.'),
  length: whole('Size in bytes; 0 if unknown.'),
  width: orNull(count, 'In pixels; null if unknown.'),
  height: orNull(count, 'In pixels; null if unknown.'),
});

const attachment = v.object({
  url: link('URL of the file.'),
  type: text('Media type.'),
  length: whole('Size in bytes.'),
  title: orNull(v.string(), 'Title; null if none.'),
  duration: orNull(count, 'Duration of audio or video in seconds; null if unknown.'),
  width: orNull(count, 'Width of an image or video in pixels; null if unknown.'),
  height: orNull(count, 'Height of an image or video in pixels; null if unknown.'),
});

const ROW = {
  id: text('Permanent id, the same in every feed.'),
  slug,
  url: link('The permalink, or the canonical URL if it was first published elsewhere.'),
  external_url: orNull(url, 'What a link post is about; null if it is none.'),
  title: headline,
  summary: text('Summary, as plain text.'),
  snippet: text(
    'HTML: the part of the text that answers the search, with <mark> around what was found.',
  ),
  published: date('When it was published.'),
  updated: orNull(instant, 'When it was last updated; null if never.'),
  authors: terms('Authors, at least one.'),
  section: orNull(term, 'Section; null if none.'),
  tags: terms('Tags.'),
  language: text('Language tag (BCP 47).'),
  license: orNull(url, 'URL of the license; null if none.'),
  image: orNull(image, 'Main image; null if none.'),
  attachments: v.pipe(v.array(attachment), v.description('Attached files.')),
  word_count: whole('Number of words.'),
  reading_minutes: whole('Reading time in minutes, at 200 words per minute; at least 1.'),
  content_html: text('Sanitised HTML with absolute URLs.'),
} satisfies { readonly [field in Field]: v.GenericSchema };

/** `content=summary` leaves the text out, and a snippet needs a search. What `fields` leaves out cannot be said of a body. */
const { entries: MEMBERS } = v.object({
  ...ROW,
  snippet: v.optional(ROW.snippet),
  content_html: v.optional(ROW.content_html),
});

export const Row = v.pipe(
  v.object(MEMBERS),
  v.description(
    'An article. "content_html" is there with "content=full", "snippet" with "q". With "fields", only these fields are there.',
  ),
);

export const Removal = v.pipe(
  v.object({ id: ROW.id, slug, removed: date('When the article was removed.') }),
  v.description('A removed article.'),
);

export const Brief = v.pipe(
  v.object({ id: ROW.id, slug, url: ROW.url, title: ROW.title, published: ROW.published }),
  v.description('An article in short form.'),
);

export const ArticleList = v.object({
  total: whole('Number of rows on all pages.'),
  next: orNull(url, 'URL of the next page; null on the last page.'),
  changed_since: v.optional(
    date(
      'Only with "order=updated". Save it from the first page and send it as "changed-since" next time.',
    ),
  ),
  feeds,
  articles: v.pipe(v.array(Row), v.description('Articles on this page.')),
  removed: v.optional(
    v.pipe(
      v.array(Removal),
      v.description(
        'Only with "changed-since" or "slug": those of the articles that were removed.',
      ),
    ),
  ),
  missing: v.optional(
    v.pipe(
      v.array(v.string()),
      v.description('Only with "slug": slugs that no article has, or had.'),
    ),
  ),
});

export const Article = v.pipe(
  v.object({
    ...MEMBERS,
    related: v.pipe(
      v.array(Brief),
      v.description('Related articles: most shared tags first, then newest first.'),
    ),
    previous: orNull(Brief, 'The previous article by date.'),
    next: orNull(Brief, 'The next article by date.'),
  }),
  v.description(
    'An article with its related, previous and next articles. "content_html" is there unless "content=summary". With "fields", only these fields are there, beside "related", "previous" and "next".',
  ),
);

const facet = {
  slug,
  title,
  count: whole('Number of matching articles with it.'),
  newest: orNull(instant, 'Date of the newest of these articles.'),
  feeds: v.pipe(feeds, v.description('Its feeds, without other filters.')),
};

const section = { ...facet, description: orNull(v.string(), 'Description; null if none.') };

const author = {
  ...facet,
  url: orNull(url, 'Website; null if none.'),
  avatar: orNull(url, 'Picture; null if none.'),
  bio: orNull(v.string(), 'Short biography; null if none.'),
  support: orNull(url, 'Page to support them; null if none.'),
};

/** What one of them has beside its row in a list. */
const ABOUT = {
  count: whole('Number of its articles.'),
  newest: orNull(instant, 'Date of its newest article; null if none.'),
  feeds: v.pipe(feeds, v.description('Its feeds.')),
  page: link('Its page for people.'),
  aliases: v.pipe(v.array(v.string()), v.description('Other names that lead to it, as in URLs.')),
};

const companions = terms('Tags of its newest articles, most used first; at most ten.');

export const Tag = v.object({
  ...facet,
  ...ABOUT,
  related: terms('Other tags of its newest articles, most used first; at most ten.'),
});

export const Section = v.object({ ...section, ...ABOUT, tags: companions });

export const Author = v.object({ ...author, ...ABOUT, tags: companions });

const total = whole('Number of matching articles.');

/** Rows under a name, the most used first. */
const facets = <const T extends v.GenericSchema>(row: T) =>
  v.pipe(v.array(row), v.description('Most used first.'));

export const TagList = v.object({ total, tags: facets(v.object(facet)) });

export const SectionList = v.object({
  total,
  sections: facets(v.object(section)),
});

export const AuthorList = v.object({
  total,
  authors: facets(v.object(author)),
});

export const FeedList = v.object({
  feeds: v.pipe(
    v.array(
      v.object({
        title: text('Title of the feed.'),
        format: v.pipe(v.picklist(FORMAT_NAMES), v.description('Format of the feed.')),
        type: text('Media type.'),
        url: link('URL of the feed.'),
        count: whole('Number of matching articles; the feed has the newest of them.'),
        updated: date('When the feed last changed, as in the feed.'),
      }),
    ),
    v.description('The feeds of all articles first, then of each section, tag and author.'),
  ),
});

export const Index = v.object({
  title: text('Name of the API.'),
  reference: link('API reference.'),
  openapi: link('API description for programs (OpenAPI 3.1).'),
  urls: v.pipe(
    v.array(
      v.object({
        url: text('URL; replace the parts in braces.'),
        what: text('What it returns.'),
      }),
    ),
    v.description('All endpoints.'),
  ),
  examples: v.pipe(
    v.array(v.object({ what: text('What it returns.'), curl: text('Shell command.') })),
    v.description('Examples to copy and run.'),
  ),
  fetch: text('Example for JavaScript in a browser.'),
});

export const ProblemDetails = v.pipe(
  v.object({
    type: text('A "tag:" URI that identifies the kind of problem.'),
    status: v.pipe(
      v.number(),
      v.integer(),
      v.minValue(400),
      v.maxValue(599),
      v.description('HTTP status code.'),
    ),
    title: text('Short title of the problem.'),
    detail: text('What is wrong and how to fix it.'),
    parameter: v.optional(text('The parameter with the error.')),
    value: v.optional(text('The value sent, shortened if long.')),
    allowed: v.optional(
      v.pipe(
        v.union([v.string(), v.array(v.string())]),
        v.description('Allowed values: a list, or a description.'),
      ),
    ),
    near: v.optional(v.pipe(v.array(v.string()), v.description('Similar known names.'))),
  }),
  v.description('An error (RFC 9457).'),
);

/** All of them, under the names by which the description refers to them. */
export const BODIES = {
  Article,
  ArticleList,
  Author,
  AuthorList,
  Brief,
  FeedList,
  Index,
  ProblemDetails,
  Removal,
  Row,
  Section,
  SectionList,
  Tag,
  TagList,
} as const;
