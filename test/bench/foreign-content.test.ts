// An article of the corpus under the keys of Hugo and Eleventy: the same names, dates and links.

import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { toEleventy } from './eleventy.ts';
import { type ToForeign, toForeignArticle } from './foreign-content.ts';
import { toHugo } from './hugo.ts';

const SETTINGS = {
  sections: { news: { title: 'The news' } },
  authors: { 'author-01': { name: 'Ada Lovelace' } },
  tags: { 'c#': { title: 'C#' } },
};

const FILE = 'articles/2026/06/2026-06-30-story-000002.md';

const FIELDS = `title: "2: of <the> market"
date: 2026-06-30T09:00:00Z
authors: [author-01]
section: news
tags: ["c#", "Bitcoin news"]
image: {src: ../../../media/figure-01.png, alt: "a figure"}
updated: 2026-06-30T10:00:00Z`;

const SLUG = 'story-000002';
const IMAGE = { src: 'https://bench.tagwire.dev/media/figure-01.png', alt: 'a figure' };

/** Front matter and body. */
function convert(fields: string, body: string, toForeign: ToForeign): [unknown, string] {
  const text = toForeignArticle(FILE, `---\n${fields}\n---\n${body}`, SETTINGS, toForeign) ?? '';
  const [, head = '', rest = ''] = /^---\n(.*?)---\n(.*)$/s.exec(text) ?? [];
  return [parse(head), rest];
}

describe('front matter', () => {
  it('has the keys of Hugo', () => {
    expect(convert(FIELDS, '', toHugo)[0]).toEqual({
      title: '2: of <the> market',
      date: '2026-06-30T09:00:00Z',
      lastmod: '2026-06-30T10:00:00Z',
      slug: SLUG,
      authors: ['author-01'],
      sections: ['news'],
      tags: ['c#', 'Bitcoin news'],
      image: IMAGE,
    });
  });

  it('has the keys of Eleventy, and the titles of terms', () => {
    expect(convert(FIELDS, '', toEleventy)[0]).toEqual({
      title: '2: of <the> market',
      date: '2026-06-30T09:00:00Z',
      updated: '2026-06-30T10:00:00Z',
      permalink: `/articles/${SLUG}/`,
      authors: ['Ada Lovelace'],
      section: 'news',
      labels: ['c#', 'Bitcoin news'],
      terms: [
        { path: '/authors/author-01/', title: 'Ada Lovelace' },
        { path: '/sections/news/', title: 'The news' },
        { path: '/tags/c#/', title: 'C#' },
        { path: '/tags/bitcoin-news/', title: 'Bitcoin news' },
      ],
      image: IMAGE,
    });
  });

  it('leaves unlisted articles out of lists', () => {
    const fields = `${FIELDS}\nunlisted: true`;
    expect(convert(fields, '', toHugo)[0]).toMatchObject({ _build: { list: 'never' } });
    expect(convert(fields, '', toEleventy)[0]).toMatchObject({
      eleventyExcludeFromCollections: true,
    });
  });

  it('says no removed article', () => {
    const text = `---\n${FIELDS}\nremoved: 2026-06-30T10:00:00Z\n---\nText.\n`;
    expect(toForeignArticle(FILE, text, SETTINGS, toHugo)).toBeNull();
  });
});

describe('links', () => {
  it.each([
    ['[a](2026-06-29-story-000001.md)', '[a](https://bench.tagwire.dev/articles/story-000001/)'],
    ['[a](../05/2026-05-31-b.md)', '[a](https://bench.tagwire.dev/articles/b/)'],
    ['![a](../../../media/a.png)', '![a](https://bench.tagwire.dev/media/a.png)'],
    ['[a](https://example.org/1?a=1&b=2)', '[a](https://example.org/1?a=1&b=2)'],
    ['`[1].filter((n) => n)`', '`[1].filter((n) => n)`'],
  ])('%s', (ours, theirs) => {
    expect(convert(FIELDS, ours, toHugo)[1]).toBe(theirs);
  });
});
