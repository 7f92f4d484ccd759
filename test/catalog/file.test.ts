// The catalog's binary form gives back what went in.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  at,
  type Catalog,
  fingerprintAt,
  listAt,
  positionsOf,
  slugAt,
} from '../../src/catalog/catalog.ts';
import { decodeCatalog, encodeCatalog } from '../../src/catalog/file.ts';
import { listings } from '../query/arbitraries.ts';
import { buildBytes, buildCatalog, type Listed, SITE, toFingerprint, toSeconds } from './build.ts';

const MIXED: readonly Listed[] = [
  { slug: 'späti', date: '2026-01-02T00:00:00Z', tags: ['c++', '日本'], section: 'policy' },
  { slug: 'a', date: '2026-01-01T00:00:00Z', authors: ['bob', 'ada'], unlisted: true },
  { slug: 'b', date: '2026-01-03T00:00:00Z', updated: '2026-01-04T00:00:00Z', language: 'de' },
  { slug: 'c', date: '2026-01-05T00:00:00Z', removed: '2026-01-06T00:00:00Z' },
];

describe('a decoded catalog', () => {
  test('tells of every article what was encoded', () => {
    fc.assert(
      fc.property(listings, (listed) => {
        const bySlug = new Map(tell(buildCatalog(listed)).map((told) => [told.slug, told]));
        expect(listed.map(({ slug }) => bySlug.get(slug))).toEqual(listed.map(expectTold));
      }),
    );
  });

  test('encodes to the bytes it came from', () => {
    fc.assert(
      fc.property(listings, (listed) => {
        const bytes = buildBytes(listed);
        const { ids, postings, hidden, ...file } = decodeCatalog(bytes.buffer);
        expect(encodeCatalog(file)).toEqual(bytes);
      }),
    );
  });

  test('carries the settings, tombstones and old paths', () => {
    const { site, tombstones, redirects, code } = buildCatalog(MIXED);
    expect({ site, tombstones, redirects, code }).toEqual({
      site: SITE,
      tombstones: { c: 'tag:example.org,2026:c' },
      redirects: { paths: { '/old': '/' }, queries: {}, patterns: [] },
      code: { rss: 'r1', atom: 'a1', json: 'j1' },
    });
  });

  test('of no articles has no rows and no empty slug', () => {
    const { rows, languages, shelves } = buildCatalog([]);
    expect({ count: rows.count, slugs: rows.slugs, languages, shelves }).toEqual({
      count: 0,
      slugs: [],
      languages: [],
      shelves: [],
    });
  });
});

describe('the bytes of a catalog', () => {
  test('are the same for the same articles in any order', () => {
    expect(buildBytes(MIXED.toReversed())).toEqual(buildBytes(MIXED));
  });

  test.each([
    { what: 'a title of the site', change: () => buildCatalog(MIXED, { title: 'Other' }) },
    { what: 'an article', change: () => buildCatalog(MIXED.slice(1)) },
    {
      what: 'one instant',
      change: () =>
        buildCatalog([...MIXED.slice(0, 3), { slug: 'c', date: '2026-01-05T00:00:01Z' }]),
    },
  ])('have another digest when $what changes', ({ change }) => {
    expect(change().digest).not.toBe(buildCatalog(MIXED).digest);
  });
});

describe('postings', () => {
  const { ids, postings, rows } = buildCatalog([
    { slug: 'z', date: '2026-01-03T00:00:00Z', tags: ['c++', 'defi'], authors: ['ada', 'bob'] },
    { slug: 'y', date: '2026-01-02T00:00:00Z', tags: ['defi'], unlisted: true },
    {
      slug: 'x',
      date: '2026-01-01T00:00:00Z',
      tags: ['defi'],
      section: 'policy',
      authors: ['bob'],
    },
  ]);

  test.each([
    { kind: 'tags', name: 'defi', slugs: ['x', 'z'] },
    { kind: 'tags', name: 'c++', slugs: ['z'] },
    { kind: 'tags', name: 'machine-learning', slugs: [] },
    { kind: 'sections', name: 'policy', slugs: ['x'] },
    { kind: 'authors', name: 'bob', slugs: ['x', 'z'] },
  ] as const)('of $kind $name are its listed articles, oldest first', ({ kind, name, slugs }) => {
    const positions = positionsOf(postings[kind], ids[kind].get(name) ?? -1);
    expect([...positions].map((position) => slugAt(rows, position))).toEqual(slugs);
  });
});

/** Every row in words. */
function tell(catalog: Catalog) {
  const { rows, sections, tags, authors, languages } = catalog;
  return rows.slugs.map((slug, position) => ({
    slug,
    fingerprint: fingerprintAt(rows, position),
    published: at(rows.published, position),
    updated: at(rows.updated, position),
    removed: at(rows.removed, position),
    unlisted: at(rows.unlisted, position) === 1,
    section: sections[at(rows.section, position) - 1]?.slug,
    language: languages[at(rows.language, position)],
    tags: [...listAt(rows.tags, position)].map((id) => tags[id]?.slug),
    authors: [...listAt(rows.authors, position)].map((id) => authors[id]?.slug),
    length: at(rows.length, position),
  }));
}

function expectTold(listed: Listed) {
  const { slug, date, updated, removed, section } = listed;
  return {
    slug,
    fingerprint: toFingerprint(slug),
    published: toSeconds(date),
    updated: updated === undefined ? 0 : toSeconds(updated),
    removed: removed === undefined ? 0 : toSeconds(removed),
    unlisted: listed.unlisted ?? false,
    section,
    language: listed.language ?? 'en',
    tags: listed.tags ?? [],
    authors: listed.authors ?? ['ada'],
    length: new TextEncoder().encode(slug).length,
  };
}
