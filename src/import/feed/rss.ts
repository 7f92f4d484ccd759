// RSS 2.0 and 1.0 as feedsmith reads them → posts. It says for both the same of what they share.
import type { AnyFeed } from 'feedsmith';
import { toKnown } from '../known.ts';
import type { Post, PostAuthor, Publication } from '../post.ts';
import { toAbsolute, toPlaces } from './addresses.ts';
import type { FeedPage, FeedPlace } from './feed-page.ts';
import { isPicture, toDuration, toMediaFiles, toMediaImage } from './media.ts';
import { toPublication } from './publication.ts';
import { toOwnTitle, toSummary, toTitle } from './texts.ts';

type Feed = Extract<AnyFeed, { format: 'rss' | 'rdf' }>['feed'];
type Item = NonNullable<Feed['items']>[number];

/** Reads a channel; `place` is where it was found. */
export function readRss(feed: Feed, place: FeedPlace): FeedPage {
  const links = feed.atom?.links ?? [];
  const self = links.find(({ rel }) => rel === 'self')?.href;
  const base = place.url ?? self ?? null;
  const home = toAbsolute(feed.link, base);
  const publication = toPublication(
    {
      title: feed.title && toTitle(feed.title),
      description: feed.description && toTitle(feed.description),
      url: home,
      language: ('language' in feed ? feed.language : undefined) ?? feed.dc?.languages?.[0],
      copyright: ('copyright' in feed ? feed.copyright : undefined) ?? feed.dc?.rights?.[0],
    },
    [self, place.url],
    '/rss.xml',
  );
  const previous = links.find(({ rel }) => rel === 'prev-archive' || rel === 'next')?.href;
  const items = feed.items ?? [];
  return {
    format: 'RSS',
    publication,
    posts: items.map((item, index) =>
      toPost(item, `${place.shown}, item ${index + 1}`, publication, base),
    ),
    previous: toAbsolute(previous, base) ?? null,
    generator: 'generator' in feed ? (feed.generator ?? '') : '',
  };
}

function toPost(item: Item, place: string, publication: Publication, base: string | null): Post {
  const link = toAbsolute(item.link, base) ?? toPermanent(item);
  const text = item.content?.encoded ?? item.description ?? '';
  const summary = item.content?.encoded === undefined ? undefined : item.description;
  const enclosures = 'enclosures' in item ? (item.enclosures ?? []) : [];
  const spoken = 'itunes' in item ? toDuration(item.itunes?.duration) : undefined;
  const files = enclosures.flatMap(({ url, type, length }, index) => {
    const address = toAbsolute(url, base);
    // A picture that the text shows is no file to download.
    if (address === undefined || (isPicture(type) && text.includes(address))) return [];
    const duration = index === 0 ? spoken : undefined;
    return [{ url: address, ...toKnown({ type, length, duration }) }];
  });
  const id = ('guid' in item ? item.guid?.value : undefined) ?? toAbout(item) ?? item.link;
  return {
    place,
    file: null,
    body: { kind: 'html', text, base: item.xml?.base ?? link ?? publication.url ?? base },
    ...toKnown({
      title: toOwnTitle(item.title && toTitle(item.title), text),
      date: toDate(item),
      updated: item.atom?.updated ?? item.dcterms?.modified?.[0],
      summary: toSummary(summary, text),
      language: item.dc?.languages?.[0] ?? item.xml?.lang,
      image: toMediaImage(item.media, text),
      id,
    }),
    ...toPlaces(link, publication.url),
    authors: toAuthors(item),
    tags: toTags(item),
    draft: false,
    attachments: [
      ...files,
      ...toMediaFiles(
        item.media,
        files.map((file) => file.url),
      ),
    ],
  };
}

/** A guid is an address unless it says otherwise (RSS 2.0). */
function toPermanent(item: Item): string | undefined {
  if (!('guid' in item) || item.guid?.isPermaLink === false) return undefined;
  const value = item.guid?.value;
  return value !== undefined && /^https?:/iu.test(value) && URL.canParse(value) ? value : undefined;
}

/** The name of an item of RSS 1.0. */
function toAbout(item: Item): string | undefined {
  return 'rdf' in item ? item.rdf?.about : undefined;
}

function toDate(item: Item): string | undefined {
  const date = 'pubDate' in item ? item.pubDate : undefined;
  return date ?? item.dc?.dates?.[0] ?? item.atom?.published ?? item.dcterms?.created?.[0];
}

/** Names of Dublin Core, of Atom, else of RSS, which has addresses of mail. */
function toAuthors(item: Item): readonly PostAuthor[] {
  const creators = item.dc?.creators ?? [];
  if (creators.length > 0) return creators.map((name) => ({ name: toTitle(name) }));
  const atom = item.atom?.authors ?? [];
  if (atom.length > 0)
    return atom.flatMap(({ name, uri }) => (name ? [{ name, ...toKnown({ url: uri }) }] : []));
  const own = 'authors' in item ? (item.authors ?? []) : [];
  const named = own.flatMap(({ name, link }) =>
    name ? [{ name, ...toKnown({ url: link }) }] : [],
  );
  const spoken = 'itunes' in item ? item.itunes?.author : undefined;
  return named.length === 0 && spoken !== undefined ? [{ name: spoken }] : named;
}

function toTags(item: Item): readonly string[] {
  const categories = 'categories' in item ? (item.categories ?? []) : [];
  const names = categories.flatMap((category) => {
    const name = typeof category === 'string' ? category : category.name;
    return name === undefined ? [] : [toTitle(name)];
  });
  return names.length > 0 ? names : (item.dc?.subjects ?? []);
}
