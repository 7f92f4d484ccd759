// The sites that imports are measured on are the same every time, and have the troubles that real ones have.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { readTree } from '../import/run-import.ts';
import { OLD_SITES } from './old-sites.ts';
import { writeOldSite } from './write-old-site.ts';

it.each(OLD_SITES)('a site of $name is the same twice', async (site) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'tagwire-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const files = await writeOldSite(folder, site, 60);
  const first = await readTree(folder);
  expect(new Set(files).size).toBe(60);
  expect(files.some((file) => /[A-Z_]/u.test(path.basename(file)))).toBe(true);
  const all = [...first.values()].join('');
  expect(all).toContain('/about/');
  for (const [, toMark] of site.marks.marks.filter(([often]) => often >= 0.1)) {
    expect(all).toContain(toMark('').slice(0, 5));
  }
  await writeOldSite(folder, site, 60);
  expect(await readTree(folder)).toEqual(first);
});
