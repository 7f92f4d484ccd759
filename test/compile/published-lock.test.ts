// What a release remembers, and what the next one says of it.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { LOCK_FILE, readLock, toLockText } from '../../src/compile/content/published-lock.ts';
import { readWhole, toPublished } from '../read-content.ts';
import { writeFolder } from '../write-folder.ts';

const NOW = Date.parse('2026-06-01T00:00:00Z') / 1000;
const AUTHORITY = 'site.example,2026';

const toSite = (authority: string) => `title: T
description: D
url: https://site.example
language: en
zone: UTC
authority: ${authority}
founded: 2026-01-01
authors:
  ada: {name: Ada}
`;

type Heads = Readonly<Record<string, string>>;

const RELEASED: Heads = {
  plain: '',
  given: 'id: 123 at https://old.example',
  renamed: 'aliases: [former]',
  hidden: 'unlisted: true',
  later: 'date: 2026-07-01',
  withdrawn: 'removed: 2026-02-01',
  unfinished: 'draft: true',
  日本: '',
};

describe('the lock of a release', () => {
  it('has a sorted line for each article with an address', async () => {
    expect((await release(RELEASED)).split('\n')).toEqual([
      expect.stringMatching(/^# /),
      `authority: ${AUTHORITY}`,
      `given tag:${AUTHORITY}:ids/123%20at%20https%3A%2F%2Fold.example`,
      'hidden',
      'later from 2026-07-01T00:00:00Z',
      'plain',
      `renamed tag:${AUTHORITY}:articles/former`,
      '日本',
      '',
    ]);
  });

  it('is read as it was written', async () => {
    const faults: string[] = [];
    const text = await release(RELEASED);
    const { authority, articles } = readLock(text, (rule) => faults.push(rule));
    expect(faults).toEqual([]);
    expect(authority).toBe(AUTHORITY);
    expect(articles.map(({ slug, id, from }) => [slug, id, from])).toEqual([
      ['given', `tag:${AUTHORITY}:ids/123%20at%20https%3A%2F%2Fold.example`, null],
      ['hidden', null, null],
      ['later', null, Date.parse('2026-07-01') / 1000],
      ['plain', null, null],
      ['renamed', `tag:${AUTHORITY}:articles/former`, null],
      ['日本', null, null],
    ]);
  });

  it('does not change with another order of the articles', async () => {
    const turned = Object.fromEntries(Object.entries(RELEASED).toReversed());
    expect(await release(turned)).toBe(await release(RELEASED));
  });
});

describe('after a release', () => {
  const without = (slug: string): Heads => {
    const { [slug]: _, ...rest } = RELEASED;
    return rest;
  };

  it.each<readonly [what: string, heads: Heads, now: number, rules: readonly string[]]>([
    ['nothing has changed', RELEASED, NOW, []],
    ['an article is new', { ...RELEASED, new: '' }, NOW, []],
    ['an article is gone', without('plain'), NOW, ['lost-address']],
    ['an unlisted article is gone', without('hidden'), NOW, ['lost-address']],
    ['a removed article is gone', without('withdrawn'), NOW, []],
    ['a draft is gone', without('unfinished'), NOW, []],
    ['a scheduled article is gone before its date', without('later'), NOW, []],
    ['a scheduled article is gone after it', without('later'), NOW + 40 * 86_400, ['lost-address']],
    ['an article is scheduled', { ...RELEASED, plain: 'date: 2026-08-01' }, NOW, []],
    ['an article is withdrawn', { ...RELEASED, plain: 'removed: 2026-05-01' }, NOW, []],
    ['an article is a draft', { ...RELEASED, plain: 'draft: true' }, NOW, ['lost-address']],
    ['an article is renamed', { ...without('plain'), new: '' }, NOW, ['lost-address']],
    ['it is renamed with an alias', { ...without('plain'), new: 'aliases: [plain]' }, NOW, []],
    [
      'it is renamed again',
      { ...without('renamed'), third: 'aliases: [former, renamed]' },
      NOW,
      [],
    ],
    [
      'it is renamed again, and the aliases are in another order',
      { ...without('renamed'), third: 'aliases: [renamed, former]' },
      NOW,
      ['lost-id'],
    ],
    [
      'it has a path and its id',
      {
        ...without('plain'),
        new: `aliases: [/articles/plain]\nid: "tag:${AUTHORITY}:articles/plain"`,
      },
      NOW,
      [],
    ],
    [
      'it has a path alone',
      { ...without('plain'), new: 'aliases: [/articles/plain]' },
      NOW,
      ['lost-id'],
    ],
    ['an id is gone', { ...RELEASED, given: '' }, NOW, ['lost-id']],
    ['an id is new', { ...RELEASED, plain: 'id: abc' }, NOW, ['lost-id']],
    ['an alias is gone, and the id with it', { ...RELEASED, renamed: '' }, NOW, ['lost-id']],
    [
      'an article has an error',
      { ...without('plain'), new: 'section: none' },
      NOW,
      ['unknown-section'],
    ],
  ])('%s', async (_, heads, now, rules) => {
    const { diagnostics } = await read(heads, await release(RELEASED), now);
    expect(diagnostics.map(({ rule }) => rule)).toEqual(rules);
  });

  it('another authority is told once', async () => {
    const lock = await release(RELEASED);
    const { diagnostics } = await read(RELEASED, lock, NOW, 'site.example,2025');
    expect(diagnostics.map(({ file, rule }) => [file, rule])).toEqual([
      ['content/site.yaml', 'lost-id'],
    ]);
  });

  it.each([
    ['/articles/plain: /articles/given', []],
    ['/articles/*: https://archive.example/:splat', []],
    ['/other: /articles/given', ['lost-address']],
  ])('the redirect %s', async (redirect, rules) => {
    const site = `${toSite(AUTHORITY)}redirects:\n  ${redirect}\n`;
    const { diagnostics } = await read(without('plain'), await release(RELEASED), NOW, site);
    expect(diagnostics.map(({ rule }) => rule)).toEqual(rules);
  });

  it('the article that has the id, or a name like it, is taken for the renamed one', async () => {
    const lock = await release({ 'my-first-steps': '', other: '' });
    const { diagnostics } = await read(
      { 'my-first-step': '', new: `id: "tag:${AUTHORITY}:articles/other"` },
      lock,
    );
    expect(diagnostics.map(({ message }) => /to (\S+);/.exec(message)?.[1])).toEqual([
      'content/articles/my-first-step.md',
      'content/articles/new.md',
    ]);
  });

  it('of a merge that is not finished the lines of both sides count', async () => {
    const lock = await release({ ours: '', theirs: '' });
    const conflict = lock.replace(/ours\n(theirs)\n/, '<<<<<<< a\nours\n=======\n$1\n>>>>>>> b\n');
    const { diagnostics } = await read({ new: '' }, conflict);
    expect(diagnostics.map(({ line, rule }) => [line, rule])).toEqual([
      [3, 'bad-lock'],
      [4, 'lost-address'],
      [6, 'lost-address'],
    ]);
  });
});

async function release(heads: Heads): Promise<string> {
  const { content, diagnostics } = await read(heads, null);
  if (content === null) throw new Error(JSON.stringify(diagnostics));
  return toLockText(AUTHORITY, toPublished(content.articles), NOW);
}

async function read(heads: Heads, lock: string | null, now = NOW, site = AUTHORITY) {
  const folder = await mkdtemp(path.join(tmpdir(), 'tagwire-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const articles = Object.entries(heads).map(([slug, head]): [string, string] => {
    const date = head.includes('date:') ? '' : 'date: 2026-01-05\n';
    return [`articles/${slug}.md`, `---\ntitle: T\n${date}${head}\n---\nText.\n`];
  });
  await writeFolder(folder, {
    'site.yaml': site.includes('\n') ? site : toSite(site),
    ...(lock === null ? {} : { [LOCK_FILE]: lock }),
    ...Object.fromEntries(articles),
  });
  return await readWhole({ folder, shown: 'content', origin: null, now });
}
