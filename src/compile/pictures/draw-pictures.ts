// Draws pictures that an earlier compile has not drawn, and remembers what is on each.
import { createHash } from 'node:crypto';
import { toPicturePath } from '../../catalog/social-pictures.ts';
import type { Cache } from '../cache/cache.ts';
import type { Output } from '../output/write.ts';
import { countThreads } from '../threads/threads.ts';
import type { SiteIcon } from './site-icon.ts';
import type { PictureFacts } from './social-picture.ts';

/** Where pictures go, and what is known of them. */
export type Pictures = {
  readonly output: Output;
  readonly cache: Pick<Cache, 'pictures' | 'setPictures'>;
};

/** Digits of the hash in the address of a picture. */
const DIGITS = 16;

/** The hashes of the files with these pictures, in their order; the same facts are drawn once. */
export async function drawPictures(
  all: readonly PictureFacts[],
  icon: SiteIcon | null,
  { output, cache }: Pictures,
): Promise<readonly string[]> {
  const known = cache.pictures();
  const keys = all.map((facts) => toKey(facts, icon));
  const drawn = new Map<string, string>();
  const stale = new Map<string, PictureFacts>();
  for (const [index, facts] of all.entries()) {
    const key = keys[index] ?? '';
    const hash = known.get(key);
    if (hash === undefined || !output.isSound(toFile(hash))) stale.set(key, facts);
    else {
      output.keep(toFile(hash));
      drawn.set(key, hash);
    }
  }
  await draw(stale, icon, (key, bytes) => {
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, DIGITS);
    output.put(toFile(hash), bytes);
    drawn.set(key, hash);
  });
  cache.setPictures(drawn);
  return keys.map((key) => drawn.get(key) ?? '');
}

/** Several at a time: the library draws on threads of its own. */
async function draw(
  stale: ReadonlyMap<string, PictureFacts>,
  icon: SiteIcon | null,
  onDrawn: (key: string, bytes: Uint8Array) => void,
): Promise<void> {
  if (stale.size === 0) return;
  // Loading it takes longer than a compile that draws nothing may.
  const [{ createPainter }, { drawSocialPicture }] = await Promise.all([
    import('./painter.ts'),
    import('./social-picture.ts'),
  ]);
  const painter = createPainter();
  const source = icon && { src: 'icon', data: icon.read() };
  const usable = source && (await painter.canRead(source)) ? source : null;
  const left = stale.entries();
  const work = async (): Promise<void> => {
    for (const [key, facts] of left) {
      onDrawn(key, await drawSocialPicture(painter, facts, usable));
    }
  };
  await Promise.all(Array.from({ length: countThreads() }, work));
}

function toKey(facts: PictureFacts, icon: SiteIcon | null): string {
  const text = JSON.stringify([facts, icon?.hash ?? null]);
  return createHash('sha256').update(text).digest('base64url');
}

function toFile(hash: string): string {
  return `assets${toPicturePath(hash)}`;
}
