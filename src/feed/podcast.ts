// Podcasts in RSS: the elements of Apple's directory (`itunes:`, "A podcaster's guide to RSS") and of
// Podcasting 2.0 (`podcast:`, https://podcastindex.org/namespace/1.0). Only the feed of a show has them.
import { isPlayed } from '../catalog/playable.ts';
import type { Attachment, Image } from '../catalog/record.ts';
import type { Author } from '../catalog/site.ts';
import type { ShowDocument } from './document.ts';
import type { Entry } from './format.ts';
import { toAttributes, toRssText } from './xml.ts';

/** Declared by the envelope of a show. */
export const SHOW_NAMESPACES = {
  'xmlns:itunes': 'http://www.itunes.com/dtds/podcast-1.0.dtd',
  'xmlns:podcast': 'https://podcastindex.org/namespace/1.0',
};

/** The enclosure of an entry: the first audio or video, since podcast apps know nothing else, or the first file. */
export function findEnclosure(attachments: readonly Attachment[]): Attachment | undefined {
  return attachments.find(isPlayed) ?? attachments[0];
}

/** What the channel of a show says beside that of any feed. */
export function toShowElements({ podcast, title, hosts }: ShowDocument): string {
  const { author, email, category, explicit, type, image, guid, locked, medium, txt } = podcast;
  const owner = `${element('itunes:name', author)}${element('itunes:email', email ?? '')}`;
  return [
    element('itunes:title', title),
    element('itunes:author', author),
    email === null ? '' : `<itunes:owner>\n${owner}</itunes:owner>\n`,
    image === null ? '' : empty('itunes:image', { href: image.url }),
    category === null ? '' : toCategory(category),
    element('itunes:explicit', String(explicit)),
    element('itunes:type', type),
    element('podcast:guid', guid),
    element('podcast:medium', medium),
    element('podcast:locked', locked ? 'yes' : 'no', { owner: email }),
    ...hosts.map(toPerson),
    ...hosts.map(toFunding),
    ...txt.map(({ purpose, text }) => element('podcast:txt', text, { purpose })),
  ].join('');
}

/** What the item of an episode says beside that of any feed; empty for an article of no show. */
export function toEpisodeElements({ article, authors }: Entry): string {
  const { episode, image, attachments, title } = article;
  if (episode === null) return '';
  const { season, number, type, explicit, transcripts, chapters, duration } = episode;
  const length = duration ?? findEnclosure(attachments)?.duration ?? null;
  return [
    optional('itunes:title', title),
    optional('itunes:duration', length),
    image === null || !isCover(image) ? '' : empty('itunes:image', { href: image.url }),
    optional('itunes:explicit', explicit),
    optional('itunes:season', season),
    optional('itunes:episode', number),
    element('itunes:episodeType', type),
    optional('podcast:season', season),
    optional('podcast:episode', number),
    ...transcripts.map(({ url, type: format, isCaptions }) =>
      empty('podcast:transcript', { url, type: format, rel: isCaptions ? 'captions' : null }),
    ),
    chapters === null
      ? ''
      : empty('podcast:chapters', { url: chapters, type: 'application/json+chapters' }),
    ...authors.map(toPerson),
    ...authors.map(toFunding),
  ].join('');
}

/** What directories take for the picture of a show or an episode: a square of this size, JPEG or PNG. */
export function isCover({
  type,
  width,
  height,
}: Pick<Image, 'type' | 'width' | 'height'>): boolean {
  const isSquare = width !== null && width === height && width >= 1400 && width <= 3000;
  return isSquare && /^image\/(?:jpeg|png)$/.test(type);
}

function toCategory([name, narrower]: readonly [string, string | null]): string {
  if (narrower === null) return empty('itunes:category', { text: name });
  const within = empty('itunes:category', { text: narrower });
  return `<itunes:category${toAttributes({ text: name })}>\n${within}</itunes:category>\n`;
}

/** Addresses of this specification are https. */
function toPerson({ title, url, avatar }: Author): string {
  return element('podcast:person', title, { href: toHttps(url), img: toHttps(avatar) });
}

function toFunding({ title, support }: Author): string {
  const url = toHttps(support);
  return url === null ? '' : element('podcast:funding', `Support ${title}`, { url });
}

function toHttps(url: string | null): string | null {
  return url?.startsWith('https:') ? url : null;
}

type Attributes = Parameters<typeof toAttributes>[0];

function element(name: string, content: string, attributes: Attributes = {}): string {
  return `<${name}${toAttributes(attributes)}>${toRssText(content)}</${name}>\n`;
}

function optional(name: string, content: string | number | boolean | null): string {
  return content === null ? '' : element(name, String(content));
}

function empty(name: string, attributes: Attributes): string {
  return `<${name}${toAttributes(attributes)}/>\n`;
}
