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

const moment = (meaning: string) => v.pipe(instant, v.description(meaning));

/** Of what may be missing, told as null. */
const orNull = <const T extends v.GenericSchema>(schema: T, meaning: string) =>
  v.pipe(v.nullable(schema), v.description(meaning));

const slug = text('The name in URLs.');
const title = text('The written form.');
const headline = text('Plain text.');

const term = v.object({ slug, title });

const terms = (meaning: string) => v.pipe(v.array(term), v.description(meaning));

const feeds = v.pipe(
  v.object(eachFormat(({ standard }) => link(`${standard}.`))),
  v.description('The same articles as feeds.'),
);

const image = v.object({
  url: link('Where the picture is.'),
  alt: text('What it shows, for those who do not see it.'),
  type: text('Media type.'),
  length: whole('Bytes; 0 where unknown.'),
  width: orNull(count, 'Pixels; null where unknown.'),
  height: orNull(count, 'Pixels; null where unknown.'),
});

const attachment = v.object({
  url: link('Where the file is.'),
  type: text('Media type.'),
  length: whole('Bytes.'),
  title: orNull(v.string(), 'What to call it, if anything.'),
});

const ROW = {
  id: text('For ever the same, in every feed too.'),
  slug,
  url: link('The permalink, or where the text was published first.'),
  title: headline,
  summary: text('Plain text.'),
  published: moment('Visible from then on.'),
  updated: orNull(instant, 'The last change worth telling, if any.'),
  authors: terms('Who wrote it, one at least.'),
  section: orNull(term, 'Where it belongs, if anywhere.'),
  tags: terms('What it is about.'),
  language: text('BCP 47.'),
  image: orNull(image, 'The picture that goes with it, if any.'),
  attachments: v.pipe(v.array(attachment), v.description('Files that go with it.')),
  word_count: whole('Words of the text.'),
  reading_minutes: whole('At 200 words a minute, one at least.'),
  content_html: text('Safe HTML, every URL absolute.'),
} satisfies { readonly [field in Field]: v.GenericSchema };

export const Row = v.pipe(
  v.partial(v.object(ROW)),
  v.description('An article, with the members that were asked for.'),
);

export const Removal = v.pipe(
  v.object({ id: ROW.id, removed: moment('When the article was withdrawn.') }),
  v.description('An article that was withdrawn; only where "changed-since" asks.'),
);

export const Brief = v.pipe(
  v.object({ id: ROW.id, slug, url: ROW.url, title: ROW.title, published: ROW.published }),
  v.description('An article, in short.'),
);

export const ArticleList = v.object({
  total: whole('Rows of all pages.'),
  next: orNull(url, 'The next page; null on the last one.'),
  changed_since: v.optional(
    moment('With "order=updated": what to send as "changed-since" next time, from the first page.'),
  ),
  feeds,
  articles: v.pipe(v.array(v.union([Row, Removal])), v.description('The rows of this page.')),
});

export const Article = v.pipe(
  v.object({
    ...v.partial(v.object(ROW)).entries,
    related: v.pipe(v.array(Brief), v.description('Most shared tags first, then the newest.')),
    previous: orNull(Brief, 'The one before in time.'),
    next: orNull(Brief, 'The one after in time.'),
  }),
  v.description('An article and those around it.'),
);

const facet = {
  slug,
  title,
  count: whole('Articles of the filter that bear it.'),
  newest: orNull(instant, 'Date of the newest of them.'),
  feeds: v.pipe(feeds, v.description('Its own feeds, unfiltered.')),
};

const total = whole('Articles of the filter.');

/** Rows under a name, the most used first. */
const facets = <const T extends v.GenericSchema>(row: T) =>
  v.pipe(v.array(row), v.description('The most used first.'));

export const TagList = v.object({ total, tags: facets(v.object(facet)) });

export const SectionList = v.object({
  total,
  sections: facets(
    v.object({ ...facet, description: orNull(v.string(), 'What it is for, if that is said.') }),
  ),
});

export const AuthorList = v.object({
  total,
  authors: facets(
    v.object({
      ...facet,
      url: orNull(url, 'Their own page, if any.'),
      avatar: orNull(url, 'A picture of them, if any.'),
      bio: orNull(v.string(), 'Who they are, if that is said.'),
      support: orNull(url, 'Where they take support, if anywhere.'),
    }),
  ),
});

export const FeedList = v.object({
  feeds: v.pipe(
    v.array(
      v.object({
        title: text('As the feed calls itself.'),
        format: v.pipe(v.picklist(FORMAT_NAMES), v.description('As in the URL.')),
        type: text('Media type.'),
        url: link('Where to subscribe.'),
        count: whole('Articles it is about, of which it shows the newest.'),
        updated: moment('What the feed gives as its last change.'),
      }),
    ),
    v.description('All articles first, then every section, tag and author.'),
  ),
});

export const Index = v.object({
  title: text('What this is.'),
  reference: link('The reference, to read.'),
  openapi: link('The reference, for programs (OpenAPI 3.1).'),
  urls: v.pipe(
    v.array(
      v.object({
        url: text('What stands in braces is to be filled in.'),
        what: text('What it gives.'),
      }),
    ),
    v.description('What can be asked.'),
  ),
  examples: v.pipe(
    v.array(v.object({ what: text('What it gives.'), curl: text('A line for a shell.') })),
    v.description('Lines to copy; they work as they are.'),
  ),
  fetch: text('An example for scripts in a browser.'),
});

export const ProblemDetails = v.pipe(
  v.object({
    type: text('A "tag:" URI that names the kind.'),
    status: v.pipe(
      v.number(),
      v.integer(),
      v.minValue(400),
      v.maxValue(599),
      v.description('As in the status line.'),
    ),
    title: text('The kind, for people.'),
    detail: text('What is wrong, and what would be right.'),
    parameter: v.optional(text('The parameter at fault.')),
    value: v.optional(text('What was sent, cut short where it is long.')),
    allowed: v.optional(
      v.pipe(
        v.union([v.string(), v.array(v.string())]),
        v.description('What it may be: the words themselves, or a rule.'),
      ),
    ),
    near: v.optional(v.pipe(v.array(v.string()), v.description('Known names like this one.'))),
  }),
  v.description('An error (RFC 9457).'),
);

/** All of them, under the names by which the description refers to them. */
export const BODIES = {
  Article,
  ArticleList,
  AuthorList,
  Brief,
  FeedList,
  Index,
  ProblemDetails,
  Removal,
  Row,
  SectionList,
  TagList,
} as const;
