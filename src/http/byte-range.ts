// A part of a file that a request asks for (RFC 9110 §14.2): players of podcasts and films ask so.

/** Offsets of the first and the last byte. */
export type ByteRange = { readonly first: number; readonly last: number };

/** The name of the unit is the same in any case (§14.1). */
const ONE_RANGE = /^bytes=(\d*)-(\d*)$/i;

/**
 * The part of a file that a request asks for; null where the whole file is the answer. `etag` is strong, and
 * `length` in bytes. 'unsatisfiable' where the file has no such bytes.
 */
export function toByteRange(
  { method, headers }: Pick<Request, 'method' | 'headers'>,
  etag: string,
  length: number,
): ByteRange | null | 'unsatisfiable' {
  // The fields apply to GET alone (§14.2).
  if (method !== 'GET') return null;
  // Only the part of what the client has (§13.1.5): that is one tag. There is no date that it could name.
  if ((headers.get('If-Range') ?? etag) !== etag) return null;
  return readRange(headers.get('Range'), length);
}

/** Null without the field, for several parts, for what is no range. */
function readRange(field: string | null, length: number): ByteRange | null | 'unsatisfiable' {
  const [, start = '', end = ''] = ONE_RANGE.exec(field ?? '') ?? [];
  if (start === '' && end === '') return null;
  if (start === '') {
    const wanted = Math.min(Number(end), length);
    return wanted === 0 ? 'unsatisfiable' : { first: length - wanted, last: length - 1 };
  }
  if (end !== '' && Number(end) < Number(start)) return null;
  if (Number(start) >= length) return 'unsatisfiable';
  return {
    first: Number(start),
    last: end === '' ? length - 1 : Math.min(Number(end), length - 1),
  };
}
