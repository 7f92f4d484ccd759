// Redirects that lead nowhere, or to what is redirected itself.
import type { Redirects } from '../../catalog/redirects.ts';
import { FEED_FILES, FIXED_PATHS, findResource } from '../../feed/known-paths.ts';
import { toNearNames, toNormalForm } from '../../query/names.ts';
import { toPathKey } from '../../query/path.ts';
import { readPeriod } from '../../query/periods.ts';
import {
  findByPath,
  findByQuery,
  matchPattern,
  toRawPairs,
  toSegments,
  toTarget,
} from '../../query/redirects.ts';
import { SCOPE_FOLDERS, SCOPE_KINDS } from '../../query/scope.ts';
import { quote, toHint, toNearHint } from '../diagnostics/hints.ts';
import type { Report } from '../diagnostics/rules.ts';
import { decodeName } from '../files/ids.ts';
import {
  type Destinations,
  findMarkdown,
  findUnknownName,
  isKnown,
  isKnownName,
  toKnownPaths,
  toUnknown,
} from './destinations.ts';
import { toSamples } from './old-addresses.ts';
import {
  isPatternRedirect,
  isPlainRedirect,
  type PatternRedirect,
  type PlainRedirect,
  type Redirect,
} from './redirects.ts';

/** Each redirect must lead to something that is not redirected itself. */
export function checkTargets(
  there: Destinations,
  redirects: readonly Redirect[],
  table: Redirects,
  reportOf: (file: string) => Report,
  toShown: (file: string) => string,
): void {
  const report = reportOf('site.yaml');
  for (const redirect of redirects) {
    if (redirect.to.origin !== '') continue;
    const fault = isPatternRedirect(redirect)
      ? findPatternFault(there, redirect, table)
      : isPlainRedirect(redirect) && findTargetFault(there, redirect, table, toShown);
    if (!fault) continue;
    const [rule, message] = fault;
    report(rule, redirect.targetPlace, `${quote(redirect.target)}: ${message}`);
  }
}

type TargetFault = readonly [
  rule: 'bad-value' | 'unknown-target' | 'link-to-draft',
  message: string,
];

const REDIRECTED: TargetFault = [
  'bad-value',
  'this address is redirected, too; use the final address',
];
const HASHED: TargetFault = [
  'unknown-target',
  'file URLs contain a hash; use "/media/…" in a redirect without a pattern',
];

function findTargetFault(
  there: Destinations,
  { to }: PlainRedirect,
  table: Redirects,
  toShown: (file: string) => string,
): TargetFault | null {
  const { pathname, search } = new URL(to.to, 'https://x.invalid');
  const key = toPathKey(pathname);
  const spot = findResource(key);
  if (findByQuery(table, key, search) !== null) return REDIRECTED;
  if (spot !== null && isKnown(there, spot)) {
    const file = findMarkdown(there, spot);
    if (file !== undefined && there.drafts.has(file)) {
      return ['link-to-draft', `${toShown(file)} is a draft and is not published`];
    }
    const unknown = findUnknownName(there, toRawPairs(search));
    return unknown === null ? null : ['unknown-target', unknown];
  }
  if (findByPath(table, key) !== null) return REDIRECTED;
  if (spot?.kind === 'scope') return ['unknown-target', toUnknown(there, spot.scope)];
  if (spot?.kind === 'article') {
    return ['unknown-target', `there is no article ${quote(spot.slug)}${toNear(there, spot.slug)}`];
  }
  if (/^\/(?:media|static)\//u.test(key)) {
    return there.media.has(key.slice(1)) ? null : HASHED;
  }
  return ['unknown-target', `there is no such path; ${toHint(key, toKnownPaths(there))}`];
}

/** Of a pattern's target only what is the same for all that it fits. */
function findPatternFault(
  there: Destinations,
  { from, to }: PatternRedirect,
  table: Redirects,
): TargetFault | null {
  const { pathname } = new URL(to.to, 'https://x.invalid');
  const steps = toSegments(pathname);
  const [source = ''] = toSamples(from, 'sample');
  const sample = toTarget(to, matchPattern(from, toSegments(source)) ?? new Map()) ?? '';
  const key = toPathKey(new URL(sample, 'https://x.invalid').pathname);
  if (key === source) return ['bad-value', 'redirects to itself'];
  if (steps[0] === 'media' || steps[0] === 'static') return HASHED;
  const open = steps.indexOf(':splat');
  const forms =
    open < 0
      ? [steps]
      : [0, 1, 2, 3].map((count) => steps.toSpliced(open, 1, ...Array(count).fill(':splat')));
  if (forms.some((form) => mayAnswer(there, form))) return null;
  if (findByPath(table, key) !== null) return REDIRECTED;
  return ['unknown-target', 'there are no such paths'];
}

/** Whether some path of this form may be answered; what holds a name may be anything. */
function mayAnswer(there: Destinations, form: readonly string[]): boolean {
  return toRoutes(there).some(
    (route) =>
      route.length === form.length &&
      route.every((fits, at) => {
        const step = form[at] ?? '';
        return /:[A-Za-z]/u.test(step) || fits(decodeName(step).normalize('NFC'));
      }),
  );
}

/** Whether a segment is right where it stands. */
type Fits = (segment: string) => boolean;

/** The forms of all paths that are answered, a test for each segment. */
function toRoutes(there: Destinations): readonly (readonly Fits[])[] {
  const is =
    (text: string): Fits =>
    (segment) =>
      segment === text;
  const isArticle: Fits = (segment) =>
    there.articles.has(toNormalForm(segment).replace(/\.md$/u, ''));
  const isFile: Fits = (segment) => FEED_FILES.some((file) => file === segment);
  const scopes = SCOPE_KINDS.map((kind): readonly Fits[] => [
    is(SCOPE_FOLDERS[kind]),
    (segment) => isKnownName(there, kind, toNormalForm(segment)),
  ]);
  return [
    ...FIXED_PATHS.map((path) => toSegments(path).map(is)),
    [(segment) => there.pages.has(toNormalForm(segment))],
    [is('archive'), (segment) => readPeriod(segment, null) !== null],
    [is('archive'), () => true, (segment) => readPeriod('2026', segment) !== null],
    [is('articles'), isArticle],
    [is('api'), is('articles'), isArticle],
    ...scopes,
    ...scopes.map((scope) => [...scope, isFile]),
  ];
}

/** Slugs with the same beginning, so that the search stays short. */
function toNear({ articles }: Destinations, slug: string): string {
  const alike = [...articles.keys()].filter((other) => other.startsWith(slug.slice(0, 3)));
  const near = toNearNames(slug, alike);
  return near.length > 0 ? `; ${toNearHint(near)}` : '';
}
