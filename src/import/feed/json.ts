// JSON Feed as feedsmith reads it → posts.
import type { AnyFeed } from 'feedsmith';
import { toKnown } from '../known.ts';
import type { Post, PostAuthor, Publication } from '../post.ts';
import { toAbsolute, toPlaces } from './addresses.ts';
import type { FeedPage, FeedPlace } from './feed-page.ts';
import { toDuration, toImage } from './media.ts';
import { toPublication } from './publication.ts';
import { toHtmlText, toPlainText } from './texts.ts';

type Feed = Extract<AnyFeed, { format: 'json' }>['feed'];
type Item = NonNullable<Feed['items']>[number];
type Authors = Item['authors'];

/** Reads a feed; `place` is where it was found. */
export function readJson(feed: Feed, place: FeedPlace): FeedPage {
  const base = place.url ?? feed.feed_url ?? null;
  const publication = toPublication(
    {
      title: feed.title,
      description: feed.description,
      url: toAbsolute(feed.home_page_url, base),
      language: feed.language,
    },
    [feed.feed_url, place.url],
    '/feed.json',
  );
  const items = feed.items ?? [];
  return {
    format: 'JSON Feed',
    publication,
    posts: items.map((item, index) =>
      toPost(item, `${place.shown}, item ${index + 1}`, publication, feed.authors),
    ),
    previous: toAbsolute(feed.next_url, base) ?? null,
    generator: '',
  };
}

function toPost(item: Item, place: string, publication: Publication, authors: Authors): Post {
  const link = toAbsolute(item.url, publication.url ?? null);
  const html = (item.content_html ?? toHtmlText(item.content_text ?? '')) || toLinkHtml(item);
  const { summary } = item;
  const isOwn = summary !== undefined && !toPlainText(html).startsWith(summary.replace(/…$/u, ''));
  return {
    place,
    file: null,
    body: { kind: 'html', text: html, base: link ?? publication.url ?? null },
    ...toKnown({
      title: item.title,
      date: item.date_published ?? item.date_modified,
      updated: item.date_published === undefined ? undefined : item.date_modified,
      summary: isOwn ? summary : undefined,
      language: item.language,
      image: toImage(item.image ?? item.banner_image, undefined),
      id: item.id,
      link: item.external_url,
    }),
    ...toPlaces(link ?? toLink(item.id), publication.url),
    authors: toAuthors(item.authors ?? authors),
    tags: item.tags ?? [],
    draft: false,
    attachments: (item.attachments ?? []).flatMap((file) => {
      const { url, mime_type: type, size_in_bytes: length, title } = file;
      const duration = toDuration(file.duration_in_seconds);
      return url === undefined ? [] : [{ url, ...toKnown({ type, length, duration, title }) }];
    }),
  };
}

/** The text of a post that only leads to another site. */
function toLinkHtml({ external_url: written = '', title }: Item): string {
  const url = URL.parse(written);
  if (url === null) return '';
  const words = toHtmlText(title ?? written).replace(/^<p>|<\/p>$/gu, '');
  return `<p><a href="${url.href}">${words}</a></p>`;
}

/** An id that is an address, as many are. */
function toLink(id: string | undefined): string | undefined {
  return id !== undefined && /^https?:/iu.test(id) && URL.canParse(id) ? id : undefined;
}

function toAuthors(authors: Authors): readonly PostAuthor[] {
  return (authors ?? []).flatMap(({ name, url, avatar }) => {
    return name ? [{ name, ...toKnown({ url, avatar }) }] : [];
  });
}
