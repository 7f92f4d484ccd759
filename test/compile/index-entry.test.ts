// What the index entry says of a month, and what a line of the cache keeps of any text.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fromCheckedLine, toCheckedLine } from '../../src/compile/cache/checked-line.ts';
import type { IndexEntry } from '../../src/compile/content/index-entry.ts';
import { toNameLists } from '../../src/compile/content/name-lists.ts';
import { readMonths } from '../read-content.ts';

const NOW = Date.parse('2026-11-22T00:00:00Z') / 1000;

/** Articles, and what is remarkable about them. */
const ARTICLES = {
  'z-first': ['date: 2026-06-01', 'authors: [ada, bo]', 'tags: [Coins, dEFI]'],
  'a-later': ['date: 2026-06-03', 'authors: bo', 'tags: [COINS, defi]', 'updated: 2026-06-04'],
  'b-same': ['date: 2026-06-03', 'authors: ada', 'unlisted: true', 'removed: 2026-06-05'],
  'c-draft': ['date: 2026-06-02', 'authors: ada', 'draft: true', 'tags: [Unseen]'],
  'd-renamed': ['date: 2026-06-04', 'authors: ada', 'aliases: [old-name, /old/path]'],
  'e-own': ['date: 2026-06-04', 'authors: ada', 'id: "urn:own:1"', 'section: news'],
  'f-july': ['date: 2026-07-01', 'authors: ada', 'language: de'],
} as const;

const BODIES: Readonly<Record<string, string>> = {
  'z-first':
    'To [a part](a-later.md#part), [July](f-july.md), [a slug](/articles/nowhere). ![](../media/a.svg)',
  'a-later': '## Part\n\nText. ![](../media/a.svg)',
  'f-july': '![](../media/a.svg) ![](../media/c.svg)',
  'c-draft': '![](../media/b.svg)',
};

let base: string;
let june: IndexEntry;
let names: readonly string[];

beforeEach(async () => {
  base = await mkdtemp(path.join(tmpdir(), 'tagwire-'));
  const settings = [
    ...['title: T', 'description: D', 'url: https://x.example', 'language: en', 'zone: UTC'],
    ...['authority: "x.example,2025"', 'founded: 2025-01-01', 'sections: {news: {title: News}}'],
    ...['authors: {ada: {name: Ada}, bo: {name: Bo}}', 'tags: {defi: {}}'],
  ];
  await mkdir(path.join(base, 'articles'));
  await mkdir(path.join(base, 'media'));
  await writeFile(path.join(base, 'site.yaml'), settings.join('\n'));
  for (const name of ['a', 'b', 'c']) {
    await writeFile(path.join(base, `media/${name}.svg`), `<svg width="1" height="1"/>${name}`);
  }
  for (const [slug, fields] of Object.entries(ARTICLES)) {
    const text = ['---', `title: ${slug}`, ...fields, '---', BODIES[slug] ?? 'Text.', ''].join(
      '\n',
    );
    await writeFile(path.join(base, `articles/${slug}.md`), text);
  }
  const months = await readMonths({ folder: base, shown: 'content', origin: null, now: NOW });
  names = months.map(({ name }) => name);
  const [first] = months;
  if (first === undefined) throw new Error('there is no month');
  june = first.indexEntry;
});

afterEach(async () => {
  await rm(base, { recursive: true, force: true });
});

describe('an index entry', () => {
  it('is of one month', () => {
    expect(names).toEqual(['2026-06', '2026-07']);
  });

  it('has published articles oldest first, equal times by slug descending, and drafts behind', () => {
    expect(june.slugs).toEqual(['z-first', 'b-same', 'a-later', 'e-own', 'd-renamed', 'c-draft']);
    expect(june.files[0]).toBe('articles/z-first.md');
    expect([june.published.length, june.drafts]).toEqual([5, [5]]);
  });

  it('has what is true of few articles with their places', () => {
    const day = (text: string): number => Date.parse(text) / 1000;
    const { updated, removed, unlisted } = june;
    expect({ updated, removed, unlisted }).toEqual({
      updated: [[2, day('2026-06-04')]],
      removed: [[1, day('2026-06-05')]],
      unlisted: [1],
    });
  });

  it('has ids that do not follow from slugs, and old paths', () => {
    expect(june.ids.map(([index, { id, place }]) => [index, id, place !== null])).toEqual([
      [3, 'urn:own:1', true],
      [4, 'tag:x.example,2025:articles/old-name', false],
    ]);
    expect(june.aliases.map(([index, all]) => [index, all.map((alias) => alias.path)])).toEqual([
      [4, ['/articles/old-name', '/old/path']],
    ]);
  });

  it('has names once, with the oldest written form of tags, and nothing of drafts', () => {
    const { authors, tags, titles, sections } = june;
    expect({ authors, tags, titles, sections }).toEqual({
      authors: { names: ['ada', 'bo'], counts: [2, 1, 1, 1, 1], ids: [0, 1, 0, 1, 0, 0] },
      tags: { names: ['coins', 'defi'], counts: [2, 0, 2, 0, 0], ids: [0, 1, 0, 1] },
      titles: ['Coins', 'dEFI'],
      sections: { names: ['news'], counts: [0, 0, 0, 1, 0], ids: [0] },
    });
  });

  it('has the files beyond the month that articles depend on, and slugs that were looked up', () => {
    const { requiredFiles, lookups, media, draftMedia, anchored } = june;
    expect([...requiredFiles].toSorted()).toEqual([
      'articles/f-july.md',
      'media/a.svg',
      'media/b.svg',
    ]);
    expect(lookups).toEqual([['nowhere', null]]);
    expect([media, draftMedia].map((files) => files.map(({ source }) => source))).toEqual([
      ['media/a.svg'],
      ['media/b.svg'],
    ]);
    expect(media.map(({ from }) => from)).toEqual([Date.parse('2026-06-01') / 1000]);
    expect(anchored.map(([index, { target, fragment }]) => [index, target, fragment])).toEqual([
      [0, 'articles/a-later.md', 'part'],
    ]);
  });
});

describe('lists of names as numbers', () => {
  it('give back any lists', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.string({ unit: 'binary', maxLength: 3 }))), (lists) => {
        const { names: all, counts, ids } = toNameLists(lists);
        let end = 0;
        const again = counts.map((count) => {
          end += count;
          return ids.slice(end - count, end).map((id) => all[id]);
        });
        expect(again).toEqual(lists);
        expect(new Set(all).size).toBe(all.length);
      }),
    );
  });
});

describe('a line of the cache', () => {
  it('is ASCII and gives back any value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
        const line = toCheckedLine(value);
        expect(line.every((byte) => byte < 0x80)).toBe(true);
        expect(fromCheckedLine(line)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it.each([0, 10, 40, -2])('is nothing when its byte %i is another', (at) => {
    const line = toCheckedLine({ text: 'Ünïcode 🎉', list: [1, 2, 3] });
    const place = (line.length + at) % line.length;
    line[place] = (line[place] ?? 0) ^ 1;
    expect(fromCheckedLine(line)).toBeUndefined();
  });
});
