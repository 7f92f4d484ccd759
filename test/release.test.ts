// A release has nothing of what `npm start` shows beside it: not the drafts, not the pages, not the code.
import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Miniflare } from 'miniflare';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compile } from '../src/compile/compile.ts';
import type { CompileOptions } from '../src/compile/options.ts';
import { bundle } from './bundle.ts';
import { ROOT } from './root.ts';
import { copySources, runBundle } from './stage.ts';

/** Stands in the title, the tag, the text and the picture of a draft. */
const SECRET = 'marginalia';

const DRAFT = `---
title: Of ${SECRET}
date: 2026-05-02
authors: ada
tags: [${SECRET}]
image: { src: ../media/sketch.svg, alt: ${SECRET} }
draft: true
---
The text of ${SECRET}.
`;

const SCHEDULED = '---\ntitle: Later\ndate: 2099-03-02\nauthors: ada\n---\nNot before its time.\n';

/** What a deploy uploads: the bundle, and this folder of `dist`. */
const ASSETS = 'dist/assets';

let folder: string;
let bundled: string;
let worker: Miniflare;
let origin: URL;

beforeAll(async () => {
  folder = await copySources('release');
  const content = path.join(folder, 'publication');
  await cp(path.join(ROOT, 'test/fixtures/content/valid'), content, { recursive: true });
  await writeFile(path.join(content, 'articles/2026-05-02-sketch.md'), DRAFT);
  await writeFile(path.join(content, 'articles/2099-03-02-later.md'), SCHEDULED);
  await writeFile(path.join(content, 'media/sketch.svg'), `<svg><title>${SECRET}</title></svg>`);
  const options: CompileOptions = {
    folder: content,
    shown: 'publication',
    out: path.join(folder, 'dist'),
    origin: 'https://feeds.tagwire.dev',
    now: Math.floor(Date.now() / 1000),
    older: 'previous',
  };
  // As `npm start` did before, in the same folder.
  await compile({ ...options, preview: true });
  expect(await readFile(path.join(folder, 'dist/preview.json'), 'utf8')).toContain(SECRET);
  await compile({ ...options, older: 'drop' });
  bundled = bundle(folder);
  worker = await runBundle(folder, bundled);
  origin = await worker.ready;
});

afterAll(async () => {
  await worker?.dispose();
});

describe('a release', () => {
  it.each([
    ...['/articles/sketch', '/articles/later', '/articles/sketch.md', '/articles/later.md'],
    ...['/api/articles/sketch', '/api/articles/later', '/tags/marginalia', '/drafts'],
    ...['/_preview/events', '/_preview/script.js', '/_preview/listener.js', '/_preview/style.css'],
    ...['/preview.json', '/dist/preview.json'],
  ])('has no %s', async (asked) => {
    for (const accept of ['text/html', '*/*']) {
      const response = await fetch(new URL(asked, origin), { headers: { Accept: accept } });
      expect(response.status).toBe(404);
      expect(await response.text()).not.toContain('preview-mark');
    }
  });

  it('has no word of a draft in what is uploaded, nor beside it', async () => {
    const files = [...(await listFiles('dist')), ...(await listFiles('bundle'))];
    expect(files.filter((file) => file.startsWith(ASSETS)).length).toBeGreaterThan(8);
    expect(files).toContain('dist/catalog.bin');
    expect(files).toContain('bundle/worker.js');
    const told = await Promise.all(
      files.map(async (file) => {
        const bytes = await readFile(path.join(folder, file));
        return bytes.toString('latin1').toLowerCase().includes(SECRET) ? [file] : [];
      }),
    );
    // Compile remembers the names of tags and which files are there; nobody uploads that.
    expect(told.flat().filter((file) => file !== 'dist/cache.db')).toEqual([]);
    expect(files.filter((file) => /preview|sketch/.test(file))).toEqual([]);
  });

  it('has no code of the preview, and no page that follows one', async () => {
    expect(await readFile(path.join(bundled, 'worker.js'), 'utf8')).not.toContain('_preview');
    const response = await fetch(origin);
    expect(await response.text()).not.toContain('_preview');
    expect(response.headers.get('Cache-Control')).toContain('max-age=');
    expect(response.headers.get('ETag')).not.toBeNull();
  });
});

/** Files below a folder of the checkout, by their paths from there. */
async function listFiles(below: string): Promise<readonly string[]> {
  const entries = await readdir(path.join(folder, below), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
}
