// The catalog that the tables of query/ ask.
import type { Scope } from '../../src/query/scope.ts';
import { buildCatalog, toSeconds } from '../catalog/build.ts';

export const NOW = toSeconds('2026-06-01T00:00:00Z');

/** Bears every tag that a row needs; each article that is not plain says so in its slug. */
export const CATALOG = buildCatalog([
  {
    slug: 'plain',
    date: '2026-01-01T00:00:00Z',
    tags: [
      'bitcoin',
      'c++',
      'c#',
      'c',
      '.net',
      'a&b=c',
      'a-b',
      '100%',
      'proof-of-work',
      '日本',
      'γειά-σου',
      '🦊',
    ],
    authors: ['ada', 'bob'],
    section: 'markets',
  },
  ...['t1', 't2', 't3', 't4', 't5', 't6', 't7', 't8', 't9', 't10', 't11'].map((tag) => ({
    slug: `on-${tag}`,
    date: '2026-01-02T00:00:00Z',
    tags: [tag],
  })),
  { slug: 'german', date: '2026-01-03T00:00:00Z', language: 'de-AT' },
  {
    slug: 'removed',
    date: '2026-01-04T00:00:00Z',
    removed: '2026-02-01T00:00:00Z',
    tags: ['gone'],
  },
  { slug: 'unlisted', date: '2026-01-05T00:00:00Z', tags: ['secret'], unlisted: true },
  { slug: 'future', date: '2026-07-01T00:00:00Z', tags: ['embargo', 'bitcoin'], language: 'fr' },
]);

/** The scope and the search of a canonical path, as the routes read them. */
export function readPath(path: string): { readonly scope: Scope | null; readonly search: string } {
  const [, folder, name = '', search = ''] =
    /^(?:\/(tags|sections|authors)\/([^/]+))?\/rss\.xml(\?.*)?$/.exec(path) ?? [];
  const kinds = { tags: 'tag', sections: 'section', authors: 'author' } as const;
  if (folder === undefined) return { scope: null, search };
  return {
    scope: { kind: kinds[folder as keyof typeof kinds], name: decodeURIComponent(name) },
    search,
  };
}
