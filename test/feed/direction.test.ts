// Which way an article runs, in feeds: readers take every text to run from left to right unless it says otherwise.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ask, openSite } from '../pages/site-in-process.ts';
import { writeFolder } from '../write-folder.ts';

const SITE = `title: Gazette
description: News
url: https://bare.example
language: en
zone: UTC
authority: bare.example,2025
founded: 2025-01-01
authors:
  ada: {name: Ada}
`;

let folder: string;
let ask: Ask;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'direction-'));
  const toArticle = (language: string) =>
    `---\ntitle: T\ndate: 2026-01-05\nauthors: ada\nlanguage: ${language}\n---\nText.\n`;
  const languages = ['ar', 'de', 'en', 'fa', 'he', 'ja'];
  const files = languages.map((language) => [`articles/${language}.md`, toArticle(language)]);
  await writeFolder(folder, { 'site.yaml': SITE, ...Object.fromEntries(files) });
  ask = await openSite(folder, Date.parse('2026-06-01T00:00:00Z') / 1000);
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function read(url: string): Promise<string> {
  return await (await ask(url)).text();
}

/** The HTML of the only article in a language, from each format. */
async function readAll(language: string): Promise<readonly (string | undefined)[]> {
  const rss = parseRssFeed(await read(`/rss.xml?lang=${language}`));
  const atom = parseAtomFeed(await read(`/atom.xml?lang=${language}`));
  const json = parseJsonFeed(await read(`/feed.json?lang=${language}`));
  return [
    rss.items?.[0]?.content?.encoded,
    atom.entries?.[0]?.content?.value,
    json.items?.[0]?.content_html,
  ];
}

describe('the HTML of an entry', () => {
  it.each(['ar', 'fa', 'he'])('in %s says that it runs from right to left', async (language) => {
    const html = `<div lang="${language}" dir="rtl"><p>Text.</p></div>`;
    expect(await readAll(language)).toEqual([html, html, html]);
  });

  it.each(['de', 'en', 'ja'])('in %s has nothing to say', async (language) => {
    expect(await readAll(language)).toEqual(Array(3).fill('<p>Text.</p>'));
  });
});
