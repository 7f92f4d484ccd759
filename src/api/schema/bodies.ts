// The bodies the query API answers with: their types, and what /openapi.json says of them.
import * as v from 'valibot';
import type { Field } from './parameters.ts';

const url = v.pipe(v.string(), v.url());
const slug = v.pipe(v.string(), v.description('The name in URLs.'));
const title = v.pipe(v.string(), v.description('The written form.'));
const instant = v.pipe(v.string(), v.isoTimestamp());

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const whole = (meaning: string) => v.pipe(count, v.description(meaning));

const moment = (meaning: string) => v.pipe(instant, v.description(meaning));

const term = v.object({ slug, title });

const feeds = v.pipe(
  v.object({ rss: url, atom: url, json: url }),
  v.description('The same articles as feeds.'),
);

const image = v.object({
  url,
  alt: v.string(),
  type: v.pipe(v.string(), v.description('Media type.')),
  length: v.pipe(count, v.description('Bytes; 0 where unknown.')),
  width: v.nullable(v.pipe(count, v.description('Pixels.'))),
  height: v.nullable(v.pipe(count, v.description('Pixels.'))),
});

const attachment = v.object({
  url,
  type: v.pipe(v.string(), v.description('Media type.')),
  length: whole('Bytes.'),
  title: v.nullable(v.string()),
});

const ROW = {
  id: v.pipe(v.string(), v.description('For ever the same, in every feed too.')),
  slug,
  url: v.pipe(url, v.description('The permalink, or where the text was published first.')),
  title: v.string(),
  summary: v.pipe(v.string(), v.description('Plain text.')),
  published: moment('Visible from then on.'),
  updated: v.pipe(v.nullable(instant), v.description('The last change worth telling, if any.')),
  authors: v.array(term),
  section: v.nullable(term),
  tags: v.array(term),
  language: v.pipe(v.string(), v.description('BCP 47.')),
  image: v.nullable(image),
  attachments: v.array(attachment),
  word_count: count,
  reading_minutes: whole('At 200 words a minute, one at least.'),
  content_html: v.pipe(v.string(), v.description('Safe HTML, every URL absolute.')),
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
  v.object({ id: ROW.id, slug, url, title: v.string(), published: instant }),
  v.description('An article, in short.'),
);

export const ArticleList = v.object({
  total: whole('Rows of all pages.'),
  next: v.pipe(v.nullable(url), v.description('The next page; null on the last one.')),
  changed_since: v.optional(
    moment('With "order=updated": what to send as "changed-since" next time, from the first page.'),
  ),
  feeds,
  articles: v.array(v.union([Removal, Row])),
});

export const Article = v.pipe(
  v.object({
    ...v.partial(v.object(ROW)).entries,
    related: v.pipe(v.array(Brief), v.description('Most shared tags first, then the newest.')),
    previous: v.pipe(v.nullable(Brief), v.description('The one before in time.')),
    next: v.pipe(v.nullable(Brief), v.description('The one after in time.')),
  }),
  v.description('An article and those around it.'),
);

const facet = {
  slug,
  title,
  count: whole('Articles of the filter that bear it.'),
  newest: v.pipe(v.nullable(instant), v.description('Date of the newest of them.')),
  feeds: v.pipe(feeds, v.description('Its own feeds, unfiltered.')),
};

const total = whole('Articles of the filter.');

export const TagList = v.object({ total, tags: v.array(v.object(facet)) });

export const SectionList = v.object({
  total,
  sections: v.array(v.object({ ...facet, description: v.nullable(v.string()) })),
});

export const AuthorList = v.object({
  total,
  authors: v.array(
    v.object({
      ...facet,
      url: v.nullable(url),
      avatar: v.nullable(url),
      bio: v.nullable(v.string()),
      support: v.nullable(url),
    }),
  ),
});

export const FeedList = v.object({
  feeds: v.array(
    v.object({
      title: v.string(),
      format: v.picklist(['rss', 'atom', 'json']),
      type: v.pipe(v.string(), v.description('Media type.')),
      url,
      count: whole('Articles it is about, of which it shows the newest.'),
      updated: moment('What the feed gives as its last change.'),
    }),
  ),
});

export const Index = v.object({
  title: v.string(),
  reference: v.pipe(url, v.description('The reference, to read.')),
  openapi: v.pipe(url, v.description('The reference, for programs (OpenAPI 3.1).')),
  urls: v.array(v.object({ url: v.string(), what: v.string() })),
  examples: v.array(v.object({ what: v.string(), curl: v.string() })),
  fetch: v.pipe(v.string(), v.description('An example for scripts in a browser.')),
});

export const ProblemDetails = v.pipe(
  v.object({
    type: v.pipe(v.string(), v.description('A "tag:" URI that names the kind.')),
    status: v.pipe(v.number(), v.integer(), v.minValue(400), v.maxValue(599)),
    title: v.string(),
    detail: v.pipe(v.string(), v.description('What is wrong, and what would be right.')),
    parameter: v.optional(v.string()),
    value: v.optional(v.string()),
    allowed: v.optional(v.union([v.string(), v.array(v.string())])),
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
