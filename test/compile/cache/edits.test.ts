// A warm compile says and writes exactly what a cold one would, whatever was edited.

import { appendFile, cp, mkdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  ARTICLES,
  age,
  base,
  expectCold,
  folder,
  OWN,
  out,
  rendered,
  replace,
  run,
  snapshot,
  toRules,
  toText,
  useCorpus,
  write,
} from './corpus.ts';

useCorpus();

describe('a compile without an edit', () => {
  it('renders nothing and writes nothing', async () => {
    await age();
    await run();
    expect(rendered).toBe(ARTICLES + OWN);
    const before = await snapshot();
    const { done } = await run();
    expect([rendered, done?.filesWritten]).toEqual([0, 0]);
    expect(await snapshot()).toEqual(before);
  });

  it('reads again what has another time and the same bytes, and renders nothing', async () => {
    await run();
    await utimes(path.join(folder, 'articles/target.md'), 1, 1);
    const { done } = await run();
    expect([rendered, done?.filesWritten]).toEqual([0, 0]);
  });
});

type Edit = {
  readonly title: string;
  readonly act: () => Promise<void>;
  /** Articles that had to be rendered. */
  readonly renders: number;
  /** Whether it must come soon after the files were written. */
  readonly soon?: boolean;
};

const EDITS: readonly Edit[] = [
  {
    title: 'a longer body',
    act: () => appendFile(path.join(folder, 'articles/target.md'), '\nMore.\n'),
    renders: 1,
  },
  {
    title: 'a body of the same length at the same time',
    act: async () => {
      const file = path.join(folder, 'articles/target.md');
      const { atime, mtime } = await stat(file);
      await replace('articles/target.md', 'Text.', 'Test.');
      await utimes(file, atime, mtime);
    },
    renders: 1,
    soon: true,
  },
  {
    title: 'a heading that another article links to',
    act: () => replace('articles/target.md', '## Part', '## Other'),
    renders: 1,
  },
  {
    title: 'a heading, after one that no other article had',
    act: async () => {
      await replace('articles/earlier.md', '#part', '#nothing');
      expect(toRules(await run())).toEqual(['unknown-anchor']);
      await replace('articles/target.md', 'Text.', 'Test.');
    },
    renders: 1,
  },
  {
    title: 'a new article',
    act: () => write('articles/new.md', toText('New', 'Text.')),
    renders: 1,
  },
  {
    title: 'a new article of the slug that a link names',
    act: () => write('articles/late.md', toText('Late', 'Text.')),
    renders: 3,
  },
  {
    title: 'a second article of a slug',
    act: async () => {
      await mkdir(path.join(folder, 'articles/second'), { recursive: true });
      await write('articles/second/target.md', toText('Second', 'Text.'));
    },
    renders: 1,
  },
  {
    title: 'a removed article',
    act: () => rm(path.join(folder, 'articles/linking.md')),
    renders: 0,
  },
  {
    title: 'a linked article that is gone',
    act: () => rm(path.join(folder, 'articles/target.md')),
    renders: 2,
  },
  {
    title: 'a renamed article and the link to it',
    act: async () => {
      const to = path.join(folder, 'articles/renamed.md');
      await rename(path.join(folder, 'articles/target.md'), to);
      await replace('articles/linking.md', 'target.md', 'renamed.md');
      await replace('articles/earlier.md', 'target.md', 'renamed.md');
    },
    renders: 3,
  },
  {
    title: 'a slug in the front matter of an article that others link to',
    act: () => replace('articles/target.md', 'title:', 'slug: chosen\ntitle:'),
    renders: 3,
  },
  {
    title: 'another slug in front matter, and then none',
    act: async () => {
      await replace('articles/target.md', 'title:', 'slug: chosen\ntitle:');
      await run();
      await replace('articles/target.md', 'slug: chosen', 'slug: other');
      await run();
      await replace('articles/target.md', 'slug: other\n', '');
    },
    renders: 3,
  },
  {
    title: 'the slug that a link names, in front matter',
    act: () => write('articles/odd.md', toText('Odd', 'Text.').replace('---', '---\nslug: late')),
    renders: 3,
  },
  {
    title: 'an article without authors, and then another default',
    act: async () => {
      const text = toText('Own', 'Text.').replace('authors: author-01\n', '');
      await write('articles/own.md', text);
      await replace('site.yaml', 'authors:\n', 'author: author-02\nauthors:\n');
      await run();
      await replace('site.yaml', 'author: author-02', 'author: author-03');
    },
    renders: 1,
  },
  {
    title: 'an article in another folder',
    act: async () => {
      await mkdir(path.join(folder, 'articles/other'));
      const to = path.join(folder, 'articles/other/target.md');
      await rename(path.join(folder, 'articles/target.md'), to);
      await replace('articles/linking.md', 'target.md', 'other/target.md');
      await replace('articles/earlier.md', 'target.md', 'other/target.md');
    },
    renders: 3,
  },
  {
    title: 'a draft',
    act: () => replace('articles/target.md', 'title:', 'draft: true\ntitle:'),
    renders: 1,
  },
  {
    title: 'a removal',
    act: () => replace('articles/target.md', 'title:', 'removed: 2026-07-01\ntitle:'),
    renders: 1,
  },
  {
    title: 'another date',
    act: () => replace('articles/target.md', '2026-06-20', '2026-05-20'),
    renders: 1,
  },
  {
    title: 'an older article that writes a tag in another way',
    act: () =>
      write(
        'articles/old.md',
        toText('Old', 'Text.').replace('Own tag', 'OWN TAG').replace('2026-06', '2026-01'),
      ),
    renders: 1,
  },
  {
    title: 'the title of a tag in site.yaml',
    act: () => replace('site.yaml', '{title: "DeFi"}', '{title: "Decentralised"}'),
    renders: 0,
  },
  {
    title: 'a tag declared in site.yaml that articles write',
    act: () => replace('site.yaml', 'tags:\n', 'tags:\n  own-tag: {title: Declared}\n'),
    renders: 3,
  },
  {
    title: 'an alias in site.yaml that takes a tag over',
    act: () => replace('site.yaml', 'tags:\n', 'tags:\n  taken: {aliases: [own tag]}\n'),
    renders: 3,
  },
  {
    title: 'the name of an author',
    act: () => replace('site.yaml', 'Ada Lovelace', 'Augusta Ada King'),
    renders: 0,
  },
  {
    title: 'a new author',
    act: () => replace('site.yaml', 'authors:\n', 'authors:\n  newcomer: {name: New}\n'),
    renders: 0,
  },
  {
    title: 'a key of an author that is gone',
    act: () => replace('site.yaml', '  author-01:', '  author-41:'),
    renders: 4,
  },
  {
    title: 'the origin',
    act: () => replace('site.yaml', 'https://bench.tagwire.dev', 'https://other.tagwire.dev'),
    renders: ARTICLES + OWN,
  },
  {
    title: 'the zone',
    act: () => replace('site.yaml', 'zone: UTC', 'zone: Europe/Berlin'),
    renders: ARTICLES + OWN,
  },
  {
    title: 'where RSS items lead',
    act: () => replace('site.yaml', 'zone:', 'feeds: {link: external}\nzone:'),
    renders: ARTICLES + OWN,
  },
  {
    title: 'the license of all articles',
    act: () => replace('site.yaml', 'zone:', 'license: CC-BY-4.0\nzone:'),
    renders: ARTICLES + OWN,
  },
  {
    title: 'a picture that cannot be read, and then is not used',
    act: async () => {
      await writeFile(path.join(folder, 'media/broken.png'), 'no picture');
      await replace('articles/linking.md', 'figure-01', 'broken');
      expect(toRules(await run())).toHaveLength(1);
      await replace('articles/linking.md', 'broken', 'figure-01');
    },
    renders: 1,
  },
  {
    title: 'a slug that an article of another month has',
    act: async () => {
      await mkdir(path.join(folder, 'articles/other'), { recursive: true });
      const text = toText('Other', 'Text.').replace('2026-06-20', '2026-05-11');
      await write('articles/other/target.md', text);
    },
    renders: 1,
  },
  {
    title: 'an id that an article of another month has',
    act: () =>
      replace(
        'articles/earlier.md',
        'title:',
        'id: "tag:bench.tagwire.dev,2026:articles/target"\ntitle:',
      ),
    renders: 1,
  },
  {
    title: 'an alias that is the slug of an article of another month',
    act: () => replace('articles/earlier.md', 'title:', 'aliases: [target]\ntitle:'),
    renders: 1,
  },
  {
    title: 'a file that nothing reads, and then an article shows it',
    act: async () => {
      await cp(path.join(folder, 'media/figure-01.png'), path.join(folder, 'articles/stray.png'));
      expect(toRules(await run())).toEqual(['stray-file']);
      await replace('articles/linking.md', '../media/figure-01.png', 'stray.png');
    },
    renders: 1,
  },
  {
    title: 'an error',
    act: () => replace('articles/target.md', 'authors: author-01', 'authors: nobody'),
    renders: 1,
  },
];

describe('a warm compile equals a cold one after', () => {
  it.each(EDITS)('$title', async ({ act, renders, soon = false }) => {
    if (!soon) await age();
    await run();
    await act();
    const warm = await run();
    expect(rendered).toBe(renders);
    await expectCold(warm);
  });

  it('another picture under the same name', async () => {
    await age();
    await run();
    await cp(path.join(folder, 'media/figure-02.png'), path.join(folder, 'media/figure-01.png'));
    const warm = await run();
    expect(rendered).toBeGreaterThan(0);
    await expectCold(warm);
  });

  it('the clock was put back before an update', async () => {
    await replace('articles/target.md', 'title:', 'updated: 2026-07-01\ntitle:');
    await age();
    await run();
    const then = { now: Date.parse('2026-06-30T00:00:00Z') / 1000 };
    const warm = await run(out, then);
    const cold = await run(path.join(base, 'fresh'), then);
    expect(toRules(warm)).toEqual(['date-order']);
    expect(warm).toEqual(cold);
  });

  it('all of these edits, one after the other', async () => {
    await run();
    for (const { act } of EDITS) {
      await act().catch(() => undefined);
      await expectCold(await run());
    }
  });
});
