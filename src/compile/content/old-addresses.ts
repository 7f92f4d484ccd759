// Addresses of another system, as `redirects:` and `aliases:` write them.
import type { PatternPiece } from '../../catalog/redirects.ts';
import { findResource } from '../../feed/known-paths.ts';
import { toPathKey } from '../../query/path.ts';
import { type Shape, toPair, toRawPairs, toSegments } from '../../query/redirects.ts';
import { quote } from '../diagnostics/hints.ts';

/** One old address: the key of its path, and the parameters that must be there, sorted. */
export type OldAddress = { readonly path: string; readonly pairs: readonly string[] };

/** Many old addresses: which, and the names that their target may use. */
export type OldPattern = Shape & { readonly names: readonly string[] };

/** The name of a `*` in targets. */
const SPLAT = 'splat';

/** One address; null, with a message, when nothing may lead away from it. */
export function readOldAddress(
  written: string,
  fault: (message: string) => void,
): OldAddress | null {
  const url = toOldUrl(written, fault);
  if (url === null) return null;
  const path = toPathKey(url.pathname);
  const pairs = [...new Set(toRawPairs(url.search).map(toPair))].toSorted();
  if (pairs.length > 0 || findResource(path)?.kind !== 'fixed') return { path, pairs };
  fault(`${quote(written)}: ${ANSWERED}`);
  return null;
}

/** The end of a message about an address that is not old. */
export const ANSWERED = 'this path is already used by the site';

/** Whether an address is a pattern: it has a `*`, or a segment that begins with `:` and a letter. */
export function isPattern(written: string): boolean {
  return /\*|\/:[A-Za-z]/u.test(written.replace(/[?#].*$/su, ''));
}

/** A pattern; null, with a message, when it says nothing that can be found. */
export function readOldPattern(
  written: string,
  fault: (message: string) => void,
): OldPattern | null {
  const reject = (message: string): null => {
    fault(`${quote(written)}: ${message}`);
    return null;
  };
  const url = toOldUrl(written, fault);
  if (url === null) return null;
  if (url.search !== '') return reject('a pattern must not have a query; list each address');
  const segments = toSegments(url.pathname);
  const stars = segments.filter((segment) => segment.includes('*'));
  const [star] = stars;
  if (stars.length > 1 || (star !== undefined && star.split('*').length > 2)) {
    return reject('a pattern can have only one "*"; use ":name" for one segment');
  }
  const middle = star === undefined ? segments.length : segments.indexOf(star);
  const before = segments.slice(0, middle).map(toPiece);
  const after = segments.slice(middle + 1).map(toPiece);
  const named = [...before, ...after].flatMap((piece) =>
    typeof piece === 'string' ? [] : [piece.name],
  );
  const names = star === undefined ? named : [...named, SPLAT];
  const doubled = names.find((name, index) => names.indexOf(name) < index);
  if (doubled !== undefined) return reject(`":${doubled}" must not be used twice`);
  const [prefix = '', suffix = ''] = (star ?? '').split('*').map(toKeyPart);
  return { before, splat: star === undefined ? null : { prefix, suffix }, after, names };
}

/** Keys of paths that a pattern fits, with `text` for its names and once, or more, for its `*`. */
export function toSamples({ before, splat, after }: Shape, text: string): readonly string[] {
  const fill = (pieces: Shape['before']): readonly string[] =>
    pieces.map((piece) => (typeof piece === 'string' ? piece : text + piece.suffix));
  const join = (middle: readonly string[]): string =>
    `/${[...fill(before), ...middle, ...fill(after)].join('/')}`;
  if (splat === null) return [join([])];
  const { prefix, suffix } = splat;
  const isBare = prefix === '' && suffix === '';
  const several = [[text], [text, text], [text, text, text]].map((texts) =>
    join([prefix + texts.join('/') + suffix]),
  );
  if (!isBare) return [...several, join([prefix + suffix])];
  return after.length === 0 ? [...several, join([])] : several;
}

/** The message for an address that is none, or the address as a URL. */
function toOldUrl(written: string, fault: (message: string) => void): URL | null {
  const url = /^\/(?!\/)[^#\\]*$/u.test(written) ? URL.parse(written, 'https://x.invalid') : null;
  if (url === null) {
    const rule = 'must be a path that starts with one "/", with "#" as "%23"';
    fault(`${quote(written)}: ${rule}`);
  }
  return url;
}

function toPiece(segment: string): PatternPiece {
  const [, name, suffix = ''] = /^:([A-Za-z]\w*)(.*)$/su.exec(segment) ?? [];
  return name === undefined ? toKeyPart(segment) : { name, suffix: toKeyPart(suffix) };
}

/** A part of a segment as it is in the key of a path. */
function toKeyPart(part: string): string {
  return toPathKey(`/${part}`).slice(1);
}
