// Which articles are public now, with their fingerprints, and what became of them between two moments.
import {
  at,
  type Catalog,
  dueCount,
  FINGERPRINT_LENGTH,
  fingerprintAt,
  slugAt,
} from '../catalog/catalog.ts';
import type { ArticleChange } from './receiver.ts';

/**
 * In the order of the catalog. Two texts, because they are stored, and JSON reads a long text in a
 * fraction of the time that it needs for as many short ones.
 */
export type PublicArticles = {
  /** Separated by spaces, which no slug has. */
  readonly slugs: string;
  readonly fingerprints: string;
};

/** Those that lists show at `now` (seconds): neither unlisted nor removed. */
export function readArticles({ rows }: Catalog, now: number): PublicArticles {
  const slugs: string[] = [];
  let fingerprints = '';
  const due = dueCount(rows, now);
  for (let position = 0; position < due; position++) {
    if (at(rows.unlisted, position) === 1 || at(rows.removed, position) > 0) continue;
    slugs.push(slugAt(rows, position));
    fingerprints += fingerprintAt(rows, position);
  }
  return { slugs: slugs.join(' '), fingerprints };
}

/** Published and updated ones, oldest first, then those that are gone. */
export function compareArticles(
  before: PublicArticles,
  after: PublicArticles,
): readonly ArticleChange[] {
  if (before.slugs === after.slugs && before.fingerprints === after.fingerprints) return [];
  const olds = toSlugs(before);
  const news = toSlugs(after);
  // Nearly all articles stand where they stood, and tables of them all would be most of the work.
  const shorter = Math.min(olds.length, news.length);
  const isSame = (old: number, now: number): boolean =>
    olds[old] === news[now] && toFingerprint(before, old) === toFingerprint(after, now);
  let head = 0;
  while (head < shorter && isSame(head, head)) head++;
  let tail = 0;
  while (tail < shorter - head && isSame(olds.length - 1 - tail, news.length - 1 - tail)) tail++;
  const old = toTable(before, olds, head, tail);
  const now = toTable(after, news, head, tail);
  const changes: ArticleChange[] = [];
  for (const [slug, fingerprint] of now) {
    const held = old.get(slug);
    if (held === fingerprint) continue;
    changes.push({ kind: held === undefined ? 'published' : 'updated', slug, fingerprint });
  }
  for (const slug of old.keys()) {
    if (!now.has(slug)) changes.push({ kind: 'removed', slug, fingerprint: '' });
  }
  return changes;
}

function toSlugs({ slugs }: PublicArticles): readonly string[] {
  return slugs === '' ? [] : slugs.split(' ');
}

function toFingerprint({ fingerprints }: PublicArticles, index: number): string {
  const start = index * FINGERPRINT_LENGTH;
  return fingerprints.slice(start, start + FINGERPRINT_LENGTH);
}

/** Fingerprints by slug, without the first `head` and the last `tail`. */
function toTable(
  articles: PublicArticles,
  slugs: readonly string[],
  head: number,
  tail: number,
): ReadonlyMap<string, string> {
  const middle = slugs.slice(head, slugs.length - tail);
  return new Map(middle.map((slug, index) => [slug, toFingerprint(articles, head + index)]));
}
