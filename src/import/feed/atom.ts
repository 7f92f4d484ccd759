// Atom as feedsmith reads it → posts.
import type { AnyFeed } from 'feedsmith';
import { toKnown } from '../known.ts';
import type { Post, PostAuthor, Publication } from '../post.ts';
import { toAbsolute, toPlaces } from './addresses.ts';
import type { FeedPage, FeedPlace } from './feed-page.ts';
import { toMediaImage } from './media.ts';
import { toPublication } from './publication.ts';
import { toHtmlText, toOwnTitle, toPlainText, toSummary } from './texts.ts';

type Feed = Extract<AnyFeed, { format: 'atom' }>['feed'];
type Entry = NonNullable<Feed['entries']>[number];
type Text = { readonly value?: string; readonly type?: string } | undefined;
type Links = Entry['links'];

/** What an entry inherits of its feed. */
type Surroundings = {
  readonly authors: Feed['authors'];
  readonly publication: Publication;
  readonly base: string | null;
};

/** Categories by which Blogger says what an entry is. */
const KIND = 'http://schemas.google.com/g/2005#kind';

/** Reads a feed; `place` is where it was found. */
export function readAtom(feed: Feed, place: FeedPlace): FeedPage {
  const self = findLink(feed.links, 'self');
  const base = toAbsolute(feed.xml?.base, place.url ?? self ?? null) ?? place.url ?? self ?? null;
  const publication = toPublication(
    {
      title: toPlain(feed.title),
      description: toPlain(feed.subtitle),
      url: toAbsolute(findLink(feed.links, 'alternate'), base),
      language: feed.xml?.lang,
      copyright: toPlain(feed.rights),
    },
    [toAbsolute(self, base), place.url],
    '/atom.xml',
  );
  const previous = findLink(feed.links, 'prev-archive') ?? findLink(feed.links, 'next');
  const surroundings = { authors: feed.authors, publication, base };
  const entries = feed.entries ?? [];
  return {
    format: 'Atom',
    publication,
    posts: entries.map((entry, index) =>
      toPost(entry, `${place.shown}, entry ${index + 1}`, surroundings),
    ),
    previous: toAbsolute(previous, base) ?? null,
    generator: feed.generator?.text ?? '',
  };
}

function toPost(entry: Entry, place: string, { authors, publication, base }: Surroundings): Post {
  const ownBase = toAbsolute(entry.xml?.base, base) ?? null;
  const link = toAbsolute(findLink(entry.links, 'alternate'), ownBase ?? base);
  const html = toHtml(entry.content) ?? toHtml(entry.summary) ?? '';
  const contentBase = toAbsolute(entry.content?.xml?.base, ownBase ?? base) ?? ownBase;
  const published = entry.published ?? entry.updated;
  return {
    place,
    file: null,
    body: { kind: 'html', text: html, base: contentBase ?? link ?? publication.url ?? base },
    ...toKnown({
      title: toOwnTitle(toPlain(entry.title), html),
      date: published,
      updated: entry.updated === published ? undefined : entry.updated,
      summary: toHtml(entry.content) && toSummary(toHtml(entry.summary), html),
      language: entry.xml?.lang ?? entry.content?.xml?.lang,
      image: toMediaImage(entry.media, html),
      id: entry.id ?? link,
    }),
    ...toPlaces(link, publication.url),
    authors: toAuthors(entry.authors ?? entry.source?.authors ?? authors),
    tags: (entry.categories ?? []).flatMap(({ term, label, scheme }) => {
      const name = label ?? term;
      return name === undefined || scheme === KIND ? [] : [name];
    }),
    draft: false,
    attachments: (entry.links ?? []).flatMap(({ rel, href, type, length, title }) => {
      const url = rel === 'enclosure' ? toAbsolute(href, ownBase ?? base) : undefined;
      return url === undefined ? [] : [{ url, ...toKnown({ type, length, title }) }];
    }),
  };
}

/** The link of a relation; `alternate` is also what names none. */
function findLink(links: Links, wanted: string): string | undefined {
  const all = (links ?? []).filter(({ rel = 'alternate' }) => rel === wanted);
  const page = all.find(({ type }) => type === undefined || /html/u.test(type));
  return (page ?? all[0])?.href;
}

function toPlain(text: Text): string | undefined {
  if (text?.value === undefined) return undefined;
  return isHtml(text) ? toPlainText(text.value) : text.value.trim();
}

function toHtml(text: Text): string | undefined {
  if (text?.value === undefined) return undefined;
  return isHtml(text) ? text.value : toHtmlText(text.value);
}

function isHtml(text: Text): boolean {
  return /html/u.test(text?.type ?? 'text');
}

function toAuthors(authors: Entry['authors']): readonly PostAuthor[] {
  return (authors ?? []).flatMap(({ name, uri }) =>
    name ? [{ name, ...toKnown({ url: uri }) }] : [],
  );
}
