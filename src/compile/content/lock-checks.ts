// What the last release published and this one would lose: addresses that answer 404, and ids that make
// readers show an article again as new.
import { toArticlePath } from '../../query/canonical.ts';
import { toNearNames } from '../../query/names.ts';
import { matchPattern, toSegments } from '../../query/redirects.ts';
import { quote } from '../diagnostics/hints.ts';
import { FILE_START, type Report, type Rule } from '../diagnostics/rules.ts';
import { toId, toWrappedId } from '../files/ids.ts';
import { MOST_HINTS } from '../markdown/links.ts';
import type { ArticleReading, FileReading } from './file-reading.ts';
import type { Published } from './published.ts';
import { LOCK_FILE, type LockedArticle, readLock } from './published-lock.ts';
import { isPatternRedirect, isPlainRedirect, type Redirect } from './redirects.ts';

/** The rules that a release must not break unseen. */
export const LOCK_RULES: ReadonlySet<string> = new Set<Rule>([
  'bad-lock',
  'lost-address',
  'lost-id',
]);

export type Comparison = {
  /** The text of the lock file. */
  readonly lock: string;
  readonly readings: readonly (FileReading & { readonly reading: ArticleReading })[];
  readonly published: readonly Published[];
  readonly redirects: readonly Redirect[];
  readonly authority: string;
  /** Seconds since 1970. */
  readonly now: number;
  readonly reportOf: (file: string) => Report;
  readonly toShown: (file: string) => string;
};

/** Reports each article of the last release that has lost its address or its id. */
export function checkLock(comparison: Comparison): void {
  const { lock: text, published, authority, now, reportOf } = comparison;
  const lock = readLock(text, reportOf(LOCK_FILE));
  const isMoved = lock.authority !== null && lock.authority !== authority;
  if (isMoved) {
    const message = `the last release had the authority ${quote(lock.authority)}: with another one every id changes, and readers would show all articles again as new`;
    reportOf('site.yaml')('lost-id', FILE_START, message);
  }
  const bySlug = new Map(published.map((article) => [article.reading.slug, article]));
  const lost: LockedArticle[] = [];
  for (const locked of lock.articles) {
    if (locked.from !== null && locked.from > now) continue;
    const article = bySlug.get(locked.slug);
    if (article === undefined) lost.push(locked);
    else if (!isMoved) checkId(article, locked, comparison);
  }
  if (lost.length === 0) return;
  const known = new Set(lock.articles.map(({ slug }) => slug));
  const added = published.filter(({ reading }) => !known.has(reading.slug));
  checkLost(lost, added, isMoved, comparison);
}

function checkId(
  { file, reading }: Published,
  locked: LockedArticle,
  { authority, reportOf }: Comparison,
): void {
  if (reading.removed !== null) return;
  // What both have of the same slug needs no look, and that is nearly all.
  const isPlain = reading.idPlace === null && reading.aliases.length === 0;
  if (isPlain && locked.id === null && reading.slug === locked.slug) return;
  const id = locked.id ?? toId(authority, locked.slug);
  if (reading.id === id) return;
  const isOwn = id === toId(authority, reading.slug) && reading.idPlace !== null;
  const cure = isOwn ? 'delete "id"' : `write "id: ${toWrappedId(authority, id) ?? id}"`;
  const message = `the last release had the id ${quote(id)}, this one has ${quote(reading.id)}, so readers would show the article again as new: ${cure}`;
  reportOf(file)('lost-id', reading.idPlace ?? FILE_START, message);
}

function checkLost(
  lost: readonly LockedArticle[],
  added: readonly Published[],
  isMoved: boolean,
  comparison: Comparison,
): void {
  const { readings, published, redirects, authority, reportOf, toShown } = comparison;
  const drafts = new Map(
    readings.flatMap(({ file, reading }) => (reading.draft ? [[reading.slug, file]] : [])),
  );
  const owners = new Map(
    published.flatMap((article) =>
      article.reading.aliases.flatMap(({ path, pairs }) =>
        pairs.length === 0 ? [[path, article] as const] : [],
      ),
    ),
  );
  let count = 0;
  for (const locked of lost) {
    const { slug, line } = locked;
    const path = toArticlePath(slug);
    const owner = owners.get(`/articles/${slug}`);
    if (owner !== undefined) {
      if (!isMoved) checkId(owner, locked, comparison);
      continue;
    }
    if (isRedirected(`/articles/${slug}`, redirects)) continue;
    count += 1;
    const draft = drafts.get(slug);
    const renamed = count > MOST_HINTS ? undefined : findRenamed(locked, added, authority);
    const message =
      draft === undefined
        ? `${quote(path)} was published and is gone: if you renamed the article, add "aliases: [${slug}]" to ${renamed === undefined ? 'it' : toShown(renamed.file)}; if you deleted it, restore it with "removed"`
        : `${quote(path)} was published, and ${toShown(draft)} is a draft now: write "removed" to withdraw it`;
    reportOf(LOCK_FILE)('lost-address', { line, column: 1 }, message);
  }
}

/** The article that a new name was given to, as far as that can be guessed. */
function findRenamed(
  { slug, id }: LockedArticle,
  added: readonly Published[],
  authority: string,
): Published | undefined {
  const same = added.find(({ reading }) => reading.id === (id ?? toId(authority, slug)));
  if (same !== undefined) return same;
  const bySlug = new Map(added.map((article) => [article.reading.slug, article]));
  const [near] = toNearNames(slug, bySlug.keys());
  return near === undefined ? undefined : bySlug.get(near);
}

function isRedirected(path: string, redirects: readonly Redirect[]): boolean {
  if (redirects.filter(isPlainRedirect).some(({ from }) => from.path === path)) return true;
  const segments = toSegments(path);
  return redirects
    .filter(isPatternRedirect)
    .some(({ from }) => matchPattern(from, segments) !== null);
}
