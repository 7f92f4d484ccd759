// `npm start` shows what readers do not see yet: on pages, marked, and nowhere else.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { findPort } from './free-port.ts';
import { ROOT } from './root.ts';
import { copySources } from './stage.ts';

const DRAFT = 'articles/2026-05-02-sketch.md';
const PAGE = 'pages/ways.md';
const SCHEDULED = 'articles/2099-03-02-later.md';

/** Words that stand in the texts, titles and tags of these two, and nowhere else. */
const SECRETS = ['Marginalia', 'marginalia', 'Palimpsest', 'palimpsest'];

const FILES = {
  [DRAFT]: `---
title: A sketch of Marginalia
date: 2026-05-02
authors: ada
tags: [Marginalia notes, Feeds]
image: { src: ../media/sketch.svg, alt: Marginalia }
draft: true
---
The text of Marginalia. See [the minimal one](2026-01-05-minimal.md).
`,
  [SCHEDULED]: `---
title: Palimpsest
date: 2099-03-02T09:00
authors: ada
tags: [Palimpsest notes]
---
The text of palimpsest. See [the sketch](2026-05-02-sketch.md).
`,
  [PAGE]:
    '---\ntitle: Ways of Marginalia\ndraft: true\n---\nThe page of Marginalia. ![](../media/way.svg)\n',
  'media/way.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
  'media/sketch.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>',
};

let folder: string;
let content: string;
let port: number;
let running: ChildProcess;
let log = '';

beforeAll(async () => {
  folder = await copySources('preview');
  content = path.join(folder, 'publication');
  await cp(path.join(ROOT, 'test/fixtures/content/valid'), content, { recursive: true });
  for (const [file, text] of Object.entries(FILES)) {
    await mkdir(path.dirname(path.join(content, file)), { recursive: true });
    await writeFile(path.join(content, file), text);
  }
  port = await findPort('localhost');
  running = spawn(
    process.execPath,
    ['src/compile/commands/run.ts', 'start', '--port', String(port)],
    {
      cwd: folder,
      env: { ...process.env, CONTENT_DIR: content, SITE_URL: '' },
    },
  );
  for (const stream of [running.stdout, running.stderr]) {
    stream?.on('data', (data: Buffer) => {
      log += data.toString();
    });
  }
  await until(() => expect(log).toContain('Serving'));
});

afterAll(async () => {
  running?.kill('SIGTERM');
  if (running?.exitCode === null) await once(running, 'exit');
});

