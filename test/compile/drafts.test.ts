// The drafts that a compile for `npm start` writes: beside the release, as they are now, and rendered no
// more often than that takes.
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compile } from '../../src/compile/compile.ts';
import type { CompileOptions, Outcome } from '../../src/compile/options.ts';
import {
  type PreviewFile,
  readPreviewFile,
  writePreviewFile,
} from '../../src/compile/output/preview-file.ts';
import { ROOT } from '../root.ts';

const SKETCH = `---
title: A sketch
date: 2026-05-02
authors: ada
draft: true
---
See [the minimal one](2026-01-05-minimal.md).

![A dot](../media/dot.svg)
`;

let base: string;
let folder: string;
let out: string;

beforeEach(async () => {
  base = await mkdtemp(path.join(tmpdir(), 'tagwire-'));
  folder = path.join(base, 'content');
  out = path.join(base, 'dist');
  await cp(path.join(ROOT, 'test/fixtures/content/valid'), folder, { recursive: true });
  await write('articles/2026-05-02-sketch.md', SKETCH);
  await write('media/dot.svg', '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>');
});

afterEach(async () => {
  await rm(base, { recursive: true, force: true });
});

async function write(file: string, text: string): Promise<void> {
  await writeFile(path.join(folder, file), text);
}

async function run(options: Partial<CompileOptions> = {}): Promise<Outcome> {
  return await compile({
    ...{ folder, shown: 'content', out, origin: 'http://localhost:8787', older: 'keep' },
    ...{ now: Date.parse('2026-06-01T00:00:00Z') / 1000, preview: true },
    ...options,
  });
}

function slugs(): readonly string[] {
  return readPreviewFile(out).drafts.map(({ draft }) => draft.slug);
}

/** The HTML of the sketch. */
function html(): string {
  return readPreviewFile(out).drafts.find(({ draft }) => draft.slug === 'sketch')?.draft.html ?? '';
}

/** Leaves a mark in every draft, which is there as long as none is rendered again. */
function markAll(): void {
  const file = readPreviewFile(out);
  const drafts = file.drafts.map((one): PreviewFile['drafts'][number] => {
    return { ...one, draft: { ...one.draft, html: `${one.draft.html}<!-- mark -->` } };
  });
  writePreviewFile(out, { ...file, drafts });
}

describe('a compile for npm start', () => {
  it('tells how many articles readers do not see, and when the next one appears', async () => {
    const { done } = await run();
    expect(done?.waiting).toEqual({ drafts: 2, scheduled: 1, next: '1 January 2030, 00:00' });
    expect(slugs()).toEqual(['draft', 'sketch']);
  });

  it('writes the same release as one without drafts to show', async () => {
    await run();
    const catalog = await readFile(path.join(out, 'catalog.bin'));
    out = path.join(base, 'release');
    await run({ preview: false });
    expect((await readFile(path.join(out, 'catalog.bin'))).equals(catalog)).toBe(true);
  });

  it('renders no draft again that would be the same', async () => {
    await run();
    markAll();
    await write('articles/2026-05-03-other.md', SKETCH.replace('draft: true\n', ''));
    await run();
    expect(html()).toContain('<!-- mark -->');
  });

  it.each<[what: string, change: () => Promise<void>]>([
    ['its file', () => write('articles/2026-05-02-sketch.md', SKETCH.replace('A dot', 'The dot'))],
    [
      'a file that it shows',
      () =>
        write('media/dot.svg', '<svg xmlns="http://www.w3.org/2000/svg" width="2" height="2"/>'),
    ],
    [
      'a setting',
      async () => {
        const settings = await readFile(path.join(folder, 'site.yaml'), 'utf8');
        await write('site.yaml', settings.replace(/^zone: .*$/m, 'zone: Asia/Tokyo'));
      },
    ],
  ])('renders a draft again after a change of %s', async (_, change) => {
    await run();
    markAll();
    await change();
    expect((await run()).done).not.toBeNull();
    expect(html()).toContain('See <a');
    expect(html()).not.toContain('<!-- mark -->');
  });

  it('links to the slug that an article has in its front matter, also when it changes', async () => {
    const file = 'articles/2026-01-05-minimal.md';
    const text = await readFile(path.join(folder, file), 'utf8');
    for (const slug of ['first-name', 'second-name']) {
      await write(file, text.replace('title:', `slug: ${slug}\ntitle:`));
      await run();
      expect(html()).toContain(`href="http://localhost:8787/articles/${slug}"`);
    }
    await write(file, text);
    await run();
    expect(html()).toContain('href="http://localhost:8787/articles/minimal"');
  });

  it.each(['', '{', '{"key":1}', 'null'])('does without a file that says %j', async (text) => {
    await run();
    await writeFile(path.join(out, 'preview.json'), text);
    await run();
    expect(slugs()).toEqual(['draft', 'sketch']);
  });

  it('leaves the drafts as they were where the content has an error', async () => {
    await run();
    await write('articles/2026-05-02-sketch.md', SKETCH.replace('ada', 'adda'));
    expect((await run()).done).toBeNull();
    expect(html()).toContain('See <a');
  });
});

describe('any other compile', () => {
  it.each([
    ['previous', []],
    ['drop', []],
    // As beside a running `npm start`.
    ['keep', ['draft', 'sketch']],
  ] as const)('that may %s what is older leaves the drafts %j', async (older, left) => {
    await run();
    await run({ preview: false, older });
    expect(slugs()).toEqual(left);
  });
});
