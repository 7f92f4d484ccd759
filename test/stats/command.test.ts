// `npm run stats` as a person runs it, with a recorded API.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readOptions, toHelp } from '../../src/compile/commands/command-line.ts';
import { toApi, toRange, USAGE } from '../../src/stats/commands/options.ts';
import { withServer } from '../import/serve.ts';
import { ROOT } from '../root.ts';
import { readAnswers, withAnswers } from './serve-answers.ts';

const NOW = Date.parse('2026-11-28T15:00:00Z') / 1000;
const ACCOUNT = '023e105f4ecef8ad9ca31a8372d0c353';
const ENV = { CLOUDFLARE_ACCOUNT_ID: ACCOUNT, CLOUDFLARE_API_TOKEN: 'token' };

async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'tagwire-stats-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

/** Runs the command with the API at an origin; `code` is its exit code. */
async function run(
  origin: string,
  words: readonly string[],
  env: Readonly<Record<string, string>> = ENV,
): Promise<{ readonly code: number | null; readonly text: string }> {
  const command = path.join(ROOT, 'src/stats/commands/stats.ts');
  const child = spawn(process.execPath, ['--no-warnings', command, ...words], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], CLOUDFLARE_API_BASE_URL: origin, ...env },
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      text += chunk;
    });
  }
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, text };
}

describe('the options', () => {
  it.each([
    [['--dais', '3'], 'unknown option --dais; did you mean "--days"?'],
    [['--days', '0'], '--days "0" must be a whole number from 1 to 92'],
    [['--days', '93'], '--days "93" must be a whole number from 1 to 92'],
    [['--days', '1e1'], '--days "1e1" must be'],
    [['--days'], '--days needs a value: N'],
    [['--feed', 'tags/http'], '--feed "tags/http" must be a path as the tables show it'],
    [['--feed', '/tags/\\'], 'must be a path'],
    [['--dataset', 'a; DROP'], '--dataset "a; DROP" must be letters, digits and "_"'],
    [['--out', 'plot.png'], '--out "plot.png" must end in .svg'],
  ])('%j are refused', (words, message) => {
    expect(() => toRange(readOptions(USAGE, words), NOW)).toThrow(message);
  });

  it('are all read, and days count from today back', () => {
    const words = ['--days', '7', '--feed', '/?…', '--out', 'a.svg', '--dataset', 'mine'];
    expect(toRange(readOptions(USAGE, words), NOW)).toEqual({
      ...{ dataset: 'mine', feed: '/?…', out: 'a.svg', from: '2026-11-22' },
    });
  });

  it('are in the manual, and in --help', async () => {
    const manual = await readFile(path.join(ROOT, 'docs/stats.md'), 'utf8');
    const named = [...manual.matchAll(/^\| `(--[\w-]+)`/gm)].map(([, name]) => name);
    const helped = [...toHelp(USAGE).matchAll(/^ {2}(--[\w-]+)/gm)].map(([, name]) => name);
    expect([...named, '--help'].toSorted()).toEqual(helped.toSorted());
  });
});

describe('the environment', () => {
  it.each([
    [{ CLOUDFLARE_ACCOUNT_ID: '' }, 'CLOUDFLARE_ACCOUNT_ID is not set'],
    [{ CLOUDFLARE_ACCOUNT_ID: 'me' }, 'CLOUDFLARE_ACCOUNT_ID "me" must be 32 digits and letters'],
    [{ CLOUDFLARE_API_TOKEN: ' ' }, 'CLOUDFLARE_API_TOKEN is not set. Create a token'],
    [{ CLOUDFLARE_API_TOKEN: 'a b' }, 'CLOUDFLARE_API_TOKEN has a character that no token has'],
    [{ CLOUDFLARE_API_BASE_URL: 'api' }, 'CLOUDFLARE_API_BASE_URL "api" must be an http(s) URL'],
  ])('%j is refused', (wrong, message) => {
    expect(() => toApi({ ...ENV, ...wrong })).toThrow(message);
  });

  it('may have white space around what was pasted', () => {
    const env = { CLOUDFLARE_ACCOUNT_ID: ` ${ACCOUNT}\n`, CLOUDFLARE_API_TOKEN: 'token\n' };
    expect(toApi(env)).toEqual({
      ...{ account: ACCOUNT, token: 'token', base: 'https://api.cloudflare.com/client/v4' },
    });
  });
});

