// Files that articles show or attach: type, size and the immutable address they are published at.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { imageSize } from 'image-size';
import mime from 'mime';
import { FILE_START, type Report } from '../rules.ts';
import type { Folder } from './folder.ts';

/** A file to publish under `dist/assets/`, e.g. `media/3f2a…/chart.png`. */
export type MediaFile = { readonly path: string; readonly source: string };

/** A file of the content folder as it will be published. Length in bytes, size in pixels. */
export type Medium = {
  readonly file: MediaFile;
  readonly url: string;
  readonly type: string;
  readonly length: number;
  readonly width: number | null;
  readonly height: number | null;
};

/** Looks up a file of the folder by its path there, and reads it the first time it is asked for. */
export type FindMedium = (path: string) => Medium;

/** A FindMedium for one compile; an image whose size cannot be read is told by `reportOf(path)`. */
export function toMediaFinder(
  folder: Folder,
  origin: string,
  reportOf: (path: string) => Report,
): FindMedium {
  const known = new Map<string, Medium>();
  return (path) => {
    const medium = known.get(path) ?? readMedium(folder, origin, path, reportOf(path));
    known.set(path, medium);
    return medium;
  };
}

/** The media type of a file or address by the end of its name; null when it tells none. */
export function toMediaType(path: string): string | null {
  return mime.getType(path);
}

/** Bytes that Cloudflare serves of one static file at most. */
const MAX_LENGTH = 25 * 2 ** 20;

function readMedium(folder: Folder, origin: string, path: string, report: Report): Medium {
  const source = join(folder.root, path);
  const bytes = readFileSync(source);
  if (bytes.length > MAX_LENGTH) {
    const size = (bytes.length / 2 ** 20).toFixed(1);
    const message = `it has ${size} MiB; put what has over 25 elsewhere and give its "url"`;
    report('file-too-large', FILE_START, message);
  }
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  const name = basename(path).normalize('NFC');
  const type = toMediaType(path) ?? 'application/octet-stream';
  return {
    file: { path: `media/${hash}/${name}`, source },
    url: `${origin}/media/${hash}/${encodeURIComponent(name)}`,
    type,
    length: bytes.length,
    ...(type.startsWith('image/') ? readSize(bytes, report) : NO_SIZE),
  };
}

const NO_SIZE = { width: null, height: null };

function readSize(bytes: Uint8Array, report: Report): Pick<Medium, 'width' | 'height'> {
  try {
    const { width, height, orientation = 1 } = imageSize(bytes);
    // Orientations from 5 on are turned by a quarter (EXIF 2.3, table 4).
    return orientation >= 5 ? { width: height, height: width } : { width, height };
  } catch {
    report('unreadable-image', FILE_START, 'its width and height cannot be read');
    return NO_SIZE;
  }
}
