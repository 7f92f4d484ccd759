// Files that articles show or attach: type, size and the immutable address they are published at.
import { createHash, type Hash } from 'node:crypto';
import { join } from 'node:path';
import { imageSize } from 'image-size';
import mime from 'mime';
import { LARGEST_ASSET, type MediaAddress, toMediaPath } from '../../catalog/media.ts';
import { toPlayableType } from '../../catalog/playable.ts';
import { FILE_START, type Report } from '../diagnostics/rules.ts';
import { ContentChanged } from './content-changed.ts';
import { type FileStat, NO_STAT, toFileStat, toLastingStat } from './file-stat.ts';
import type { Folder } from './folder.ts';
import type { KnownMedium, MediaMemory, Playable, Playables, Size } from './known-media.ts';
import { readBytes } from './read-bytes.ts';

/** A file to publish; `source` is its path in the content folder. */
export type MediaFile = MediaAddress & { readonly source: string };

/** A file to publish, with its length in bytes, and since when it is public (seconds since 1970). */
export type PublicFile = MediaFile & { readonly from: number; readonly length: number };

/** A file of the content folder as it will be published. Length in bytes, size in pixels, duration in whole seconds. */
export type Medium = {
  readonly file: MediaFile;
  readonly url: string;
  readonly type: string;
  readonly length: number;
  readonly width: number | null;
  readonly height: number | null;
  readonly duration: number | null;
};

/** Looks up a file of the folder by its path there, and reads it the first time it is asked for. */
export type FindMedium = (path: string) => Medium;

/**
 * A FindMedium for one compile; what is wrong with a file is reported by `reportOf(path)`. It reads no
 * file that `memory` or `playables` knows, and adds the others to `memory`. Without `playables` durations
 * are unknown. It throws ContentChanged for an audio or video file that is not the one of `playables`. With a
 * bucket, audio and video may be larger than an asset.
 */
export function toMediaFinder(
  folder: Folder,
  origin: string,
  reportOf: (path: string) => Report,
  memory: MediaMemory = new Map(),
  { playables = null, hasBucket = false }: Options = {},
): FindMedium {
  const found = new Map<string, Medium>();
  return (path) => {
    const known = found.get(path);
    if (known !== undefined) return known;
    const medium = findMedium(folder, origin, path, reportOf(path), {
      ...{ memory, playables, hasBucket },
    });
    found.set(path, medium);
    return medium;
  };
}

/** The hash that stands in a file's address. */
export function toMediaHash(bytes: Uint8Array): string {
  return toHashText(createHash('sha256').update(bytes));
}

/** The same of a hash of all bytes. */
export function toHashText(hash: Hash): string {
  return hash.digest('hex').slice(0, 16);
}

/** Whether a file is published as it was when this was known of it. */
export function isSameMedium({ hash, size, duration }: KnownMedium, medium: Medium): boolean {
  const { width = null, height = null } = size ?? {};
  const isSameSize = width === medium.width && height === medium.height;
  return hash === medium.file.hash && isSameSize && duration === medium.duration;
}

/** The media type of a file or address by the end of its name; null when it tells none. */
export function toMediaType(path: string): string | null {
  return mime.getType(path);
}

/** Bytes that Cloudflare serves of one static file at most. */
export const MAX_LENGTH = LARGEST_ASSET;

type Options = {
  /** Null where nobody has looked at them. */
  readonly playables?: Playables | null;
  /** Whether audio and video that are too large for the assets are in a bucket. */
  readonly hasBucket?: boolean;
};

type Known = Required<Options> & { readonly memory: MediaMemory };

function findMedium(
  folder: Folder,
  origin: string,
  path: string,
  report: Report,
  { memory, playables, hasBucket }: Known,
): Medium {
  const source = join(folder.root, path);
  const stat = toFileStat(source);
  const wasLookedAt = playables !== null && toPlayableType(path) !== null;
  const remembered = wasLookedAt ? playables.get(path) : toPlayable(memory.get(path));
  const isSame = remembered?.stat === stat && stat !== NO_STAT;
  const known = isSame ? remembered.known : read(source, stat, report);
  const expected = { wasLookedAt, hasBucket };
  if (known === null) {
    return toMedium(path, origin, UNREADABLE, expected, () => undefined);
  }
  if (wasLookedAt && !isSame) throw new ContentChanged(`${path} changed during the compile`);
  memory.set(path, known);
  return toMedium(path, origin, known, expected, report);
}

function toPlayable(known: KnownMedium | undefined): Playable | undefined {
  return known && { stat: known.stat, known };
}

/** Stands for a file of which the error is reported. */
const UNREADABLE: KnownMedium = {
  ...{ stat: NO_STAT, hash: '0'.repeat(16) },
  ...{ length: 0, size: null, duration: null },
};

function read(source: string, stat: FileStat | null, report: Report): KnownMedium | null {
  const now = Date.now();
  const bytes = readBytes(source, report);
  if (bytes === null) return null;
  return {
    stat: toLastingStat(stat ?? NO_STAT, now),
    hash: toMediaHash(bytes),
    length: bytes.length,
    size: toMediaType(source)?.startsWith('image/') ? readSize(bytes) : null,
    duration: null,
  };
}

function toMedium(
  path: string,
  origin: string,
  known: KnownMedium,
  { wasLookedAt, hasBucket }: { readonly wasLookedAt: boolean; readonly hasBucket: boolean },
  report: Report,
): Medium {
  const { hash, length, size, duration } = known;
  const isPlayable = toPlayableType(path) !== null;
  if (length > MAX_LENGTH && !(isPlayable && hasBucket)) {
    const mebibytes = (length / 2 ** 20).toFixed(1);
    const cure = isPlayable ? 'put it in a bucket ("bucket" in site.yaml), or host' : 'host';
    const message = `${mebibytes} MiB is too large: Cloudflare allows 25 MiB per file; ${cure} it elsewhere and use "url"`;
    report('file-too-large', FILE_START, message);
  }
  const type = toMediaType(path) ?? 'application/octet-stream';
  if (type.startsWith('image/') && size === null) {
    report('unreadable-image', FILE_START, 'the width and height of this image cannot be read');
  }
  if (wasLookedAt && duration === null && length <= MAX_LENGTH) {
    report('unreadable-media', FILE_START, 'the duration of this file cannot be read');
  }
  const address = { hash, name: toMediaName(path) };
  return {
    file: { ...address, source: path },
    url: origin + toMediaPath(address),
    type,
    length,
    width: size?.width ?? null,
    height: size?.height ?? null,
    duration,
  };
}

/**
 * The path as far as it tells files apart, so that an old address says which file it was. Audio and video end in
 * lower case: the rules that bring them to the Worker (wrangler.toml) compare letters.
 */
function toMediaName(path: string): string {
  const name = path.replace(/^media\//, '').normalize('NFC');
  if (toPlayableType(name) === null) return name;
  const ending = name.lastIndexOf('.') + 1;
  return name.slice(0, ending) + name.slice(ending).toLowerCase();
}

function readSize(bytes: Uint8Array): Size | null {
  try {
    const { width, height, orientation = 1 } = imageSize(bytes);
    // Orientations from 5 on are turned by a quarter (EXIF 2.3, table 4).
    return orientation >= 5 ? { width: height, height: width } : { width, height };
  } catch {
    return null;
  }
}
