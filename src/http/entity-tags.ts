// Entity tags in request fields (RFC 9110 §8.8.3, §13.1): lists, `*`, commas inside tags.

/** A parsed `If-Match` or `If-None-Match`: any tag at all, or the tags listed, as written. */
export type EntityTags = '*' | readonly string[];

/** One tag at the start of the rest of a list. `etagc` excludes the quote and controls. */
const TAG = /^[\s,]*((?:W\/)?"[\x21\x23-\x7e\x80-\uffff]*")\s*(?=,|$)/;

/**
 * Reads a list of entity tags; several lines arrive joined by commas. What is no tag ends the
 * list: the tags before it count, nothing after it is guessed at.
 */
export function parseEntityTags(field: string): EntityTags {
  if (field.trim() === '*') return '*';
  const tags: string[] = [];
  let rest = field;
  for (let match = TAG.exec(rest); match !== null; match = TAG.exec(rest)) {
    if (match[1] !== undefined) tags.push(match[1]);
    rest = rest.slice(match[0].length);
  }
  return tags;
}

/** Weak comparison (RFC 9110 §8.8.3.2): the opaque parts are the same. */
export function matchesWeakly(list: EntityTags, etag: string): boolean {
  if (list === '*') return true;
  return list.some((tag) => tag.replace(/^W\//, '') === etag.replace(/^W\//, ''));
}

/** Strong comparison: the same, and neither is weak. */
export function matchesStrongly(list: EntityTags, etag: string): boolean {
  if (list === '*') return true;
  return !etag.startsWith('W/') && list.includes(etag);
}
