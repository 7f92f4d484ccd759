// Audio and video, whole or in parts (RFC 9110 §14): podcast apps and Safari play nothing that cannot be
// asked for in parts, and assets are served whole.
import { findPublished, type PublicMedia } from '../catalog/media.ts';
import { toPlayableType } from '../catalog/playable.ts';
import { toByteRange } from '../http/byte-range.ts';
import { MEDIA_FIELDS } from '../http/media-fields.ts';
import { evaluate } from '../http/preconditions.ts';
import { toPathname } from '../http/url-parts.ts';
import { decode } from '../query/parameters.ts';
import type { Isolate } from '../serve/isolate.ts';
import { type MediaStore, openMedium } from '../store/media.ts';
import { serveOther } from './articles.ts';

const ADDRESS = /^\/media\/([0-9a-f]{16})\/(.+)$/su;

/**
 * A file at an address of this release. Everything else below `/media/` is what no file has: pictures are
 * served past the Worker. `now` in seconds since 1970.
 */
export async function serveMedia(
  isolate: Isolate,
  request: Request,
  store: MediaStore,
  now: number,
): Promise<Response> {
  const [, hash, name] = ADDRESS.exec(decode(toPathname(request.url)) ?? '') ?? [];
  const type = name === undefined ? null : toPlayableType(name);
  if (hash === undefined || name === undefined || type === null) {
    return serveOther(isolate, request, now);
  }
  const medium = findPublished(isolate.catalog.media, { hash, name: name.normalize('NFC') });
  const response = medium && (await respond(request, medium, type, store, now));
  return response ?? serveOther(isolate, request, now);
}

/** Null where the file is missing. */
async function respond(
  request: Request,
  medium: PublicMedia,
  type: string,
  store: MediaStore,
  now: number,
): Promise<Response | null> {
  const { hash, length } = medium;
  const etag = `"${hash}"`;
  const fields = { ...MEDIA_FIELDS, ETag: etag, 'Accept-Ranges': 'bytes' };
  // What an address with a hash holds has never changed.
  const verdict = evaluate(request.headers, { etag, lastModified: 0 }, now);
  if (verdict === 'failed') return new Response(null, { status: 412, headers: fields });
  if (verdict === 'not-modified') return new Response(null, { status: 304, headers: fields });
  const range = toByteRange(request, etag, length);
  if (range === 'unsatisfiable') {
    const unsatisfied = { ...fields, 'Content-Range': `bytes */${length}` };
    return new Response(null, { status: 416, headers: unsatisfied });
  }
  const { first, last } = range ?? { first: 0, last: length - 1 };
  const own = { ...fields, 'Content-Type': type, 'Content-Length': String(last - first + 1) };
  if (request.method === 'HEAD') return new Response(null, { headers: own });
  const body = await openMedium(store, medium, { first, last });
  if (body === null) return null;
  if (range === null) return new Response(body, { headers: own });
  const part = { ...own, 'Content-Range': `bytes ${first}-${last}/${length}` };
  return new Response(body, { status: 206, headers: part });
}
