// The web editor itself, on its test backend, which keeps files in the browser in the place of GitHub: it takes
// the configuration, and what it writes compiles.
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FRONT_MATTER_KEYS } from '../../src/compile/content/front-matter.ts';
import { readWhole } from '../read-content.ts';
import { ROOT } from '../root.ts';
import { writeFolder } from '../write-folder.ts';
import { useBrowser } from './browse.ts';

const SITE = `title: T
description: D
url: https://site.tagwire.dev
language: en
zone: America/New_York
authority: tagwire.dev,2026
founded: 2026-01-01
author: ada
authors:
  ada: {name: Ada}
  bo: {name: Bo}
`;

/** As people write by hand: short forms, and Markdown that not every editor knows. */
const HEAD = `date: 2026-03-02T09:00+02:00
authors: bo
tags: Feeds
attachments:
  - {url: "https://x.dev/a.mp3", type: audio/mpeg, length: 1000}
aliases: [older, /?p=1]
`;
const BODY = `A note.[^1]

| a | b |
|---|---|
| 1 | *2* |

> [!NOTE]
> Text.

<details><summary>More</summary>Text.</details>

* star

[^1]: The note.
`;

/** Where the test backend keeps files. */
const STORE = ['sveltia-cms-test', 'content', 'articles'];

const openPage = useBrowser();

