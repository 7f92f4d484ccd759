// The three formats say the same about every article, as an independent parser reads them back.
import {
  type Atom,
  type Json,
  parseAtomFeed,
  parseJsonFeed,
  parseRssFeed,
  type Rss,
} from 'feedsmith';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/compile/content/article.ts';
import { toAtomDate } from '../../src/feed/date.ts';
import { ask, NOW, publish, readFixture, readFolder } from './publication.ts';
import { toHtmlText } from './read-text.ts';

const fixture = await readFixture();
const notes = await readFolder('test/fixtures/content/notes', NOW);
const content = {
  ...fixture,
  articles: [...fixture.articles, ...notes.articles].toSorted((a, b) => a.published - b.published),
};
const publication = publish(content);
const query = { ...ask(publication, ''), limit: 50 };
const rss = parseRssFeed(await publication.render('rss', query));
const atom = parseAtomFeed(await publication.render('atom', query));
const json = parseJsonFeed(await publication.render('json', query));

/** What notes are called where a title is demanded, by their ids. */
const HEADLINES: Readonly<Record<string, string>> = {
  'tag:gazette.example,2025-02:articles/note':
    'A note has no title: what it says is all of it, and its beginning stands for a…',
  'tag:gazette.example,2025-02:articles/reply': 'So it does.',
  'tag:gazette.example,2025-02:articles/link': 'Worth reading: the report.',
};

/** What an entry says in any format. */
type Entry = {
  readonly id: unknown;
  readonly link: unknown;
  readonly title: unknown;
  readonly summary: unknown;
  readonly html: unknown;
  readonly published: unknown;
  readonly updated: unknown;
  readonly authors: unknown;
  readonly tags: unknown;
  readonly language: unknown;
  readonly image: unknown;
  readonly attachments: unknown;
};

const expected = content.articles
  .filter((article) => !article.unlisted && article.removed === null)
  .filter((article) => article.published < Date.parse('2026-06-01') / 1000)
  .toReversed()
  .map(fromArticle);

describe('one truth in three formats', () => {
  it.each(expected.map((entry, index) => [entry.id, index] as const))('%s', (id, index) => {
    const entry = expected[index];
    expect(fromRss(rss.items?.[index])).toEqual(entry);
    // Atom alone demands a title (RFC 4287 §4.1.2).
    const title = entry?.title ?? HEADLINES[String(id)];
    expect(fromAtom(atom.entries?.[index])).toEqual({ ...entry, title });
    expect(fromJson(json.items?.[index])).toEqual(entry);
  });

  it('has as many entries as there are listed, visible, standing articles', () => {
    expect([rss.items?.length, atom.entries?.length, json.items?.length]).toEqual(
      Array(3).fill(expected.length),
    );
  });

  it('says the same about the feed itself', () => {
    const title = 'The Wire & Tag <Gazette>';
    const description = 'A fixture that says everything site.yaml can say.';
    const home = 'https://feeds.example.org/';
    expect([rss.title, rss.description, rss.link]).toEqual([title, description, home]);
    expect([fromText(atom.title), fromText(atom.subtitle)]).toEqual([title, description]);
    expect(atom.links?.find(({ type }) => type === 'text/html')?.href).toBe(home);
    expect([json.title, json.description, json.home_page_url]).toEqual([title, description, home]);
    expect([rss.language, atom.xml?.lang, json.language]).toEqual(['en', 'en', 'en']);
    expect(toInstant(rss.lastBuildDate)).toBe(toInstant(atom.updated));
  });

  it('names itself and its siblings in each format (RFC 4287 §4.2.7.2)', () => {
    const links = (found: readonly Partial<Atom.Link<string>>[] | undefined) =>
      found?.filter(({ type }) => type !== 'text/html').map(({ rel, type }) => `${rel} ${type}`);
    expect(links(rss.atom?.links)).toEqual([
      'self application/rss+xml',
      'alternate application/atom+xml',
      'alternate application/feed+json',
    ]);
    expect(links(atom.links)).toEqual([
      'self application/atom+xml',
      'alternate application/rss+xml',
      'alternate application/feed+json',
    ]);
    // Readers take the first link they meet for the site's.
    expect(atom.links?.[0]).toEqual({ rel: 'alternate', type: 'text/html', href: rss.link });
    expect(json.feed_url).toBe('https://feeds.example.org/feed.json?limit=50');
  });
});

