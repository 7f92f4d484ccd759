// Old addresses that are not old, that two have, or that no request can reach.
import { findResource, type Resource } from '../../feed/known-paths.ts';
import { FIELDS } from '../../query/builder-form.ts';
import { matchPattern, toSegments } from '../../query/redirects.ts';
import { FEED_PARAMETERS } from '../../query/schema.ts';
import { quote } from '../diagnostics/hints.ts';
import type { Report } from '../diagnostics/rules.ts';
import type { Alias } from './aliases.ts';
import { type Destinations, findUnknownName, isKnown } from './destinations.ts';
import { ANSWERED, toSamples } from './old-addresses.ts';
import {
  isPatternRedirect,
  isPlainRedirect,
  type PatternRedirect,
  type Redirect,
} from './redirects.ts';

/** Each address must be old and have one owner; aliases come with the files that they stand in. */
export function checkOldAddresses(
  there: Destinations,
  redirects: readonly Redirect[],
  aliases: readonly (readonly [file: string, aliases: readonly Alias[]])[],
  reportOf: (file: string) => Report,
  toShown: (file: string) => string,
): void {
  const owners = new Map<string, string>();
  const check = (file: string, { path, pairs, written, place }: Alias): void => {
    const spot = findResource(path);
    const key = `${path}?${pairs.join('&')}`;
    const article = spot?.kind === 'article' ? there.articles.get(spot.slug) : undefined;
    const other = (pairs.length === 0 ? article : undefined) ?? owners.get(key);
    if (other !== undefined) {
      const self = file === SETTINGS ? 'another redirect' : 'this article';
      const owner = other === file ? self : toShown(other);
      const message = `${quote(written)}: address already used by ${owner}`;
      reportOf(file)('duplicate-alias', place, message);
    } else if (spot !== null && isAnswered(there, spot, pairs)) {
      reportOf(file)('bad-value', place, `${quote(written)}: ${ANSWERED}`);
    } else owners.set(key, file);
  };
  for (const { from, written, place } of redirects.filter(isPlainRedirect)) {
    check(SETTINGS, { ...from, written, place });
  }
  for (const [file, all] of aliases) for (const alias of all) check(file, alias);
  checkPatterns(redirects.filter(isPatternRedirect), reportOf(SETTINGS));
}

const SETTINGS = 'site.yaml';

/** A pattern behind one that takes all that it fits is never reached. */
function checkPatterns(redirects: readonly PatternRedirect[], report: Report): void {
  for (const [index, { from, written, place }] of redirects.entries()) {
    const samples = toSamples(from, '\u0001');
    const earlier = redirects
      .slice(0, index)
      .find((other) => samples.every((key) => matchPattern(other.from, toSegments(key)) !== null));
    if (earlier === undefined) continue;
    const message = `${quote(written)}: never used; ${quote(earlier.written)} comes first and matches all its paths`;
    report('duplicate-alias', place, message);
  }
}

/**
 * Own parameters of a path that is there are answered, where their names are known. A year of an archive
 * before this one, in which nothing is here, may lead elsewhere.
 */
function isAnswered(there: Destinations, spot: Resource, pairs: readonly string[]): boolean {
  if (spot.kind === 'period' || !isKnown(there, spot)) return false;
  const own = pairs.every((pair) => OWN_PARAMETERS.has(pair.replace(/=.*$/su, '')));
  return own && findUnknownName(there, pairs) === null;
}

const OWN_PARAMETERS: ReadonlySet<string> = new Set([
  ...Object.keys(FEED_PARAMETERS),
  ...FIELDS,
  ...['view', 'part'],
]);
