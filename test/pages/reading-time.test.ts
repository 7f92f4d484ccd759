// How long an article takes to read: pages and the query API say the same.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeFolder } from '../write-folder.ts';
import { type Ask, NAVIGATION, NOW, openSite } from './site-in-process.ts';

const SITE = `title: Gazette
description: News of the river
url: https://bare.example
language: en
zone: UTC
authority: bare.example,2025
founded: 2025-01-01
authors:
  ada: {name: Ada}
`;

/** By slug, words of the text. */
const LENGTHS = { short: 3, middle: 500, long: 2300 };

let folder: string;
let ask: Ask;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'reading-time-'));
  const articles = Object.entries(LENGTHS).map(([slug, words]) => [
    `articles/${slug}.md`,
    `---\ntitle: T\ndate: 2026-01-05\nauthors: ada\n---\n${'word '.repeat(words)}\n`,
  ]);
  await writeFolder(folder, { 'site.yaml': SITE, ...Object.fromEntries(articles) });
  ask = await openSite(folder, NOW);
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

it.each([
  ['short', 1],
  ['middle', 3],
  ['long', 12],
])('%s takes %i min, on pages as in the query API', async (slug, minutes) => {
  const row = await (await ask(`/api/articles/${slug}?fields=reading_minutes`)).json();
  expect(row).toMatchObject({ reading_minutes: minutes });
  const page = await (await ask('/', NAVIGATION)).text();
  const [, shown] = new RegExp(`href="/articles/${slug}".*?(\\d+) min read`, 's').exec(page) ?? [];
  expect(Number(shown)).toBe(minutes);
});
