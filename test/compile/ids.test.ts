// Ids of other systems: to the letter in RSS, as URIs where a format or a tombstone needs one.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { describe, expect, it, onTestFinished } from 'vitest';
import { toId, toUri } from '../../src/compile/files/ids.ts';
import { ask, NOW, publish } from '../feed/publication.ts';
import { readWhole } from '../read-content.ts';
import { writeFolder } from '../write-folder.ts';

const AUTHORITY = 'site.example,2026';

const SITE = `title: T
description: D
url: https://site.example
language: en
zone: UTC
authority: ${AUTHORITY}
founded: 2026-01-01
authors:
  ada: {name: Ada}
`;

describe('an id of another system as a URI', () => {
  it.each([
    ['https://old.example/2014/x/?p=1', 'https://old.example/2014/x/?p=1'],
    ['urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a', null],
    ['tag:blogger.com,1999:blog-1.post-2', null],
    ['https://例え.example/ü', null],
    ['https://old.example/100%', null],
    ['5f2b1c0e9d8a7b6c5d4e3f2a', `tag:${AUTHORITY}:ids/5f2b1c0e9d8a7b6c5d4e3f2a`],
    ['123 at https://old.example', `tag:${AUTHORITY}:ids/123%20at%20https%3A%2F%2Fold.example`],
    ['https://old.example/a b', `tag:${AUTHORITY}:ids/https%3A%2F%2Fold.example%2Fa%20b`],
    ['Ünï', `tag:${AUTHORITY}:ids/%C3%9Cn%C3%AF`],
    ['/x', `tag:${AUTHORITY}:ids/%2Fx`],
    ['1', `tag:${AUTHORITY}:ids/1`],
  ])('%s', (id, uri) => {
    expect(toUri(AUTHORITY, id)).toBe(uri ?? id);
  });

  it('has 255 characters at most, and none but those of RFC 4151', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 400 }), (text) => {
        const uri = toUri(AUTHORITY, `no uri ${text}`);
        expect(uri).toMatch(/^tag:site\.example,2026:(?:ids|long-ids)\/[\w!'()*.~%-]+$/);
        expect(uri.length).toBeLessThanOrEqual(255);
      }),
    );
  });

  it('is that of no other id', () => {
    const word = fc.oneof(fc.string(), fc.string({ minLength: 250, maxLength: 300 }), fc.webUrl());
    fc.assert(
      fc.property(word, word, (one, other) => {
        fc.pre(one !== other);
        expect(toUri(AUTHORITY, one)).not.toBe(toUri(AUTHORITY, other));
        expect(toUri(AUTHORITY, one)).not.toBe(toId(AUTHORITY, other));
      }),
    );
  });
});

describe('an article with such an id', () => {
  it('has it in all formats, in RSS to the letter', async () => {
    const { content } = await read({
      x: 'date: 2026-01-05\nid: "123  at https://old.example?a=1&b=<2>"',
      y: 'date: 2026-01-04\nid: https://old.example/y',
      z: 'date: 2026-01-03',
    });
    if (content === null) throw new Error('the content has errors');
    const publication = publish(content);
    const query = ask(publication, '');
    const rss = await publication.render('rss', query);
    const { entries } = parseAtomFeed(await publication.render('atom', query));
    const { items } = parseJsonFeed(await publication.render('json', query));
    const uris = [
      `tag:${AUTHORITY}:ids/123%20%20at%20https%3A%2F%2Fold.example%3Fa%3D1%26b%3D%3C2%3E`,
      'https://old.example/y',
      `tag:${AUTHORITY}:articles/z`,
    ];
    expect(parseRssFeed(rss).items?.map(({ guid }) => guid)).toEqual(
      ['123  at https://old.example?a=1&b=<2>', ...uris.slice(1)].map((value) => {
        return { value, isPermaLink: false };
      }),
    );
    expect(entries?.map(({ id }) => id)).toEqual(uris);
    expect(items?.map(({ id }) => id)).toEqual(uris);
  });

  it('leaves a tombstone with the URI', async () => {
    const { content } = await read({
      x: 'date: 2026-01-05\nremoved: 2026-02-01\nid: 5f2b1c0e',
      y: 'date: 2026-01-05',
    });
    if (content === null) throw new Error('the content has errors');
    const publication = publish(content);
    const atom = await publication.render('atom', ask(publication, ''));
    expect(atom).toContain(`ref="tag:${AUTHORITY}:ids/5f2b1c0e"`);
  });

  it.each([
    ['the same text', '5f2b1c0e', '5f2b1c0e'],
    ['a text and the URI it has', '5f2b1c0e', `"tag:${AUTHORITY}:ids/5f2b1c0e"`],
  ])('is told from another: %s', async (_, one, other) => {
    const { diagnostics } = await read({
      x: `date: 2026-01-05\nid: ${one}`,
      y: `date: 2026-01-05\nid: ${other}`,
    });
    expect(diagnostics.map(({ file, rule }) => [file, rule])).toEqual([
      ['content/articles/y.md', 'duplicate-id'],
    ]);
  });
});

async function read(heads: Readonly<Record<string, string>>) {
  const folder = await mkdtemp(path.join(tmpdir(), 'tagwire-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const articles = Object.entries(heads).map(([slug, head]): [string, string] => [
    `articles/${slug}.md`,
    `---\ntitle: T\n${head}\n---\nText.\n`,
  ]);
  await writeFolder(folder, { 'site.yaml': SITE, ...Object.fromEntries(articles) });
  return await readWhole({ folder, shown: 'content', origin: null, now: NOW });
}