describe('the web editor', () => {
  let base: string;
  let server: Server;
  let page: Page;

  beforeAll(async () => {
    base = await mkdtemp(path.join(tmpdir(), 'tagwire-'));
    await mkdir(path.join(base, '.git'));
    await writeFolder(base, { 'content/site.yaml': SITE });
    init(path.join(base, 'content'));
    server = await serve(path.join(base, 'admin'));
    // Another zone than that of the site; and high, since fields appear when they come into sight.
    page = await openPage({ timezoneId: 'Asia/Tokyo', viewport: { width: 1200, height: 5000 } });
    await page.route(/^https:\/\/unpkg\.com\/@sveltia\/cms@/, async (route) => {
      const [, file = ''] = /cms@[\d.]+(\/.*)$/.exec(route.request().url()) ?? [];
      await route.fulfill({
        path: path.join(ROOT, 'node_modules/@sveltia/cms', file),
        contentType: 'text/javascript',
        headers: { 'Access-Control-Allow-Origin': '*' },
      });
    });
    await page.goto(toUrl(''));
    await write(page, '2026-03-02-old.md', `---\ntitle: Old\n${HEAD}---\n${BODY}`);
    await page.getByRole('button', { name: 'Work with Test Repository' }).click();
    await page.getByRole('row', { name: /Old/ }).waitFor();
  });

  afterAll(async () => {
    server.close();
    await rm(base, { recursive: true, force: true });
  });

  it('has a field for every key, and writes an article that compiles', async () => {
    await page.goto(toUrl('#/collections/articles/new'));
    await page.locator('[data-key-path="title"] input').fill('It’s Node.js & Café: 2 …');
    await page.locator('.field[data-key-path="body"] textarea').fill('Text.');
    for (const key of FRONT_MATTER_KEYS) {
      await page.locator(`.field[data-key-path="${key}"]`).waitFor();
    }
    await page.getByRole('button', { name: 'Save' }).click();
    await expect.poll(async () => Object.keys(await readAll(page)).length).toBe(2);
    const files = await readAll(page);
    expect(Object.keys(files)).toContainEqual(
      expect.stringMatching(/^\d{4}-\d\d-\d\d-it-s-node-js-cafe-2\.md$/),
    );
    const { content, diagnostics } = await compile(files);
    expect(diagnostics).toEqual([]);
    // "Now" is of the site's zone, whatever that of the editor is: the two are half a day apart.
    const article = content?.articles.find(({ slug }) => slug.startsWith('it-s'));
    expect(Math.abs((article?.published ?? 0) - Date.now() / 1000)).toBeLessThan(6 * 3600);
  });

  it('writes a note, which has no title', async () => {
    const before = Object.keys(await readAll(page));
    await page.goto(toUrl('#/collections/articles/new'));
    await page.locator('.field[data-key-path="body"] textarea').fill('A note.');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect.poll(async () => Object.keys(await readAll(page)).length).toBe(before.length + 1);
    const files = await readAll(page);
    const [note = ''] = Object.keys(files).filter((file) => !before.includes(file));
    const { content, diagnostics } = await compile({ [note]: files[note] ?? '' });
    expect(diagnostics).toEqual([]);
    expect(content?.articles).toMatchObject([{ title: null, summary: 'A note.' }]);
  });

  it('changes nothing in an article but what is changed', async () => {
    await page.goto(toUrl('#/collections/articles/entries/2026-03-02-old'));
    await page.locator('[data-key-path="title"] input').fill('Old and changed');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect.poll(async () => (await readAll(page))['2026-03-02-old.md']).toContain('changed');
    const files = await readAll(page);
    expect(files['2026-03-02-old.md']).toContain(BODY);
    const { content } = await compile(files);
    const before = await compile({ '2026-03-02-old.md': `---\ntitle: Old\n${HEAD}---\n${BODY}` });
    const [old] = before.content?.articles ?? [];
    const changed = content?.articles.find(({ slug }) => slug === 'old');
    expect({ ...changed, title: '', bytes: 0 }).toEqual({ ...old, title: '', bytes: 0 });
    expect(changed?.title).toBe('Old and changed');
  });

  function toUrl(hash: string): string {
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/${hash}`;
  }

  async function compile(files: Readonly<Record<string, string>>) {
    const folder = await mkdtemp(path.join(base, 'content-'));
    const articles = Object.entries(files).map(([name, text]) => [`articles/${name}`, text]);
    await writeFolder(folder, { 'site.yaml': SITE, ...Object.fromEntries(articles) });
    const now = Math.floor(Date.now() / 1000) + 60;
    return await readWhole({ folder, shown: 'content', origin: null, now });
  }
});

function init(folder: string): void {
  const program = path.join(ROOT, 'src/compile/commands/init.ts');
  const options = ['--editor', '--repository', 'ada/blog'];
  const env = { ...process.env, CONTENT_DIR: folder };
  const { status, stderr } = spawnSync(process.execPath, [program, ...options], {
    encoding: 'utf8',
    env,
  });
  if (status !== 0) throw new Error(stderr);
}

/** Serves the editor's folder, with the test backend in the place of GitHub. */
async function serve(folder: string): Promise<Server> {
  const page = await readFile(path.join(folder, 'index.html'), 'utf8');
  const config = await readFile(path.join(folder, 'config.yml'), 'utf8');
  const tested = config.replace(/^backend:\n(?: .*\n)+/m, 'backend:\n  name: test-repo\n');
  const server = createServer(({ url }, response) => {
    const isConfig = url?.startsWith('/config.yml') === true;
    response.setHeader('Content-Type', isConfig ? 'application/yaml' : 'text/html');
    response.end(isConfig ? tested : page);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return server;
}

async function write(page: Page, name: string, text: string): Promise<void> {
  await page.evaluate(
    async ([folders, file, content]) => {
      let folder = await navigator.storage.getDirectory();
      for (const one of folders) folder = await folder.getDirectoryHandle(one, { create: true });
      const stream = await (await folder.getFileHandle(file, { create: true })).createWritable();
      await stream.write(content);
      await stream.close();
    },
    [STORE, name, text] as const,
  );
}

/** Texts of all articles by the names of their files. */
async function readAll(page: Page): Promise<Readonly<Record<string, string>>> {
  return await page.evaluate(async (folders) => {
    let folder = await navigator.storage.getDirectory();
    for (const one of folders) folder = await folder.getDirectoryHandle(one);
    const texts: Record<string, string> = {};
    for await (const [name, handle] of folder.entries()) {
      if (handle instanceof FileSystemFileHandle)
        texts[name] = await (await handle.getFile()).text();
    }
    return texts;
  }, STORE);
}
