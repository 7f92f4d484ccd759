// The old addresses of a post of a generator, and the id that feeds made of them.
import type { Publication, ReadOptions } from '../post.ts';
import type { Opened, PostNames } from './opened.ts';
import { type PermalinkNames, toPermalink, underBase } from './permalinks.ts';

/** Paths; the first is the one that readers were led to. */
export function toPaths(post: PostNames, opened: Opened, options: ReadOptions): readonly string[] {
  const { fields } = post;
  const permalink = options.permalink ?? opened.permalink;
  const base = opened.publication.base ?? '';
  const written = fields.permalink?.replace(/^https?:\/\/[^/]+/iu, '');
  const own =
    written === undefined
      ? undefined
      : opened.toOwnAddress === undefined
        ? written
        : opened.toOwnAddress(written, post);
  const made =
    permalink === undefined ? opened.toAddress(post) : toPermalink(permalink, toAllNames(post));
  const address = own === undefined ? made : own;
  return [...(address === null ? [] : [address]), ...fields.aliases]
    .map((one) => one.replace(/^https?:\/\/[^/]+/iu, ''))
    .filter((one) => one !== '')
    .map((one) => (one.startsWith(`${base}/`) ? one : underBase(base, one)));
}

/** What `--permalink` may name, whatever the source. */
function toAllNames({ name, fields, names }: PostNames): PermalinkNames {
  const slug = fields.slug ?? name.name;
  const categories = fields.categories.join('/');
  return {
    ...names,
    ...{ title: slug, slug, name: name.name, filename: name.stem, stem: name.stem },
    ...{ folder: name.folder, categories, category: fields.categories[0] ?? '' },
    section: fields.section ?? '',
  };
}

/** The id of a post with this address. */
export function toOldId(address: string, { publication, toId }: Opened): string | undefined {
  const url = toAbsolute(address, publication);
  if (url === null) return undefined;
  return toId === undefined ? url : toId(url);
}

/** The URL of a path of the old site; null where nobody knows it. */
export function toAbsolute(address: string, { url }: Publication): string | null {
  return url === undefined ? null : (URL.parse(address, url)?.href ?? null);
}

/** Scheme and host of the old site; empty where nobody knows it. */
export function toOrigin({ url }: Publication): string {
  return url === undefined ? '' : (URL.parse(url)?.origin ?? '');
}
