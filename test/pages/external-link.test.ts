// A post of a linkblog, from its front matter to its page, its RSS item and the query API.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { writeFolder } from '../write-folder.ts';
import { type Ask, NAVIGATION, NOW, openSite } from './site-in-process.ts';

const REPORT = 'https://example.org/report/?a=1';

async function open(feeds: string): Promise<Ask> {
  const folder = await mkdtemp(path.join(tmpdir(), 'linkblog-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFolder(folder, {
    'site.yaml': `title: One
description: One article
url: https://bare.example
language: en
zone: UTC
authority: bare.example,2024
founded: 2024-01-01
authors:
  ada: {name: Ada}
${feeds}`,
    'articles/one.md': `---\ntitle: One\ndate: 2026-01-05\nlink: ${REPORT}\n---\nText.\n`,
    'articles/two.md':
      '---\ntitle: Two\ndate: 2026-01-04\nin-reply-to: https://example.org/post\n---\nText.\n',
  });
  return await openSite(folder, NOW);
}

describe('link: in front matter', () => {
  it('is on the page of the article, and in the query API', async () => {
    const ask = await open('');
    const shown = `href="${REPORT}" dir="ltr" lang="und">example.org/report</a>`;
    expect(await (await ask('/articles/one', NAVIGATION)).text()).toContain(shown);
    expect(await (await ask('/articles/two', NAVIGATION)).text()).not.toContain('u-bookmark-of');
    const { articles } = (await (await ask('/api/articles?fields=external_url')).json()) as {
      readonly articles: unknown;
    };
    expect(articles).toEqual([{ external_url: REPORT }, { external_url: null }]);
  });

  it('beside in-reply-to: both are on the page, and related in Atom', async () => {
    const ask = await open('');
    const html = await (await ask('/articles/two', NAVIGATION)).text();
    expect(html).toContain(
      '<a class="u-in-reply-to" href="https://example.org/post" dir="ltr" lang="und">example.org/post</a>',
    );
    expect(html).toContain('In reply to');
    const atom = await (await ask('/atom.xml')).text();
    expect([...atom.matchAll(/<link rel="related" href="([^"]*)"/g)].map(([, url]) => url)).toEqual(
      [REPORT, 'https://example.org/post'],
    );
  });

  it.each([
    ['', 'https://bare.example/articles/one'],
    ['feeds: {link: article}\n', 'https://bare.example/articles/one'],
    ['feeds: {link: external}\n', REPORT],
  ])('with %j in site.yaml its RSS item leads to %s', async (feeds, link) => {
    const ask = await open(feeds);
    const rss = await (await ask('/rss.xml')).text();
    expect([...rss.matchAll(/<item>.*?<link>(.*?)<\/link>/gs)].map(([, one]) => one)).toEqual([
      link,
      'https://bare.example/articles/two',
    ]);
  });
});