describe('the preview', () => {
  it('is announced: how many articles readers see, and what they do not', () => {
    expect(log).toContain(
      'Serving 6 articles, 3 drafts, 2 scheduled, the next for 1 January 2030, 00:00, ' +
        `on http://localhost:${port}/ (stop with Ctrl+C)`,
    );
  });

  it.each([
    ['/articles/sketch', 'Draft', 'The text of Marginalia.'],
    ['/ways', 'Draft', 'The page of Marginalia.'],
    ['/articles/later', 'Scheduled for 2 March 2099, 09:00', 'The text of palimpsest.'],
  ])('shows %s, marked: %s', async (asked, mark, text) => {
    const response = await get(asked);
    const page = await response.text();
    expect(response.status).toBe(200);
    expect(page).toContain(`<strong>${mark}</strong>`);
    expect(page).toContain(text);
    expect(response.headers.get('X-Robots-Tag')).toBe('noindex');
  });

  it('shows them as they will be, with tags that are not known yet', async () => {
    expect(await read('/articles/sketch')).toContain('>Marginalia notes</a>');
    expect(await read('/articles/later')).toContain('>Palimpsest notes</a>');
  });

  it('shows the files of a draft, which are not among those of the site', async () => {
    for (const [page, file] of [
      ['/articles/sketch', 'media/sketch.svg'],
      ['/ways', 'media/way.svg'],
    ] as const) {
      const pattern = new RegExp(`/media/[0-9a-f]+/${path.basename(file)}`);
      const [asked = ''] = pattern.exec(await read(page)) ?? [];
      const response = await get(asked);
      const type = response.headers.get('Content-Type');
      expect([response.status, type]).toEqual([200, 'image/svg+xml']);
      expect(await response.text()).toBe(FILES[file]);
    }
  });

  it('lists them', async () => {
    const page = await read('/drafts');
    for (const link of ['/articles/sketch', '/articles/draft', '/articles/later', '/ways']) {
      expect(page).toContain(`<a href="${link}"`);
    }
    expect(page).toContain('articles/2026-05-02-sketch.md');
    expect(page).toContain('2 March 2099, 09:00');
  });

  it('is not on the pages of what readers see', async () => {
    for (const asked of ['/', '/articles/minimal', '/tags/feeds', '/authors/ada']) {
      const page = await read(asked);
      expect(page).not.toContain('preview-mark');
      expect(SECRETS.filter((word) => page.includes(word))).toEqual([]);
    }
  });

  it.each([
    ...['/rss.xml', '/atom.xml', '/feed.json', '/feed', '/rss.xml?limit=50', '/atom.xml?page=1'],
    ...['/authors/ada/rss.xml', '/tags/feeds/feed.json', '/tags/marginalia-notes/rss.xml'],
    ...['/feeds.opml', '/sitemap.xml', '/robots.txt', '/openapi.json'],
    ...['/api', '/api/articles', '/api/articles/later', '/api/articles?fields=html'],
    ...['/api/tags', '/api/authors', '/api/sections', '/api/feeds'],
    ...['/articles/sketch.md', '/articles/later.md', '/drafts.md'],
  ])('tells nothing of them at %s', async (asked) => {
    const body = await read(asked);
    // A problem repeats what was asked for.
    const told = body.replaceAll('marginalia-notes', '').replace(/"near":.*/, '');
    expect(SECRETS.filter((word) => told.includes(word))).toEqual([]);
    expect(body).not.toContain('/_preview');
  });

  it.each(['/articles/sketch.md', '/api/articles/sketch', '/tags/marginalia-notes'])(
    'has no %s',
    async (asked) => {
      expect((await get(asked)).status).toBe(404);
    },
  );

  it('leads from an article to a draft, and warns that a release will not', async () => {
    expect(log).toMatch(/2099-03-02-later\.md:7:\d+ warning link-to-draft .* is not published/);
    const link = `<a href="http://localhost:${port}/articles/sketch">the sketch</a>`;
    expect(await read('/articles/later')).toContain(link);
  });

  it('leads from a draft to an article', async () => {
    const link = `<a href="http://localhost:${port}/articles/minimal">the minimal one</a>`;
    expect(await read('/articles/sketch')).toContain(link);
  });

  it('shows a draft as it is saved', async () => {
    await appendFile(path.join(content, DRAFT), '\nA second thought.\n');
    await until(async () => expect(await read('/articles/sketch')).toContain('A second thought.'));
  });

  it('shows pages and the style of the site as they are saved', async () => {
    const file = path.join(content, PAGE);
    const good = await readFile(file, 'utf8');
    await writeFile(file, good.replace('draft: true\n', '').replace('The page', 'The new page'));
    await until(async () => expect(await read('/ways')).toContain('The new page'));
    expect(await read('/ways')).not.toContain('preview-mark');
    expect(await read('/sitemap.xml')).toContain('/ways');
    await writeFile(file, good);
    await until(async () => expect(await read('/ways')).toContain('preview-mark'));
    expect(await read('/sitemap.xml')).not.toContain('/ways');
    await writeFile(path.join(content, 'custom.css'), 'body { color: red }');
    await until(async () => expect(await read('/')).toContain('/custom.css"'));
    await rm(path.join(content, 'custom.css'));
    await until(async () => expect(await read('/')).not.toContain('/custom.css"'));
  });

  it('shows a draft with the settings as they are saved', async () => {
    const file = path.join(content, 'site.yaml');
    const good = await readFile(file, 'utf8');
    await writeFile(file, good.replace(/^language: .*/m, 'language: de'));
    await until(async () => expect(await read('/articles/sketch')).toContain('<html lang="de"'));
    await writeFile(file, good);
    await until(async () => expect(await read('/articles/sketch')).toContain('<html lang="en"'));
  });

  it('shows a draft as an article once it is one, and no more when it is gone', async () => {
    const file = path.join(content, DRAFT);
    const good = await readFile(file, 'utf8');
    await writeFile(file, good.replace('draft: true\n', ''));
    await until(async () => expect(await read('/rss.xml')).toContain('A sketch of Marginalia'));
    expect(await read('/articles/sketch')).not.toContain('preview-mark');
    await writeFile(file, good);
    await until(async () => expect(await read('/rss.xml')).not.toContain('Marginalia'));
    expect(await read('/articles/sketch')).toContain('preview-mark');
    await rm(path.join(content, SCHEDULED));
    await until(async () => expect((await get('/articles/later')).status).toBe(404));
    await rm(file);
    await until(async () => expect((await get('/articles/sketch')).status).toBe(404));
  });
});

describe('pages of npm start', () => {
  it.each(['/', '/articles/minimal', '/tags/feeds', '/docs', '/articles/nothing'])(
    'are asked for anew each time: %s',
    async (asked) => {
      const { headers } = await get(asked, { Accept: 'text/html', 'If-None-Match': '*' });
      expect(headers.get('Cache-Control')).toBe('no-cache');
      expect([headers.get('ETag'), headers.get('Last-Modified')]).toEqual([null, null]);
    },
  );

  it('are whole in every coding, and without a body where none is asked for', async () => {
    const pages = await Promise.all(
      ['gzip', 'identity'].map((coding) => read('/', { 'Accept-Encoding': coding })),
    );
    expect(pages[0]).toBe(pages[1]);
    const { status } = await fetch(`http://localhost:${port}/`, { method: 'HEAD' });
    expect(status).toBe(200);
  });

  it('lead on without being remembered', async () => {
    const { status, headers } = await get('/articles/Minimal', { Accept: 'text/html' });
    expect([status, headers.get('Cache-Control')]).toEqual([301, 'no-cache']);
  });

  it('are the only ones that are changed: a feed is what a release would send', async () => {
    const { headers } = await get('/rss.xml');
    expect(headers.get('Cache-Control')).toContain('stale-while-revalidate');
    const conditions = { 'If-None-Match': headers.get('ETag') ?? '' };
    expect((await get('/rss.xml', conditions)).status).toBe(304);
  });
});

async function get(asked: string, headers: Record<string, string> = {}): Promise<Response> {
  return await fetch(`http://localhost:${port}${asked}`, { headers, redirect: 'manual' });
}

async function read(asked: string, headers: Record<string, string> = {}): Promise<string> {
  return await (await get(asked, headers)).text();
}

async function until(check: () => void | Promise<void>): Promise<void> {
  await vi.waitFor(check, { timeout: 30_000, interval: 50 });
}
