// The parser is native code: it must be there, and nothing in a text may end the process.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, expect, test } from 'vitest';
import { isReadable } from '../../src/compile/markdown/effort.ts';
import { parseMarkdown } from '../../src/compile/markdown/parser.ts';
import { ROOT } from '../root.ts';

const scratch = mkdtempSync(path.join(tmpdir(), 'tagwire-'));
afterAll(() => rmSync(scratch, { recursive: true }));

/** Programs in native code: the folder of its binaries, and how a message calls it. */
const NATIVE: readonly (readonly [name: string, binaries: RegExp, called: string])[] = [
  ['satteri', /^@bruits$/, 'The Markdown parser (package satteri)'],
  ['@takumi-rs', /^core-/, 'The library that draws pictures (package @takumi-rs/core)'],
];

test.each(NATIVE)(
  'where the binary of %s is missing, compile says so in one line',
  (own, binaries, called) => {
    const place = path.join(scratch, own);
    const packages = path.join(ROOT, 'node_modules');
    mkdirSync(path.join(place, 'node_modules'), { recursive: true });
    for (const name of readdirSync(packages)) {
      // Node looks for binaries beside the real place of what asks for them.
      if (binaries.test(name)) continue;
      const [from, to] = [path.join(packages, name), path.join(place, 'node_modules', name)];
      const filter = (file: string): boolean => !binaries.test(path.basename(file));
      if (name === own) cpSync(from, to, { recursive: true, filter });
      else symlinkSync(from, to);
    }
    for (const name of ['src', 'content', 'package.json', 'package-lock.json', 'wrangler.toml']) {
      cpSync(path.join(ROOT, name), path.join(place, name), { recursive: true });
    }
    const command = [
      '--disable-warning=ExperimentalWarning',
      path.join(place, 'src/compile/commands/run.ts'),
      'compile',
    ];
    const { status, stderr } = spawnSync(process.execPath, command, {
      cwd: place,
      encoding: 'utf8',
    });
    const machine = `${process.platform}-${process.arch}`;
    expect({ status, lines: stderr.trim().split('\n') }).toEqual({
      status: 1,
      lines: [
        `${called} has no binary for ${machine} in node_modules: run "npm ci" on this machine, without --omit=optional.`,
      ],
    });
  },
);

/** As deep as texts may be that are not refused before. */
const DEPTH = 10_000;
const NESTED: Readonly<Record<string, string>> = {
  emphasis: `${'*a '.repeat(DEPTH)}${'a* '.repeat(DEPTH)}`,
  'strong emphasis': `${'*'.repeat(DEPTH)}a${'*'.repeat(DEPTH)}`,
  'what is struck out': `${'~a '.repeat(DEPTH)}${'a~ '.repeat(DEPTH)}`,
  pictures: `${'!['.repeat(2 * DEPTH)}a${'](b)'.repeat(2 * DEPTH)}`,
  links: `${'['.repeat(100_000)}a${'](b)'.repeat(100_000)}`,
  elements: '<b>'.repeat(100_000),
  quotations: `${'> '.repeat(50)}a\n`.repeat(2_000),
  lists: Array.from({ length: 1_000 }, (_, depth) => `${' '.repeat(2 * depth)}- a\n`).join(''),
};

test.each(Object.entries(NESTED))('nested %s may pass, and are read', (_, text) => {
  expect(isReadable(text, () => undefined)).toBe(true);
  expect(parseMarkdown(text).children).not.toEqual([]);
});

test('and in a thread with the stack that those of a compile have', async () => {
  const parser = path.join(ROOT, 'src/compile/markdown/parser.ts');
  const code = `
    const { parentPort, workerData } = require('node:worker_threads');
    import(workerData.parser).then(({ parseMarkdown }) => {
      for (const text of workerData.texts) parentPort.postMessage(parseMarkdown(text).children.length);
    });`;
  const workerData = { parser, texts: Object.values(NESTED) };
  const worker = new Worker(code, {
    eval: true,
    workerData,
    resourceLimits: { stackSizeMb: 1.15 },
  });
  const counts: number[] = [];
  worker.on('message', (count: number) => counts.push(count));
  const exit = await new Promise<number>((resolve, reject) => {
    worker.once('error', reject);
    worker.once('exit', resolve);
  });
  expect([exit, counts.length]).toEqual([0, Object.keys(NESTED).length]);
});
