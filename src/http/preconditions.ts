// Preconditions of a request against the validators of a representation (RFC 9110 §13.2.2).
import { parseHttpDate } from './dates.ts';
import { matchesStrongly, matchesWeakly, parseEntityTags } from './entity-tags.ts';

export type Validators = {
  readonly etag: string;
  /** Seconds since 1970. */
  readonly lastModified: number;
};

/** What the preconditions say: go on, 304, or 412. */
export type Verdict = 'proceed' | 'not-modified' | 'failed';

/** For GET and HEAD. `now` in seconds since 1970. */
export function evaluate(headers: Headers, validators: Validators, now: number): Verdict {
  // Steps 1 and 2: a request that wants just this state, or one unmodified since.
  const ifMatch = headers.get('If-Match');
  if (ifMatch !== null) {
    if (!matchesStrongly(parseEntityTags(ifMatch), validators.etag)) return 'failed';
  } else if (isModifiedSince(headers.get('If-Unmodified-Since'), validators, now) === true) {
    return 'failed';
  }
  // Steps 3 and 4: If-None-Match, where present, silences If-Modified-Since.
  const ifNoneMatch = headers.get('If-None-Match');
  if (ifNoneMatch !== null) {
    // Nearly every poll sends back just the tag it was given.
    if (ifNoneMatch === validators.etag) return 'not-modified';
    return matchesWeakly(parseEntityTags(ifNoneMatch), validators.etag)
      ? 'not-modified'
      : 'proceed';
  }
  const modified = isModifiedSince(headers.get('If-Modified-Since'), validators, now);
  return modified === false ? 'not-modified' : 'proceed';
}

/** Null where the field is absent or no date: then it asks for nothing (§13.1.3, §13.1.4). */
function isModifiedSince(
  field: string | null,
  validators: Validators,
  now: number,
): boolean | null {
  if (field === null) return null;
  const since = parseHttpDate(field, now);
  return since === null ? null : validators.lastModified > since;
}
