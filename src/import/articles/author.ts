// An author as `site.yaml` may have one.
import type { PostAuthor } from '../post.ts';
import type { LinkWorld } from './links.ts';

/** An author whose address and picture are such that `site.yaml` takes them. */
export function toAuthor(author: PostAuthor, world: LinkWorld): PostAuthor {
  const { name, key, bio } = author;
  const url = toWeb(author.url, world);
  const picture = toWeb(author.avatar, world);
  const avatar =
    picture !== undefined && /\.(?:png|jpe?g|gif|webp|avif|svg)(?:\?|$)/iu.test(picture)
      ? picture
      : undefined;
  return {
    name,
    ...(key === undefined ? {} : { key }),
    ...(url === undefined ? {} : { url }),
    ...(avatar === undefined ? {} : { avatar }),
    ...(bio === undefined ? {} : { bio: bio.replace(/\s+/gu, ' ').trim() }),
  };
}

function toWeb(address: string | undefined, { origin }: LinkWorld): string | undefined {
  if (address === undefined) return undefined;
  const url = URL.parse(address, origin ?? undefined);
  return url !== null && /^https?:$/u.test(url.protocol) ? url.href : undefined;
}
