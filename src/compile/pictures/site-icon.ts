// The icon of a site as a picture that can be drawn: a file of its own, or the one that comes with Tagwire.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { toMediaPath } from '../../catalog/media.ts';
import type { Content } from '../content/content.ts';
import type { OutputFile } from '../output/write.ts';

/** `read` gives its bytes, and `hash` tells them from others. */
export type SiteIcon = { readonly hash: string; readonly read: () => Uint8Array };

/** Types that the library of pictures reads. */
const DRAWABLE = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/svg+xml'];

/**
 * Null for an icon on another host, and for one of a type that cannot be drawn. `builtIn` is for a site
 * without an icon; `out` is the output folder, where the files of the site are by now.
 */
export function findSiteIcon(
  { site, media }: Content,
  builtIn: OutputFile,
  out: string,
): SiteIcon | null {
  const { icon, origin } = site;
  if (icon === null) {
    const hash = createHash('sha256').update(builtIn.bytes).digest('hex');
    return { hash, read: () => builtIn.bytes };
  }
  const file = media.find((one) => origin + toMediaPath(one) === icon.url);
  if (file === undefined || !DRAWABLE.includes(icon.type)) return null;
  const { hash, name } = file;
  return { hash, read: () => readFileSync(path.join(out, 'assets/media', hash, name)) };
}
