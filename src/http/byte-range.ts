// A part of a file that a request asks for (RFC 9110 §14.2): players of podcasts and films ask so.

/** Offsets of the first and the last byte. */
export type ByteRange = { readonly first: number; readonly last: number };

const ONE_RANGE = /^bytes=(\d*)-(\d*)$/;

/**
 * The part of `length` bytes that `Range` asks for; null where the whole file is the answer: without the
 * field, for several parts, for what is no range. 'unsatisfiable' where the file has no such bytes.
 */
export function toByteRange(
  field: string | null,
  length: number,
): ByteRange | null | 'unsatisfiable' {
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
