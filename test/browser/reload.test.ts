// Pages of `npm start` in a browser: they come again after a save, and say why a save is not shown.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { findPort } from '../free-port.ts';
import { ROOT } from '../root.ts';
import { copySources } from '../stage.ts';
import { findFaults } from './accessibility.ts';
import { useBrowser } from './browse.ts';
import { takeScreenshot } from './screenshots.ts';

/** The only one that the browser of tests can reach. */
const HOST = '127.0.0.1';

/** More than the connections that a browser opens to one host. */
const MANY = 8;

const openPage = useBrowser();

let folder: string;
let article: string;
let good: string;
let port: number;
let running: ChildProcess;
/** The page of the article as it was at the beginning, with its version. */
let begun: string;

beforeAll(async () => {
  folder = await copySources(`browser-reload-${process.pid}`);
  const content = path.join(folder, 'publication');
  await cp(path.join(ROOT, 'test/fixtures/content/valid'), content, { recursive: true });
  article = path.join(content, 'articles/2026-01-05-minimal.md');
  const head = await readFile(article, 'utf8');
  // Long enough to be scrolled.
  good = `${head}\n${'A line of the text.\n\n'.repeat(100)}`;
  await writeFile(article, good);
  port = await findPort(HOST);
  await start();
  begun = await load();
});

afterAll(async () => {
  await stop();
  // A compile that was going on ends a moment after the server.
  await rm(folder, { recursive: true, force: true, maxRetries: 10 });
});

async function start(): Promise<void> {
  const parameters = [
    'src/compile/commands/run.ts',
    'start',
    '--host',
    HOST,
    '--port',
    String(port),
  ];
  const env = { ...process.env, CONTENT_DIR: path.join(folder, 'publication'), SITE_URL: '' };
  running = spawn(process.execPath, parameters, { cwd: folder, env });
  let log = '';
  for (const stream of [running.stdout, running.stderr]) {
    stream?.on('data', (data: Buffer) => {
      log += data.toString();
    });
  }
  await vi.waitFor(() => expect(log).toContain('Serving'), { timeout: 60_000 });
}

async function stop(): Promise<void> {
  running?.kill('SIGTERM');
  if (running?.exitCode === null) await once(running, 'exit');
}

async function save(text: string): Promise<void> {
  await writeFile(article, text);
}

async function open(page: Page, asked = '/articles/minimal'): Promise<Page> {
  await page.goto(`http://${HOST}:${port}${asked}`);
  return page;
}

/** Leaves a mark that a reload takes away. */
async function mark(page: Page): Promise<void> {
  await page.evaluate(() => document.documentElement.setAttribute('data-mark', ''));
}

async function isMarked(page: Page): Promise<boolean> {
  return await page.evaluate(() => document.documentElement.hasAttribute('data-mark'));
}

async function sees(page: Page, text: string): Promise<void> {
  await expect.poll(async () => await page.locator('main').innerText()).toContain(text);
}

/** Ends with what was served at the beginning, so that it does not come late into the next test. */
async function close(context: BrowserContext): Promise<void> {
  await context.close();
  await save(good);
  await expect.poll(load).toBe(begun);
}

async function load(): Promise<string> {
  return await (await fetch(`http://${HOST}:${port}/articles/minimal`)).text();
}

describe('a page of npm start', () => {
  it('comes again after a save, where it was, in silence', async () => {
    const page = await open(await openPage({ viewport: { width: 800, height: 600 } }));
    const complaints: string[] = [];
    page.on('pageerror', ({ message }) => complaints.push(message));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    await page.evaluate(() => scrollTo(0, 1000));
    await mark(page);
    await save(`${good}\nA sentence just saved.\n`);
    await sees(page, 'A sentence just saved.');
    expect(await isMarked(page)).toBe(false);
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(1000);
    expect(complaints).toEqual([]);
    await close(page.context());
  });

  it('comes again in as many tabs as there are', async () => {
    const first = await openPage();
    const others = await Promise.all(
      Array.from({ length: MANY - 1 }, () => first.context().newPage()),
    );
    const pages = [first, ...others];
    for (const page of pages) await open(page);
    for (const text of ['Seen by all.', 'Seen by all again.']) {
      await save(`${good}\n${text}\n`);
      for (const page of pages) await sees(page, text);
    }
    await close(first.context());
  });

  it('says why a save is not shown, word for word, and no more when it is mended', async () => {
    const page = await open(await openPage({ viewport: { width: 1000, height: 700 } }));
    await mark(page);
    const overlay = page.getByRole('alert');
    const broken = good.replace('authors: ada', 'authors: "<img src=x onerror=alert(1)>"');
    expect(broken).not.toBe(good);
    await save(broken);
    await expect.poll(() => overlay.count()).toBe(1);
    const text = await overlay.innerText();
    expect(text).toContain('Compile failed: 1 error');
    expect(text).toMatch(/publication\/articles\/2026-01-05-minimal\.md:4:10/);
    expect(text).toContain('unknown-author "<img src=x onerror=alert(1)>"');
    expect(text).toContain('Still serving the last good version.');
    expect(await overlay.locator('img').count()).toBe(0);
    expect(await findFaults(page)).toEqual([]);
    await takeScreenshot(page, 'obstacle.png');
    await overlay.getByRole('button', { name: 'Hide' }).click();
    await expect.poll(() => overlay.count()).toBe(0);

    // Who opens a page now is told, too.
    const other = await open(await page.context().newPage(), '/');
    await expect.poll(() => other.getByRole('alert').count()).toBe(1);
    await save(good);
    await expect.poll(() => other.getByRole('alert').count()).toBe(0);
    // It shows what it showed before, so it has not been loaded again.
    expect(await isMarked(page)).toBe(true);
    await close(page.context());
  });

  it('finds the server again, and comes again only where it has something else', async () => {
    const page = await open(await openPage());
    await mark(page);
    await stop();
    await start();
    const broken = good.replace('authors: ada', 'authors: adda');
    await save(broken);
    await expect.poll(() => page.getByRole('alert').count()).toBe(1);
    expect(await isMarked(page)).toBe(true);

    await stop();
    await save(`${good}\nSaved meanwhile.\n`);
    await start();
    await sees(page, 'Saved meanwhile.');
    await close(page.context());
  });

  it('does without shared workers', async () => {
    const page = await openPage();
    await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'SharedWorker'));
    await open(page);
    await save(`${good}\nHeard alone.\n`);
    await sees(page, 'Heard alone.');
    await close(page.context());
  });

  it('comes again where it is a draft, marked', async () => {
    const page = await open(
      await openPage({ viewport: { width: 1000, height: 700 } }),
      '/articles/draft',
    );
    await expect.poll(() => page.getByRole('note').innerText()).toContain('Draft');
    expect(await findFaults(page)).toEqual([]);
    await takeScreenshot(page, 'draft.png');
    const file = path.join(folder, 'publication/articles/2026-05-02-draft.md');
    const text = await readFile(file, 'utf8');
    await writeFile(file, `${text}\nA thought of the draft.\n`);
    await sees(page, 'A thought of the draft.');
    await writeFile(file, text);
    await close(page.context());
  });

  it('lists what readers do not see', async () => {
    const page = await open(await openPage({ viewport: { width: 1000, height: 700 } }), '/drafts');
    expect(await findFaults(page)).toEqual([]);
    await takeScreenshot(page, 'drafts.png');
    await page.getByRole('link', { name: 'An article of the future' }).click();
    await expect
      .poll(() => page.getByRole('note').innerText())
      .toContain('Scheduled for 1 January 2030');
    await close(page.context());
  });
});
