// Where an old address leads: what redirects of site.yaml and aliases of articles say of a request.
import type {
  PatternPiece,
  RedirectPattern,
  RedirectQuery,
  Redirects,
} from '../catalog/redirects.ts';
import { toNormalForm } from './names.ts';
import { decode } from './parameters.ts';

/** What stood in the place of each name of a pattern; `splat` of its `*`. */
export type Captures = ReadonlyMap<string, string>;

/** What a pattern fits. */
export type Shape = Pick<RedirectPattern, 'before' | 'splat' | 'after'>;

/** The names in a pattern's target. */
export const CAPTURE = /:([A-Za-z]\w*)/g;

/**
 * The target of an address that is old for its query, and the search without the parameters that named
 * it. The address with most of them counts, of several the one whose parameter comes first.
 */
export function findByQuery(
  { queries }: Redirects,
  key: string,
  search: string,
): { readonly to: string; readonly rest: string } | null {
  const given = toRawPairs(search).map((raw) => ({ raw, pair: toPair(raw) }));
  const pairs = new Set(given.map(({ pair }) => pair));
  let best: RedirectQuery | null = null;
  for (const pair of pairs) {
    for (const one of queries[`${key}?${pair}`] ?? []) {
      const isBetter = best === null || one.pairs.length > best.pairs.length;
      if (isBetter && one.pairs.every((wanted) => pairs.has(wanted))) best = one;
    }
  }
  if (best === null) return null;
  const named = new Set(best.pairs);
  const rest = given.filter(({ pair }) => !named.has(pair)).map(({ raw }) => raw);
  return { to: best.to, rest: rest.length === 0 ? '' : `?${rest.join('&')}` };
}

/**
 * The target of a path: its own, else that of the first pattern it fits. Case counts (RFC 3986
 * §6.2.2.1) but in slugs, which are lower case all.
 */
export function findByPath({ paths, patterns }: Redirects, key: string): string | null {
  const slug = /^\/articles\/([^/]+)$/.exec(key)?.[1];
  const own = paths[key] ?? (slug === undefined ? null : paths[`/articles/${toNormalForm(slug)}`]);
  if (own !== null && own !== undefined) return own;
  const segments = toSegments(key);
  for (const pattern of patterns) {
    const captures = matchPattern(pattern, segments);
    if (captures !== null) return toTarget(pattern, captures);
  }
  return null;
}

/** The pairs of a search as they were sent. */
export function toRawPairs(search: string): readonly string[] {
  return search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '');
}

/** A pair of a search in the one form of all that mean the same: composed, a `+` as a space. */
export function toPair(raw: string): string {
  const split = raw.indexOf('=');
  const [name, value] = split < 0 ? [raw, ''] : [raw.slice(0, split), raw.slice(split + 1)];
  return [name, value].map(toPart).join('=');
}

function toPart(raw: string): string {
  const spaced = raw.replaceAll('+', ' ');
  return encodeURIComponent((decode(spaced) ?? spaced).normalize('NFC'));
}

/** The segments of the path with this key; the root has none. */
export function toSegments(key: string): readonly string[] {
  return key.split('/').filter((segment) => segment !== '');
}

/** What a pattern finds in a path; null when the path does not fit. Each segment is met once. */
export function matchPattern(pattern: Shape, segments: readonly string[]): Captures | null {
  const { before, splat, after } = pattern;
  const left = segments.length - before.length - after.length;
  if (splat === null ? left !== 0 : left < toLeast(pattern)) return null;
  const captures = new Map<string, string>();
  const first = before.length + left;
  const fits =
    before.every((piece, index) => matchPiece(piece, segments[index] ?? '', captures)) &&
    after.every((piece, index) => matchPiece(piece, segments[first + index] ?? '', captures));
  if (!fits) return null;
  if (splat === null) return captures;
  const { prefix, suffix } = splat;
  const text = segments.slice(before.length, first).join('/');
  if (text.length < prefix.length + suffix.length) return null;
  if (!text.startsWith(prefix) || !text.endsWith(suffix)) return null;
  return captures.set('splat', text.slice(prefix.length, text.length - suffix.length));
}

/** A `*` alone at the end takes nothing, too: `/blog/*` is for `/blog/` as well. */
function toLeast({ splat, after }: Shape): number {
  return splat?.prefix === '' && splat.suffix === '' && after.length === 0 ? 0 : 1;
}

function matchPiece(piece: PatternPiece, segment: string, captures: Map<string, string>): boolean {
  if (typeof piece === 'string') return piece === segment;
  const { name, suffix } = piece;
  if (segment.length <= suffix.length || !segment.endsWith(suffix)) return false;
  captures.set(name, segment.slice(0, segment.length - suffix.length));
  return true;
}

/**
 * The target with what was found, encoded for where it stands, so that it adds no segment but a
 * splat's own, and never a host, a query or a field. Null where it would be `.` or `..`, by which a
 * URL leaves its folder (RFC 3986 §5.2.4).
 */
export function toTarget(
  { origin, to }: Pick<RedirectPattern, 'origin' | 'to'>,
  captures: Captures,
): string | null {
  const end = to.search(/[?#]/);
  const [path, others] = end < 0 ? [to, ''] : [to.slice(0, end), to.slice(end)];
  const filled = path
    .replace(CAPTURE, (_, name: string) => encodeSegments(captures.get(name) ?? ''))
    .replace(/\/{2,}/g, '/');
  if (filled.split('/').some((segment) => /^(?:\.|%2e){1,2}$/i.test(segment))) return null;
  const rest = others.replace(CAPTURE, (_, name: string) =>
    encodeSegment(captures.get(name) ?? ''),
  );
  return origin + filled + rest;
}

function encodeSegments(text: string): string {
  return text.split('/').map(encodeSegment).join('/');
}

/** What is encoded in a path's key stays as it is. */
function encodeSegment(text: string): string {
  return encodeURIComponent(text).replace(/%25([0-9A-F]{2})/g, '%$1');
}
