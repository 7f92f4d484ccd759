// JSON Feed 1.1: all there is of the format.
import { toJsonDate } from './date.ts';
import type { Format, WriteEntry } from './format.ts';

const TYPE = 'application/feed+json';

export const JSON_FEED = {
  name: 'json',
  file: 'feed.json',
  type: TYPE,
  aliases: ['application/json'],
  // JSON is UTF-8 by definition and takes no charset (RFC 8259 §11).
  contentType: TYPE,
  label: 'JSON Feed',
  standard: 'JSON Feed 1.1',
  opmlVersion: null,
  // An item without text is invalid, so a summary stands in.
  entry: ({ before, full, summary, after }, _record, { content }) => [
    before,
    content === 'summary' ? summary : full,
    after,
  ],
  envelope: (document, links) => {
    const { site } = document;
    const author = { name: site.title, url: `${site.origin}/` };
    const head = JSON.stringify({
      // Comes first: readers recognise the feed by its first bytes.
      version: 'https://jsonfeed.org/version/1.1',
      title: document.title,
      home_page_url: document.home,
      feed_url: links.self,
      // Readers page backwards: the next page is the one before.
      next_url: links.previous ?? undefined,
      description: site.description,
      icon: site.icon?.url,
      authors: [author],
      author,
      language: document.language,
      hubs: site.hub === null ? undefined : [{ type: 'WebSub', url: site.hub }],
    });
    return { before: `${head.slice(0, -1)},"items":[\n`, between: ',\n', after: '\n]}\n' };
  },
} as const satisfies Format;

/** A plain object: the library stops at JSON Feed 1.0. */
export const writeJsonItem: WriteEntry = ({ article, html, authors, tags }) => {
  const feedAuthors = authors.map(({ title, url, avatar }) => ({
    name: title,
    url: url ?? undefined,
    avatar: avatar ?? undefined,
  }));
  const attachments = article.attachments.map(({ url, type, length, title, duration }) => ({
    url,
    mime_type: type,
    title: title ?? undefined,
    size_in_bytes: length,
    duration_in_seconds: duration ?? undefined,
  }));
  const { id, link: url, external, title } = article;
  const head = JSON.stringify({ id, url, external_url: external?.url, title: title ?? undefined });
  const rest = JSON.stringify({
    summary: article.summary,
    image: article.image?.url,
    date_published: toJsonDate(article.published),
    date_modified: article.updated === null ? undefined : toJsonDate(article.updated),
    authors: feedAuthors,
    // Readers of 1.0 know only this one.
    author: feedAuthors[0],
    tags: tags.length === 0 ? undefined : tags.map((tag) => tag.title),
    language: article.language,
    attachments: attachments.length === 0 ? undefined : attachments,
  });
  return {
    before: `${head.slice(0, -1)},`,
    full: `"content_html":${JSON.stringify(html)}`,
    summary: `"content_text":${JSON.stringify(article.summary)}`,
    after: `,${rest.slice(1)}`,
  };
};
