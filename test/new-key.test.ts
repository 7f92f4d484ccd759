// A front-matter key of the future: what it takes until the three feeds have it.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Miniflare } from 'miniflare';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkTypes, copyWith, type Edits, serve } from './extend.ts';

const EDITS: Edits = {
  // Its name and what it may be, and the member that it becomes.
  'compile/content/front-matter.ts': [
    [
      '  title: v.optional(lineOrNone()),\n  date',
      '  title: v.optional(lineOrNone()),\n  subtitle: v.optional(line()),\n  date',
    ],
    ['toOwnMembers({ unlisted }', 'toOwnMembers({ unlisted, subtitle }'],
    [
      '{ unlisted: unlisted ?? false }',
      '{ unlisted: unlisted ?? false, subtitle: subtitle ?? null }',
    ],
  ],
  'catalog/record.ts': [
    [
      '  readonly title: string | null;\n  readonly summary',
      '  readonly title: string | null;\n  readonly subtitle: string | null;\n  readonly summary',
    ],
  ],
  // What RSS and Atom say by the same element, and JSON Feed by a member.
  'feed/extensions.ts': [
    [
      "{ 'xmlns:media'",
      "{ 'xmlns:itunes': 'http://www.itunes.com/dtds/podcast-1.0.dtd', 'xmlns:media'",
    ],
    [
      'return toMediaImage(article);',
      "const { subtitle } = article;\n  const element = subtitle === null ? '' : '<itunes:subtitle>'.concat(toRssText(subtitle), '</itunes:subtitle>\\n');\n  return element + toMediaImage(article);",
    ],
  ],
  'feed/json.ts': [
    [
      '    summary: article.summary,\n    image:',
      '    summary: article.summary,\n    _subtitle: article.subtitle ?? undefined,\n    image:',
    ],
  ],
};

const SITE = `title: One
description: One article
url: https://one.example.org
language: en
zone: UTC
authority: one.example.org,2024
founded: 2024-01-01
authors:
  ada: {name: Ada}
`;

const ARTICLE = `---
title: First
subtitle: Fish & chips
date: 2026-01-05
authors: ada
---
Text.
`;

let worker: Miniflare;

beforeAll(async () => {
  const stage = await copyWith('key', EDITS);
  expect(checkTypes(stage)).toBe('');
  const content = path.join(stage, 'content');
  await mkdir(path.join(content, 'articles'), { recursive: true });
  await writeFile(path.join(content, 'site.yaml'), SITE);
  await writeFile(path.join(content, 'articles/first.md'), ARTICLE);
  worker = await serve(stage, content);
});

afterAll(async () => {
  await worker?.dispose();
});

describe('a key that is added to front matter', () => {
  it('takes four files', () => {
    expect(Object.keys(EDITS)).toHaveLength(4);
  });

  it.each([
    ['/rss.xml', '<itunes:subtitle>Fish &#x26; chips</itunes:subtitle>'],
    ['/atom.xml', '<itunes:subtitle>Fish &#x26; chips</itunes:subtitle>'],
    ['/feed.json', '"_subtitle":"Fish & chips"'],
  ])('is in %s', async (feed, written) => {
    const text = await (await worker.dispatchFetch(`http://localhost${feed}`)).text();
    expect(text).toContain(written);
  });
});