describe('the command', () => {
  it('asks eight queries, prints the tables and writes the plot', async () => {
    const out = path.join(await makeFolder(), 'new/plot.svg');
    await withAnswers(await readAnswers(), async (origin, asked) => {
      const { code, text } = await run(`${origin}/client/v4/`, ['--out', out, '--days', '20']);
      expect([code, text.slice(-200)]).toEqual([0, expect.stringContaining(`Wrote ${out}`)]);
      expect(asked).toHaveLength(8);
      for (const { method, url, authorization } of asked) {
        expect([method, url, authorization]).toEqual([
          'POST',
          `/client/v4/accounts/${ACCOUNT}/analytics_engine/sql`,
          'Bearer token',
        ]);
      }
      const plot = await readFile(out, 'utf8');
      expect(plot).toMatch(/^<svg .*<\/svg>\n$/s);
      for (const name of ['Feedly', 'NetNewsWire', '/tags/http']) {
        expect(text).toContain(name);
        expect(plot).toContain(`>${name}<`);
      }
    });
  });

  it('says what to do where nothing is counted, and writes nothing', async () => {
    const out = path.join(await makeFolder(), 'plot.svg');
    await withAnswers([{ meta: [], data: [], rows: 0 }], async (origin) => {
      const { code, text } = await run(origin, ['--out', out]);
      expect([code, existsSync(out)]).toEqual([1, false]);
      expect(text).toMatch(
        /^The dataset "tagwire_stats" has nothing since \d{4}-\d\d-\d\d\. Is the/,
      );
    });
    await withAnswers([{ meta: [], data: [], rows: 0 }], async (origin) => {
      const { code, text } = await run(origin, ['--out', out, '--feed', '/tags/x']);
      expect([code, text]).toEqual([1, expect.stringContaining('for the feed "/tags/x" since')]);
    });
  });

  it('is whole or nothing: a fault in between writes no plot', async () => {
    const out = path.join(await makeFolder(), 'plot.svg');
    await writeFile(out, 'the plot of yesterday');
    const [first] = await readAnswers();
    let count = 0;
    await withServer(
      (_, response) => {
        count++;
        response.writeHead(count < 4 ? 200 : 429, { 'content-type': 'application/json' });
        response.end(count < 4 ? JSON.stringify(first) : 'Resource limit');
      },
      async (origin) => {
        const { code, text } = await run(origin, ['--out', out]);
        expect([code, text]).toEqual([1, expect.stringMatching(/^Too many queries/)]);
        expect(await readFile(out, 'utf8')).toBe('the plot of yesterday');
      },
    );
  });

  it('says that the plot cannot be written, after the tables', async () => {
    const file = path.join(await makeFolder(), 'file');
    await writeFile(file, '');
    await withAnswers(await readAnswers(), async (origin) => {
      const { code, text } = await run(origin, ['--out', path.join(file, 'plot.svg')]);
      expect([code, text]).toEqual([1, expect.stringContaining('The plot could not be written: ')]);
      expect(text).toContain('NetNewsWire');
    });
  });

  it('says that it was called wrongly before it asks anything', async () => {
    await withAnswers([], async (origin, asked) => {
      const { code, text } = await run(origin, [], { CLOUDFLARE_API_TOKEN: 'token' });
      expect([code, asked]).toEqual([2, []]);
      expect(text).toContain('CLOUDFLARE_ACCOUNT_ID is not set');
    });
  });
});
