// `npm start` as an editor lives with it: save, break, mend, with links that say the right port.
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { findPort } from './free-port.ts';
import { ROOT } from './root.ts';
import { copySources } from './stage.ts';

const ARTICLE = 'articles/2026-01-05-minimal.md';

let port: number;
let content: string;
let running: ChildProcess;
let log = '';
/** What it said and answered while its only content was broken. */
let before: { readonly log: string; readonly page: Response; readonly feed: Response };

beforeAll(async () => {
  const folder = await copySources('start');
  content = path.join(folder, 'publication');
  await cp(path.join(ROOT, 'test/fixtures/content/valid'), content, { recursive: true });
  port = await findPort('localhost');
  const good = await readFile(path.join(content, ARTICLE), 'utf8');
  await writeFile(path.join(content, ARTICLE), good.replace('authors: ada', 'authors: "<b>"'));
  running = start(folder, ['--port', String(port)]);
  await until(() => expect(log).toContain('Nothing is served until this is fixed.'));
  const address = `http://localhost:${port}`;
  const page = await fetch(`${address}/`, { headers: { Accept: 'text/html,*/*;q=0.8' } });
  before = { log, page, feed: await fetch(`${address}/rss.xml`) };
  log = '';
  await writeFile(path.join(content, ARTICLE), good);
  await until(() => expect(log).toContain('Serving'));
});

afterAll(async () => {
  running?.kill('SIGTERM');
  if (running?.exitCode === null) await once(running, 'exit');
});

