// What pages, Markdown and the query API say of licenses.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toLicenseName } from '../../src/pages/license.tsx';
import { writeFolder } from '../write-folder.ts';
import { type Ask, NAVIGATION, NOW, openSite } from './site-in-process.ts';

const CC = 'https://creativecommons.org';

const SITE = `title: One
description: Some articles
url: https://one.example.org
language: de
zone: UTC
authority: one.example.org,2024
founded: 2024-01-01
authors:
  ada: {name: Ada}
license: CC-BY-SA-4.0
`;

const folder = await mkdtemp(path.join(tmpdir(), 'license-'));
let ask: Ask;

beforeAll(async () => {
  const toArticle = (title: string, more = '') =>
    `---\ntitle: ${title}\ndate: 2026-01-05\n${more}---\nText.\n`;
  await writeFolder(folder, {
    'site.yaml': SITE,
    'articles/same.md': toArticle('Same'),
    'articles/own.md': toArticle('Own', 'license: https://example.org/terms/\n'),
    'articles/none.md': toArticle('None', 'license: none\n'),
  });
  ask = await openSite(folder, NOW);
});

afterAll(() => rm(folder, { recursive: true }));

const read = async (url: string): Promise<string> => await (await ask(url, NAVIGATION)).text();

describe('the license of a page', () => {
  it.each([
    ['/', `${CC}/licenses/by-sa/4.0/`, 'CC BY-SA 4.0'],
    ['/archive', `${CC}/licenses/by-sa/4.0/`, 'CC BY-SA 4.0'],
    ['/articles/same', `${CC}/licenses/by-sa/4.0/`, 'CC BY-SA 4.0'],
    ['/articles/own', 'https://example.org/terms/', 'example.org/terms'],
  ])('is in the head of %s and in a line for people', async (url, href, name) => {
    const html = await read(url);
    expect(html.match(/<link rel="license"[^>]*>/g)).toEqual([
      `<link rel="license" href="${href}"/>`,
    ]);
    expect(html).toContain(`<a rel="license" href="${href}" lang="en" dir="ltr">${name}</a>`);
    expect(html).toContain('Lizenz:');
  });

  it('is nothing for an article that has none', async () => {
    const html = await read('/articles/none');
    expect(html).not.toContain('rel="license"');
    expect(html).not.toContain('Lizenz');
  });

  it.each([
    ['same', `${CC}/licenses/by-sa/4.0/`],
    ['own', 'https://example.org/terms/'],
    ['none', null],
  ])('of /articles/%s is %s for programs', async (slug, license) => {
    const html = await read(`/articles/${slug}`);
    const [, data = '{}'] =
      /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html) ?? [];
    expect(JSON.stringify(JSON.parse(data)).includes(`"license":"${license}"`)).toBe(
      license !== null,
    );
    const row = await (await ask(`/api/articles/${slug}?fields=license`)).json();
    expect(row).toMatchObject({ license });
    const markdown = await (await ask(`/articles/${slug}.md`)).text();
    expect(markdown.includes(`license: "${license}"`)).toBe(license !== null);
  });
});

describe('the name of a license', () => {
  it.each([
    [`${CC}/licenses/by-nc-nd/4.0/`, 'CC BY-NC-ND 4.0'],
    ['http://www.creativecommons.org/licenses/by/3.0/de', 'CC BY 3.0 DE'],
    [`${CC}/licenses/by/4.0/deed.fr`, 'CC BY 4.0'],
    [`${CC}/publicdomain/zero/1.0/`, 'CC0 1.0'],
    [`${CC}/publicdomain/mark/1.0/`, 'Public Domain Mark 1.0'],
    [`${CC}/share-your-work/`, 'creativecommons.org/share-your-work'],
    ['https://example.org/', 'example.org'],
  ])('%s: %s', (url, name) => {
    expect(toLicenseName(url)).toBe(name);
  });
});
