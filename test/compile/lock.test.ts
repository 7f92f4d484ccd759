// The lock of an output folder: one compile at a time, and no lock that is never released.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import {
  appendFile,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { compile } from '../../src/compile/compile.ts';
import { acquireLock, toLockPath } from '../../src/compile/output/lock.ts';
import { writeCorpus } from '../bench/corpus.ts';

/** Milliseconds: longer than two heartbeats are apart. */
const STALE_AFTER = 1_500;

/** Heartbeats and clocks: they go on when a test says so. */
const FAKE = ['setInterval', 'clearInterval', 'Date', 'performance'] as const;

let base: string;
let out: string;

beforeEach(async () => {
  base = await mkdtemp(path.join(tmpdir(), 'tagwire-'));
  out = path.join(base, 'dist');
});

afterEach(async () => {
  vi.useRealTimers();
  await rm(base, { recursive: true, force: true });
});

/** Time passes at once, heartbeats among it. */
async function pass(milliseconds: number): Promise<void> {
  vi.advanceTimersByTime(milliseconds);
  await setImmediate();
}

test('two compiles at once with different settings leave a whole site', async () => {
  const folder = path.join(base, 'content');
  await writeCorpus(folder, { articles: 20, span: 60 * 86_400, bytes: [100, 500] });
  const notes: string[] = [];
  const compileFor = (origin: string) =>
    compile({
      folder,
      shown: 'content',
      out,
      origin,
      now: Date.parse('2026-11-22T00:00:00Z') / 1000,
      older: 'drop',
      observer: { onProgress: () => undefined, onNote: (sentence) => notes.push(sentence) },
    });
  const origins = ['https://a.example.com', 'https://b.example.com', 'https://c.example.com'];
  const outcomes = await Promise.all(origins.map(compileFor));
  expect(outcomes.map(({ done }) => done?.origin)).toEqual(origins);
  expect(notes.filter((note) => note.startsWith('Waiting for another compile'))).toHaveLength(2);
  const list: unknown = JSON.parse(await readFile(path.join(out, 'generation.json'), 'utf8'));
  const files = (list as readonly (readonly [string])[]).map(([file]) => file);
  expect(files.filter((file) => !existsSync(path.join(out, file)))).toEqual([]);
  expect(files.length).toBeGreaterThan(3);
  expect(existsSync(toLockPath(out))).toBe(false);
});

test('who waits has the lock when the other one ends, however long that takes', async () => {
  vi.useFakeTimers({ toFake: [...FAKE] });
  const order: string[] = [];
  const end = await acquireLock(out, () => undefined, STALE_AFTER);
  const started = await readHeartbeat();
  const onWait = (): unknown => order.push('waits');
  const second = acquireLock(out, onWait, STALE_AFTER, pass).then((endSecond) => {
    order.push('second');
    endSecond();
  });
  while ((await readHeartbeat()) < started + 2 * STALE_AFTER) await setImmediate();
  order.push('first ends');
  end();
  await second;
  expect(order).toEqual(['waits', 'first ends', 'second']);
  expect(await readdir(base)).toEqual([]);
});

/** The number of a process that has ended. */
function findDead(): number {
  return spawnSync(process.execPath, ['--version']).pid;
}

test.each<readonly [string, () => Promise<unknown>]>([
  [
    'of a process that was killed',
    () => writeLock(JSON.stringify({ pid: findDead(), token: 'x' })),
  ],
  [
    'of another process of its number',
    () => writeLock(JSON.stringify({ pid: process.pid, token: 'x' })),
  ],
  ['that is garbage', () => writeLock('{')],
  ['that is a link to nothing', () => symlink('nothing', toLockPath(out))],
  ['that is a folder', () => mkdir(path.join(toLockPath(out), 'below'), { recursive: true })],
])('a lock %s holds nobody up for ever', async (_, act) => {
  await act();
  vi.useFakeTimers({ toFake: [...FAKE] });
  const end = await acquireLock(out, () => undefined, STALE_AFTER, pass);
  end();
  expect(await readdir(base)).toEqual([]);
});

test('of many that find an abandoned lock at once, one at a time has it', async () => {
  await writeLock(JSON.stringify({ pid: findDead(), token: 'x' }));
  const log = path.join(base, 'log');
  const enter = async (_: unknown, who: number): Promise<void> => {
    const end = await acquireLock(out, () => undefined);
    for (const step of ['in', 'work', 'out']) await appendFile(log, `${who} ${step}\n`);
    end();
  };
  await Promise.all(Array.from({ length: 8 }, enter));
  const lines = (await readFile(log, 'utf8')).trim().split('\n');
  expect(lines).toHaveLength(24);
  for (let turn = 0; turn < 24; turn += 3) {
    const who = lines[turn]?.split(' ')[0];
    expect(lines.slice(turn, turn + 3)).toEqual([`${who} in`, `${who} work`, `${who} out`]);
  }
});

/** Milliseconds since 1970, of the lock file. */
async function readHeartbeat(): Promise<number> {
  return (await stat(toLockPath(out))).mtimeMs;
}

function writeLock(text: string): Promise<void> {
  return writeFile(toLockPath(out), text);
}
