// A content folder with the recordings and pictures of the fixtures, and articles out of texts.
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type ContentReading, readWhole } from './read-content.ts';
import { ROOT } from './root.ts';
import { writeFolder } from './write-folder.ts';

/** The instant, in seconds, at which the folder is read. */
export const NOW = Date.parse('2026-06-01T00:00:00Z') / 1000;

const SITE = `title: The site
description: What it is about.
url: https://x.example
language: en
zone: UTC
authority: "x.example,2026"
founded: 2026-01-01
authors:
  ada: {name: Ada Lovelace}
`;

/** Texts by their paths; `site` is added to site.yaml. `media` has `chart.png` and all of `fixtures/media`. */
export async function writeMediaSite(
  files: Readonly<Record<string, string>>,
  site = '',
): Promise<{ readonly folder: string; readonly remove: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'tagwire-'));
  const fixtures = path.join(ROOT, 'test/fixtures');
  await cp(path.join(fixtures, 'media'), path.join(folder, 'media'), { recursive: true });
  const chart = 'media/chart.png';
  await cp(path.join(fixtures, 'content/valid', chart), path.join(folder, chart));
  await writeFolder(folder, { 'site.yaml': SITE + site, ...files });
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** The same, read as compile reads it. */
export async function readMediaSite(
  files: Readonly<Record<string, string>>,
  site = '',
): Promise<ContentReading> {
  const { folder, remove } = await writeMediaSite(files, site);
  try {
    return await readWhole({ folder, shown: 'content', origin: null, now: NOW });
  } finally {
    await remove();
  }
}

/** An article of 5 January 2026; `front` are further lines of its front matter. */
export function toArticleText(front: readonly string[], body = 'Text.'): string {
  return ['---', 'title: T', 'date: 2026-01-05', ...front, '---', body, ''].join('\n');
}
