// Sites of every generator: imported into an empty folder they compile, and a second import changes nothing.
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Import } from '../../src/import/import.ts';
import { recognise } from '../../src/import/recognise.ts';
import { toSummary } from '../../src/import/report.ts';
import { compileInto } from '../compile-into.ts';
import { makeFolder, NOW, readTree, runImport, toFixture } from './run-import.ts';

const SITES = [
  ...['jekyll', 'hugo', 'zola', 'hexo', 'astro', 'eleventy', 'docusaurus', 'next', 'nuxt'],
] as const;

describe.each(SITES)('a site of %s', (name) => {
  it('is recognised, becomes the articles of its text file, and compiles', async () => {
    const { source } = await recognise(toFixture(name), undefined);
    expect(source.name).toBe(name);
    const out = path.join(await makeFolder(), 'content');
    const { planned, written } = await runImport(toFixture(name), out);
    const golden = `${toFixture(name)}.txt`;
    const text = toGolden(planned, toSummary(withShortPlaces(planned, name), 'content', written));
    // A missing file is written: read it before you commit.
    if (!existsSync(golden)) await writeFile(golden, text);
    expect(text).toBe(await readFile(golden, 'utf8'));
    const site = { folder: out, origin: 'https://example.org', now: NOW };
    await compileInto(path.join(await makeFolder(), 'dist'), site);
  });

  it('changes nothing when it is imported again', async () => {
    const out = path.join(await makeFolder(), 'content');
    await runImport(toFixture(name), out);
    const before = await readTree(out);
    const again = await runImport(toFixture(name), out, { now: NOW + 86_400 });
    expect(again.written).toEqual({ articles: 0, files: 0 });
    expect(again.planned.siteFile).toBeNull();
    expect(await readTree(out)).toEqual(before);
  });
});

/** The folder of the fixture by its name, wherever this checkout is. */
function withShortPlaces(planned: Import, name: string): Import {
  const notes = planned.notes.map((note) => {
    return { ...note, place: note.place === toFixture(name) ? name : note.place };
  });
  return { ...planned, notes };
}

function toGolden({ articles, siteFile, copies, addresses }: Import, summary: string): string {
  const files = [...articles, ['site.yaml', siteFile ?? ''] as const];
  return [
    summary,
    ...files.map(([file, text]) => `\n======== ${file}\n${text}`),
    '\n======== files',
    ...[...copies.keys()].toSorted(),
    '\n======== old addresses',
    ...addresses.map(([from, to]) => `${from} -> ${to}`),
    '',
  ].join('\n');
}
