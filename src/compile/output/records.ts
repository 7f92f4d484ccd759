// Articles → records: everything stored for an article, in bytes, and its fingerprint.
import { createHash } from 'node:crypto';
import { FINGERPRINT_LENGTH } from '../../catalog/catalog.ts';
import { type About, encodeRecord } from '../../catalog/record.ts';
import type { Term } from '../../catalog/site.ts';
import type { Article } from '../content/article.ts';
import type { Content } from '../content/content.ts';
import { type Entry, toAtomFragment, toJsonFragment, toRssFragment } from './fragments.ts';

export type Stored = {
  readonly article: Article;
  /** Empty for a removed article: nothing of it is published any more. */
  readonly bytes: Uint8Array;
  readonly fingerprint: string;
};

/** The records of all articles, in the content's order. */
export function toRecords(content: Content): readonly Stored[] {
  const authors = toIndex(content.authors);
  const tags = toIndex(content.tags);
  return content.articles.map((article) => {
    const entry = {
      article,
      authors: article.authors.map((slug) => find(authors, slug)),
      tags: article.tags.map((slug) => find(tags, slug)),
    };
    const bytes = article.removed === null ? toRecord(entry) : new Uint8Array();
    const fingerprint = article.removed === null ? bytes : `${article.id} ${article.removed}`;
    return { article, bytes, fingerprint: toFingerprint(fingerprint) };
  });
}

function toRecord(entry: Entry): Uint8Array {
  const { article } = entry;
  const rss = toRssFragment(entry);
  const atom = toAtomFragment(entry);
  const json = toJsonFragment(entry);
  return encodeRecord({
    rssBefore: rss.before,
    rssAfter: rss.after,
    atomBefore: atom.before,
    atomAfter: atom.after,
    jsonBefore: json.before,
    jsonAfter: json.after,
    jsonFull: `"content_html":${JSON.stringify(article.html)}`,
    jsonSummary: `"content_text":${JSON.stringify(article.summary)}`,
    html: article.html,
    about: JSON.stringify(toAbout(article)),
    markdown: article.markdown,
  });
}

function toAbout(article: Article): About {
  const { id, link, title, summary, published, updated, authors, section, tags } = article;
  const { language, image, attachments, words } = article;
  return {
    id,
    link,
    title,
    summary,
    published,
    updated,
    authors,
    section,
    tags,
    language,
    image,
    attachments,
    words,
  };
}

/** The first 48 bits of the SHA-256. */
function toFingerprint(data: Uint8Array | string): string {
  return createHash('sha256').update(data).digest('base64url').slice(0, FINGERPRINT_LENGTH);
}

function toIndex<T extends Term>(terms: readonly T[]): ReadonlyMap<string, T> {
  return new Map(terms.map((term) => [term.slug, term]));
}

/** Content is checked, so a name that is missing here is a fault of ours. */
function find<T>(index: ReadonlyMap<string, T>, slug: string): T {
  const term = index.get(slug);
  if (term === undefined) throw new Error(`"${slug}" is on an article and nowhere else`);
  return term;
}
