// Images, sounds and films of other sites, brought into the content folder.
import path from 'node:path/posix';
import { rewriteAddresses } from '../bodies/addresses.ts';
import type { TakenMedia } from '../import.ts';
import type { Note } from '../post.ts';
import { type Download, type DownloadLimits, downloadAll } from './download.ts';

export type MediaOptions = {
  /** Absolute path of the content folder. */
  readonly out: string;
  readonly limits?: DownloadLimits;
  /** Called after each file. */
  readonly onProgress?: (done: number, total: number) => void;
};

/** Cloudflare serves no file that is larger (25 MiB). */
const LIMITS: DownloadLimits = {
  bytes: 25 * 1024 * 1024,
  milliseconds: 60_000,
  files: 20_000,
  allBytes: 5 * 1024 * 1024 * 1024,
  atOnce: 6,
};

/** Pictures in other sizes, which a browser would still get from the old site. */
const SETS = / (?:srcset|sizes)="[^"]*"/gu;

/**
 * Downloads what the bodies of articles show from the web, and what is at `addresses`. What cannot be had stays
 * where it is, and is noted.
 */
export async function takeMedia(
  bodies: readonly string[],
  addresses: readonly string[],
  note: (note: Note) => void,
  { out, limits = LIMITS, onProgress = () => undefined }: MediaOptions,
): Promise<TakenMedia> {
  const onWeb = addresses.filter(isOnWeb);
  const urls = new Set([...bodies.flatMap(findShown), ...onWeb]);
  const tell = (url: string, message: string): void => {
    note({ rule: 'lost-media', place: url, message: `${message}; it stays where it is` });
  };
  const files = await downloadAll([...urls], { out, limits, tell, onProgress });
  return { bodies: bodies.map((body) => toLocal(body, files)), files };
}

function findShown(body: string): readonly string[] {
  const urls: string[] = [];
  rewriteAddresses(body, (address, kind) => {
    if (kind === 'image' && isOnWeb(address)) urls.push(address);
    return undefined;
  });
  return urls;
}

function isOnWeb(address: string): boolean {
  return /^https?:\/\//iu.test(address);
}

/** Articles are in a folder beside that of the media. A link to the picture that it shows follows it. */
function toLocal(body: string, files: ReadonlyMap<string, Download>): string {
  if (files.size === 0) return body;
  const local = rewriteAddresses(body, (address) => {
    const file = files.get(address);
    return file === undefined ? undefined : path.join('..', file);
  });
  return local.replace(/<(?:img|source)\b[^<>]*>/gu, (tag) => {
    return tag.includes('="../media/') ? tag.replace(SETS, '') : tag;
  });
}
