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
  const old = toFingerprints(before);
  const now = toFingerprints(after);
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

function toFingerprints({ slugs, fingerprints }: PublicArticles): ReadonlyMap<string, string> {
  const names = slugs === '' ? [] : slugs.split(' ');
  return new Map(
    names.map((slug, index) => {
      const start = index * FINGERPRINT_LENGTH;
      return [slug, fingerprints.slice(start, start + FINGERPRINT_LENGTH)];
    }),
  );
}