describe('npm start', () => {
  it('waits where nothing is good yet, and says why', async () => {
    const place = 'articles/2026-01-05-minimal.md:4:10';
    expect(before.log).toContain(`${place} error unknown-author`);
    expect([before.page.status, before.feed.status]).toEqual([503, 503]);
    const page = await before.page.text();
    expect(page).toContain(`${place}</code>unknown-author "&#x3C;b>"`);
    expect(before.feed.headers.get('Content-Type')).toBe('application/problem+json');
    expect(await before.feed.json()).toMatchObject({
      status: 503,
      detail: expect.stringContaining(`${place} unknown-author`),
    });
  });

  it('says where it serves, in a few lines', () => {
    expect(log).toContain(`for http://localhost:${port}`);
    expect(log).toContain(
      'Serving 6 articles, 1 draft, 1 scheduled for 1 January 2030, 00:00, ' +
        `on http://localhost:${port}/ (stop with Ctrl+C)`,
    );
    expect(log.split('\n').length).toBeLessThan(6);
  });

  it('serves links that name its port', async () => {
    expect(await get('/rss.xml')).toContain(`href="http://localhost:${port}/rss.xml"`);
  });

  it('shows a saved article in a later response', async () => {
    await appendFile(path.join(content, ARTICLE), '\nA sentence just saved.\n');
    await until(async () => expect(await get('/rss.xml')).toContain('A sentence just saved.'));
  });

  it('serves files by their hash, and leaves to the Worker what there is not', async () => {
    const [style = ''] = /\/static\/[0-9a-f]{16}\/style\.css/.exec(await get('/')) ?? [];
    const { status, headers } = await fetch(`http://localhost:${port}${style}`);
    expect([status, headers.get('Content-Type'), headers.get('Cache-Control')]).toEqual([
      ...[200, 'text/css; charset=utf-8', 'public, max-age=31536000, immutable'],
    ]);
    const known = { 'If-None-Match': headers.get('ETag') ?? '' };
    expect((await fetch(`http://localhost:${port}${style}`, { headers: known })).status).toBe(304);
    const none = await fetch(`http://localhost:${port}/static/0/none.css`);
    expect([none.status, none.headers.get('Content-Type')]).toEqual([
      ...[404, 'application/problem+json'],
    ]);
  });

  it('sees files that an editor saves under another name and renames, again and again', async () => {
    const file = path.join(content, ARTICLE);
    const text = await readFile(file, 'utf8');
    for (const sentence of ['Renamed once.', 'Renamed twice.', 'Renamed thrice.']) {
      await writeFile(`${file}~`, `${text}\n${sentence}\n`);
      await rename(`${file}~`, file);
      await until(async () => expect(await get('/rss.xml')).toContain(sentence));
    }
    await appendFile(file, '\nAnd in its place.\n');
    await until(async () => expect(await get('/rss.xml')).toContain('And in its place.'));
  });

  it('sees new articles in new folders, and articles that go', async () => {
    const folder = path.join(content, 'articles/new/folder');
    const text = '---\ntitle: Quite new\ndate: 2026-05-30\nauthors: ada\n---\nText.\n';
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, 'new.md'), text);
    await until(async () => expect(await get('/rss.xml')).toContain('Quite new'));
    await rm(folder, { recursive: true });
    await until(async () => expect(await get('/rss.xml')).not.toContain('Quite new'));
  });

  it('serves the articles of a folder that takes the place of the old one', async () => {
    const file = path.join(content, ARTICLE);
    const good = await readFile(file, 'utf8');
    const [old, prepared] = [`${content}-old`, `${content}-new`];
    await cp(content, prepared, { recursive: true });
    await appendFile(path.join(prepared, ARTICLE), '\nOf another folder.\n');
    await rename(content, old);
    await rename(prepared, content);
    await until(async () => expect(await get('/rss.xml')).toContain('Of another folder.'));
    await writeFile(file, `${good}\nSaved in the other folder.\n`);
    await until(async () => expect(await get('/rss.xml')).toContain('Saved in the other folder.'));

    const before = log.length;
    await rm(content, { recursive: true });
    await until(() => expect(log.slice(before)).toContain('Still serving the last good version.'));
    expect(await get('/rss.xml')).toContain('Saved in the other folder.');
    await rename(old, content);
    await until(async () => expect(await get('/rss.xml')).not.toContain('in the other folder.'));
  });

  it('answers everybody while one save follows the other, never with an older version', async () => {
    const good = await readFile(path.join(content, ARTICLE), 'utf8');
    const failures: string[] = [];
    let [isSaving, newest] = [true, 0];
    const ask = async (asked: string): Promise<readonly number[]> => {
      const versions: number[] = [];
      while (isSaving) {
        const answer = await fetch(`http://localhost:${port}${asked}`).catch(String);
        const body = typeof answer === 'string' ? answer : await answer.text();
        if (typeof answer === 'string' || answer.status !== 200) failures.push(body);
        versions.push(Number(/Version (\d+)\./.exec(body)?.[1] ?? 0));
        newest = Math.max(newest, versions.at(-1) ?? 0);
      }
      return versions;
    };
    const asking = ['/articles/minimal', '/articles/minimal.md', '/rss.xml', '/atom.xml'].map(ask);
    try {
      for (let version = 1; version <= 12; version++) {
        await writeFile(path.join(content, ARTICLE), `${good}\nVersion ${version}.\n`);
        // Some are saved while the one before is compiled, some when it is served.
        if (version % 3 === 0) await until(() => expect(newest).toBe(version));
      }
    } finally {
      isSaving = false;
    }
    for (const versions of await Promise.all(asking)) {
      expect(versions).toEqual(versions.toSorted((one, other) => one - other));
    }
    expect(failures).toEqual([]);
    await writeFile(path.join(content, ARTICLE), good);
    await until(async () => expect(await get('/rss.xml')).not.toContain('Version'));
  });

  it('prints the diagnostics of a broken article and goes on serving the last good site', async () => {
    const good = await readFile(path.join(content, ARTICLE), 'utf8');
    const before = log.length;
    await writeFile(path.join(content, ARTICLE), good.replace('authors: ada', 'authors: adda'));
    await until(() => expect(log.slice(before)).toContain('Still serving the last good version.'));
    expect(log).toMatch(/articles\/2026-01-05-minimal\.md:4:10 error unknown-author "adda"/);
    expect(await get('/rss.xml')).toContain('A sentence just saved.');

    await writeFile(path.join(content, ARTICLE), good.replace('A minimal', 'A mended'));
    await until(async () => expect(await get('/rss.xml')).toContain('A mended article'));
  });

  it('compiles with the code as it is saved, and outlives code that does not run', async () => {
    const source = path.join(path.dirname(content), 'src/compile/commands/report.ts');
    const good = await readFile(source, 'utf8');
    await writeFile(source, good.replace("done: 'Compiled'", "done: 'Pressed'"));
    await until(() => expect(log).toContain('Pressed 7 articles'));
    await writeFile(source, `${good}\n}`);
    await until(() => expect(log).toContain('Compile failed: the process exited with code 1'));
    await writeFile(source, good.replace("done: 'Compiled'", "done: 'Printed'"));
    await until(() => expect(log).toContain('Printed 7 articles'));
    expect(await get('/rss.xml')).toContain('A mended article');
  });

  it("serves the Worker's code as it is saved, and outlives what does not run", async () => {
    const source = path.join(path.dirname(content), 'src/routes/well-known.ts');
    const good = await readFile(source, 'utf8');
    const rendered = 'renderText(() => toRobotsText(';
    const replaced = (text: string): string =>
      good.replace(rendered, rendered.replace('toRobots', `${text} + toRobots`));
    await writeFile(source, replaced("'User-agent: any'"));
    await until(async () => expect(await get('/robots.txt')).toContain('User-agent: any'));
    for (const [broken, says] of [
      ['const {', 'src/routes/well-known.ts:'],
      ["throw new Error('a bug of mine');", 'Error: a bug of mine\n  at src/routes/well-known.ts:'],
    ]) {
      const before = log.length;
      await writeFile(source, `${good}\n${broken}\n`);
      await until(() => expect(log.slice(before)).toContain('Still serving the last good version'));
      expect(log.slice(before)).toContain(says);
      expect(await get('/robots.txt')).toContain('User-agent: any');
    }
    await writeFile(source, replaced('missing'));
    await until(async () => expect(await get('/robots.txt')).toContain('Internal'));
    const line = good.slice(0, good.indexOf(rendered)).split('\n').length;
    const place = new RegExp(
      `GET /robots\\.txt: ReferenceError: missing .*\\n +at .*src/routes/well-known\\.ts:${line}:`,
    );
    expect(log).toMatch(place);
    await writeFile(source, good);
    await until(async () => expect(await get('/robots.txt')).toContain('User-agent: *'));
  });

  it('keeps its links when somebody compiles beside it', async () => {
    const beside = run(path.dirname(content), ['src/compile/commands/run.ts', 'compile']);
    const [code] = await once(beside, 'exit');
    expect([code, log.includes('Port')]).toEqual([0, false]);
    expect(await get('/rss.xml')).toContain(`href="http://localhost:${port}/rss.xml"`);
  });

  it.each<{ what: string; env: NodeJS.ProcessEnv; says: string }>([
    {
      what: 'its articles',
      env: { CONTENT_DIR: path.join(ROOT, 'content') },
      says: `its articles to those of ${path.join(ROOT, 'content')}`,
    },
    {
      what: 'its links',
      env: { SITE_URL: 'https://feeds.tagwire.dev' },
      says: 'its links to https://feeds.tagwire.dev',
    },
  ])('lets nobody change $what by a compile beside it', async ({ env, says }) => {
    const before = await get('/rss.xml');
    const beside = run(path.dirname(content), ['src/compile/commands/run.ts', 'compile'], env);
    const [code] = await once(beside, 'exit');
    expect(code).toBe(1);
    expect(log).toContain(says);
    expect(await get('/rss.xml')).toBe(before);
  });

  it('lets no compile live on where its own process has ended', async () => {
    const program = path.join(path.dirname(content), 'src/compile/commands/run.ts');
    const orphan = fork(program, ['compile-orders'], { stdio: 'ignore' });
    orphan.disconnect();
    const [code] = await once(orphan, 'exit');
    expect(code).toBe(0);
  });

  it('has the folder for itself', async () => {
    const second = start(path.dirname(content), ['--port', String(await findPort('localhost'))]);
    const [code] = await once(second, 'exit');
    expect(code).toBe(1);
    expect(log).toContain(`"npm start" is already running here, on http://localhost:${port}`);
  });

  it('says which port is taken', async () => {
    const second = start(path.dirname(content), ['--port', String(port)]);
    const [code] = await once(second, 'exit');
    expect(code).toBe(1);
    expect(log).toContain(
      `Port ${port} is in use. Choose another: npm start -- --port ${port + 1}`,
    );
  });
});

function start(folder: string, parameters: readonly string[]): ChildProcess {
  return run(folder, ['src/compile/commands/run.ts', 'start', ...parameters]);
}

function run(
  folder: string,
  parameters: readonly string[],
  env: NodeJS.ProcessEnv = {},
): ChildProcess {
  const flags = ['--disable-warning=ExperimentalWarning'];
  const child = spawn(process.execPath, [...flags, ...parameters], {
    cwd: folder,
    env: { ...process.env, CONTENT_DIR: content, SITE_URL: '', ...env },
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (data: Buffer) => {
      log += data.toString();
    });
  }
  return child;
}

async function get(asked: string): Promise<string> {
  return await (await fetch(`http://localhost:${port}${asked}`)).text();
}

async function until(check: () => void | Promise<void>): Promise<void> {
  await vi.waitFor(check, { timeout: 30_000, interval: 50 });
}
