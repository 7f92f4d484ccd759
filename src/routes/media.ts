// Audio and video, whole or in parts (RFC 9110 §14): podcast apps and Safari play nothing that cannot be
// asked for in parts, and assets are served whole.
import { findPublished, type PublicMedia } from '../catalog/media.ts';
import { toPlayableType } from '../catalog/playable.ts';
import { toFileAnswer } from '../http/file-answer.ts';
import { MEDIA_FIELDS } from '../http/media-fields.ts';
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
  const facts = { etag: `"${hash}"`, length, type };
  const { status, fields, part } = toFileAnswer(request, facts, MEDIA_FIELDS, now);
  if (part === null) return new Response(null, { status, headers: fields });
  const body = await openMedium(store, medium, part);
  return body && new Response(body, { status, headers: fields });
}