function fromArticle(article: Article): Entry {
  const authors = article.authors.map((slug) => content.authors.find((one) => one.slug === slug));
  const tags = article.tags.map((slug) => content.tags.find((one) => one.slug === slug));
  return {
    id: article.id,
    link: article.link,
    title: article.title,
    summary: article.summary,
    html: article.html,
    published: toAtomDate(article.published),
    updated: article.updated === null ? null : toAtomDate(article.updated),
    authors: authors.map((author) => author?.title),
    tags: tags.map((tag) => tag?.title),
    language: article.language,
    image: article.image?.url ?? null,
    attachments: article.attachments.map(({ url, type, length }) => [url, type, length]),
  };
}

function fromRss(item: Partial<Rss.Item<string>> | undefined): Entry {
  const media = item?.media?.contents ?? [];
  const files = [...(item?.enclosures ?? []), ...media.filter(({ medium }) => medium !== 'image')];
  return {
    id: item?.guid?.value,
    link: item?.link,
    title: item?.title ?? null,
    summary: fromHtml(item?.description),
    html: item?.content?.encoded,
    published: toInstant(item?.pubDate),
    updated: item?.atom?.updated ?? null,
    authors: item?.dc?.creators,
    tags: (item?.categories ?? []).map(({ name }) => name),
    language: item?.dc?.languages?.[0],
    image: media.find(({ medium }) => medium === 'image')?.url ?? null,
    attachments: files.map((file) => [
      file.url,
      file.type,
      'fileSize' in file ? file.fileSize : 'length' in file ? file.length : null,
    ]),
  };
}

function fromAtom(entry: Partial<Atom.Entry<string>> | undefined): Entry {
  const enclosures = entry?.links?.filter(({ rel }) => rel === 'enclosure') ?? [];
  const published = toInstant(entry?.published);
  const updated = toInstant(entry?.updated);
  return {
    id: entry?.id,
    link: entry?.links?.find(({ rel }) => rel === 'alternate')?.href,
    title: fromText(entry?.title),
    summary: fromText(entry?.summary),
    html: entry?.content?.value,
    published,
    // RFC 4287 §4.1.2: an entry always has `updated`; one never updated repeats its date.
    updated: updated === published ? null : updated,
    authors: entry?.authors?.map(({ name }) => name),
    tags: (entry?.categories ?? []).map(({ term }) => term),
    language: entry?.xml?.lang,
    image: entry?.media?.contents?.[0]?.url ?? null,
    attachments: enclosures.map(({ href, type, length }) => [href, type, length]),
  };
}

function fromJson(item: Partial<Json.Item<string>> | undefined): Entry {
  return {
    id: item?.id,
    link: item?.url,
    title: item?.title ?? null,
    summary: item?.summary,
    html: item?.content_html,
    published: toInstant(item?.date_published),
    updated: item?.date_modified === undefined ? null : toInstant(item.date_modified),
    authors: item?.authors?.map(({ name }) => name),
    tags: item?.tags ?? [],
    language: item?.language,
    image: item?.image ?? null,
    attachments: (item?.attachments ?? []).map((file) => [
      file.url,
      file.mime_type,
      file.size_in_bytes,
    ]),
  };
}

/** A text construct as people read it (RFC 4287 §3.1.1). */
function fromText(text: Partial<Atom.Text> | undefined): string | undefined {
  return text?.type === 'html' ? toHtmlText(text.value ?? '') : text?.value;
}

/** RSS readers take a description for HTML. */
function fromHtml(html: string | undefined): string | undefined {
  return html === undefined ? undefined : toHtmlText(html);
}

function toInstant(date: string | undefined): string {
  return new Date(date ?? '').toISOString().replace('.000Z', 'Z');
}
