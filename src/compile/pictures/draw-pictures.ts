// Draws pictures that an earlier compile has not drawn, and remembers what is on each.
import { createHash } from 'node:crypto';
import type { Cache } from '../cache/cache.ts';
import type { Output } from '../output/write.ts';
import { countThreads } from '../threads/threads.ts';
import { drawIcon, type IconShape } from './icons.ts';
import type { Painter, Source } from './painter.ts';
import type { SiteIcon } from './site-icon.ts';
import type { PictureFacts } from './social-picture.ts';

/** Where pictures go, and what is known of them. */
export type Pictures = {
  readonly output: Output;
  readonly cache: Pick<Cache, 'pictures' | 'setPictures'>;
};

/** A file by its name, and what is on it. */
export type Wanted =
  | { readonly name: string; readonly facts: PictureFacts }
  | { readonly name: string; readonly shape: IconShape };

/** Digits of the hash in the address of a picture. */
export const DIGITS = 16;

/** In the place of a hash: it cannot be drawn, as an icon that is no picture. */
const NOTHING = '';

/** The hashes of the files, in their order; the same is drawn once. Null for what cannot be drawn. */
export async function drawPictures(
  all: readonly Wanted[],
  icon: SiteIcon | null,
  { output, cache }: Pictures,
): Promise<readonly (string | null)[]> {
  const known = cache.pictures();
  const keys = all.map((wanted) => toKey(wanted, icon));
  const drawn = new Map<string, string>();
  const stale = new Map<string, Wanted>();
  for (const [index, wanted] of all.entries()) {
    const key = keys[index] ?? '';
    const hash = known.get(key);
    const file = toFile(hash ?? NOTHING, wanted);
    if (hash !== undefined && (hash === NOTHING || output.isSound(file))) {
      if (hash !== NOTHING) output.keep(file);
      drawn.set(key, hash);
    } else stale.set(key, wanted);
  }
  await draw(stale, icon, (key, wanted, bytes) => {
    const hash =
      bytes === null ? NOTHING : createHash('sha256').update(bytes).digest('hex').slice(0, DIGITS);
    if (bytes !== null) output.put(toFile(hash, wanted), bytes);
    drawn.set(key, hash);
  });
  cache.setPictures(drawn);
  return keys.map((key) => drawn.get(key) || null);
}

type OnDrawn = (key: string, wanted: Wanted, bytes: Uint8Array | null) => void;

/** Several at a time: the library draws on threads of its own. */
async function draw(
  stale: ReadonlyMap<string, Wanted>,
  icon: SiteIcon | null,
  onDrawn: OnDrawn,
): Promise<void> {
  if (stale.size === 0) return;
  // Loading it takes longer than a compile that draws nothing may.
  const { createPainter } = await import('./painter.ts');
  const painter = createPainter();
  const source = icon && { src: 'icon', data: icon.read() };
  const usable = source && (await painter.canRead(source)) ? source : null;
  const left = stale.entries();
  const work = async (): Promise<void> => {
    for (const [key, wanted] of left) {
      onDrawn(key, wanted, await drawOne(painter, wanted, usable));
    }
  };
  await Promise.all(Array.from({ length: countThreads() }, work));
}

async function drawOne(
  painter: Painter,
  wanted: Wanted,
  icon: Source | null,
): Promise<Uint8Array | null> {
  if ('facts' in wanted) {
    const { drawSocialPicture } = await import('./social-picture.ts');
    return await drawSocialPicture(painter, wanted.facts, icon);
  }
  if (icon === null) return null;
  return await drawIcon(painter, wanted.shape, icon);
}

function toKey(wanted: Wanted, icon: SiteIcon | null): string {
  const text = JSON.stringify([wanted, icon?.hash ?? null]);
  return createHash('sha256').update(text).digest('base64url');
}

function toFile(hash: string, { name }: Wanted): string {
  return `assets/static/${hash}/${name}`;
}
