// Pictures of posts (Media RSS, JSON Feed), apart from those that stand in the text.
import type { Post } from '../post.ts';

type Described = { readonly description?: { readonly value?: string } };
type Content = Described & {
  readonly url?: string;
  readonly type?: string;
  readonly medium?: string;
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

/** The first picture of a post that its text does not show; WordPress also lists those, and faces. */
export function toMediaImage(media: Media | undefined, text: string): Post['image'] {
  if (media === undefined) return undefined;
  const groups = media.groups ?? [];
  const contents = [media, ...groups].flatMap(({ contents: own }) => own ?? []);
  const pictures = contents.filter(({ type, medium }) => medium === 'image' || isPicture(type));
  const all: readonly Content[] = [...pictures, ...(media.thumbnails ?? [])];
  for (const { url, description } of all) {
    const image = toImage(url, description?.value, text);
    if (image !== undefined) return image;
  }
  return undefined;
}

/** A picture, unless the text has it. */
export function toImage(
  url: string | undefined,
  alt: string | undefined,
  text: string,
): Post['image'] {
  if (url === undefined || !URL.canParse(url) || /gravatar\.com\//u.test(url)) return undefined;
  // The same picture in another size has another query, or size in its name.
  const name = new URL(url).pathname.replace(/-\d+x\d+(?=\.\w+$)/u, '').replace(/\.\w+$/u, '');
  if (name.length > 1 && text.includes(name)) return undefined;
  return alt === undefined || alt === '' ? { src: url } : { src: url, alt };
}
