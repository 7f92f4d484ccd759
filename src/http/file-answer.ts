// How a request for a file that may be sent in parts is answered (RFC 9110 §13 and §14): by what is known of the file,
// before anything of it is read.
import { type ByteRange, toByteRange } from './byte-range.ts';
import { evaluate } from './preconditions.ts';

/** A file as it is known; `etag` is strong, `length` in bytes. */
export type FileFacts = { readonly etag: string; readonly length: number; readonly type: string };

export type FileAnswer = {
  readonly status: 200 | 206 | 304 | 412 | 416;
  readonly fields: { readonly [name: string]: string };
  /** What is sent of the file; null for nothing. */
  readonly part: ByteRange | null;
};

/** `shared` are fields of all answers at its address; `now` in seconds since 1970. */
export function toFileAnswer(
  request: Pick<Request, 'method' | 'headers'>,
  { etag, length, type }: FileFacts,
  shared: FileAnswer['fields'],
  now: number,
): FileAnswer {
  const fields = { ...shared, ETag: etag, 'Accept-Ranges': 'bytes' };
  // What an address with a hash holds has never changed.
  const verdict = evaluate(request.headers, { etag, lastModified: 0 }, now);
  if (verdict === 'failed') return { status: 412, fields, part: null };
  if (verdict === 'not-modified') return { status: 304, fields, part: null };
  const range = toByteRange(request, etag, length);
  if (range === 'unsatisfiable') {
    const unsatisfied = { ...fields, 'Content-Range': `bytes */${length}` };
    return { status: 416, fields: unsatisfied, part: null };
  }
  const { first, last } = range ?? { first: 0, last: length - 1 };
  const own = { ...fields, 'Content-Type': type, 'Content-Length': String(last - first + 1) };
  if (request.method === 'HEAD') return { status: 200, fields: own, part: null };
  if (range === null) return { status: 200, fields: own, part: { first, last } };
  const part = { ...own, 'Content-Range': `bytes ${first}-${last}/${length}` };
  return { status: 206, fields: part, part: range };
}
