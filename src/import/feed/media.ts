// Pictures and files of posts (Media RSS, JSON Feed).
import { toKnown } from '../known.ts';
import type { Post } from '../post.ts';

type Described = { readonly description?: { readonly value?: string } };
type Content = Described & {
  readonly url?: string;
  readonly type?: string;
  readonly medium?: string;
  /** Bytes. */
  readonly fileSize?: number;
  /** Seconds. */
  readonly duration?: number;
};
type Media = {
  readonly contents?: readonly Content[];
  readonly groups?: readonly { readonly contents?: readonly Content[] }[];
  readonly thumbnails?: readonly { readonly url?: string }[];
};

/** Whether a media type is of pictures. */
export function isPicture(type: string | undefined): boolean {
  return type?.startsWith('image/') ?? false;
}

/** The picture of a post; of several, as WordPress lists them, the first that its text does not show. */
export function toMediaImage(media: Media | undefined, text: string): Post['image'] {
  const contents = toContents(media);
  const pictures = contents.filter(({ type, medium }) => medium === 'image' || isPicture(type));
  const all: readonly Content[] = [...pictures, ...(media?.thumbnails ?? [])];
  const images = all.flatMap(({ url, description }) => toImage(url, description?.value) ?? []);
  if (images.length === 1) return images[0];
  return images.find(({ src }) => !shows(text, src));
}

/** Sounds, films and other files of a post that are no enclosures, of which RSS has one. */
export function toMediaFiles(
  media: Media | undefined,
  known: readonly string[],
): Post['attachments'] {
  return toContents(media).flatMap(({ url, type, medium, fileSize, duration }) => {
    const isFile = type !== undefined && medium !== 'image' && !isPicture(type);
    // Players of the time before HTML had films.
    if (!isFile || type === 'application/x-shockwave-flash') return [];
    if (url === undefined || !URL.canParse(url) || known.includes(url)) return [];
    return [{ url, type, ...toKnown({ length: fileSize, duration: toDuration(duration) }) }];
  });
}

/** Whole seconds; undefined where there are none. */
export function toDuration(seconds: number | undefined): number | undefined {
  return seconds !== undefined && seconds >= 0.5 ? Math.round(seconds) : undefined;
}

function toContents(media: Media | undefined): readonly Content[] {
  const groups = media?.groups ?? [];
  return [...(media === undefined ? [] : [media]), ...groups].flatMap(
    ({ contents }) => contents ?? [],
  );
}

/** A picture; undefined for a face that a service draws. */
export function toImage(url: string | undefined, alt: string | undefined): Post['image'] {
  if (url === undefined || !URL.canParse(url) || /gravatar\.com\//u.test(url)) return undefined;
  return alt === undefined || alt === '' ? { src: url } : { src: url, alt };
}

/** Whether a text has a picture, in whatever size. */
export function shows(text: string, src: string): boolean {
  const name = new URL(src).pathname.replace(/-\d+x\d+(?=\.\w+$)/u, '').replace(/\.\w+$/u, '');
  return name.length > 1 && text.includes(name);
}
