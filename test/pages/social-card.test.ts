// What the head of a page says of the picture beside a link to it.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { writeFolder } from '../write-folder.ts';
import { NAVIGATION, NOW, openSite, SITE } from './site-in-process.ts';

it.each([
  ['A map', ['A map']],
  ['', []],
])('tells the text alternative of a picture that has one: "%s"', async (alt, told) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'social-card-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const image = `image: {src: "https://cdn.example/map.png", alt: "${alt}"}`;
  const article = `---\ntitle: First\ndate: 2026-01-05\n${image}\n---\nText.\n`;
  await writeFolder(folder, { 'site.yaml': SITE, 'articles/first.md': article });
  const ask = await openSite(folder, NOW);
  const html = await (await ask('/articles/first', NAVIGATION)).text();
  expect(html).toContain('<meta property="og:image" content="https://cdn.example/map.png"/>');
  const texts = html.matchAll(/<meta property="og:image:alt" content="([^"]*)"/g);
  expect([...texts].map(([, text]) => text)).toEqual(told);
});
