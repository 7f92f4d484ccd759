// What compiling costs an editor: all articles for the first time, after one of them was edited, written
// or removed, and under `npm start`. Each compile is the command itself, `npm run compile`, npm and all.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { copySources } from '../stage.ts';
import { ORIGIN, writePublication } from './corpus.ts';
import { readPeak } from './memory.ts';
import { type Spread, toSpread } from './pairs.ts';
import { type Aim, type Row, toRow } from './report.ts';
import { measureStarting } from './starting.ts';
import { toCount, toMb, toSeconds } from './units.ts';

/** Edits; the machine's speed changes from one to the next. */
const ROUNDS = 7;

/** Milliseconds for which a file must rest before its time tells whether it has changed. */
const REST = 2_100;

/** Milliseconds between two checks at the memory. */
const LOOK = 20;

const MEMORY: Aim = { words: '< 1.5 GB', holds: (bytes) => bytes < 1.5e9 };

/** Seconds that a cold compile may take. */
const COLD: ReadonlyMap<number, number> = new Map([
  [10_000, 60],
  [100_000, 600],
]);

const QUICK: Aim = { words: '< 5 s', holds: (seconds) => seconds < 5 };

type Compiled = { readonly seconds: number; readonly bytes: number | null };

/** Compiles a publication of `articles` in a stage of its own. */
export async function measureCompiling(articles: number): Promise<readonly Row[]> {
  const stage = await copySources('bench-compile');
  const content = path.join(stage, 'content');
  const edited = path.join(content, await writePublication(content, articles));
  const added = path.join(content, 'articles/added.md');
  const cold = await compile(stage);
  const unchanged = await repeat(stage, async () => undefined);
  const edits = await repeat(stage, (round) => appendFile(edited, `\nEdit ${round}.\n`));
  const pairs = await repeat(stage, async (round) => {
    if (round % 2 === 1) await rm(added);
    else await writeFile(added, NEW);
  });
  const most = COLD.get(articles);
  const all = [cold, ...unchanged, ...edits, ...pairs];
  return [
    toRow(
      `${toCount(articles)} articles: compiled for the first time`,
      toTimes([cold]),
      toSeconds,
      most === undefined ? null : { words: `< ${most} s`, holds: (seconds) => seconds < most },
    ),
    toRow('  again, nothing changed', toTimes(unchanged), toSeconds),
    toRow('  one article edited', toTimes(edits), toSeconds, QUICK),
    toRow('  one article written or removed', toTimes(pairs), toSeconds, QUICK),
    toRow('  memory at most, first time', toMemory([cold]), toMb, MEMORY),
    toRow('  memory at most, later', toMemory(all.slice(1)), toMb, MEMORY),
    ...(await measureStarting(stage, ORIGIN, () => appendFile(edited, '\nOne more.\n'))),
  ];
}

const NEW = `---
title: Written just now
date: 2026-06-15
authors: author-01
---
Text.
`;

async function repeat(
  stage: string,
  act: (round: number) => Promise<void>,
): Promise<readonly Compiled[]> {
  const compiled: Compiled[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    await act(round);
    await pause(REST);
    compiled.push(await compile(stage));
  }
  return compiled;
}

/** One run of the command. Throws with what it printed where it fails. */
async function compile(stage: string): Promise<Compiled> {
  const started = performance.now();
  const env = { ...process.env, CONTENT_DIR: '', SITE_URL: '' };
  const child = spawn('npm', ['run', '--silent', 'compile'], { cwd: stage, env, stdio: 'pipe' });
  const printed: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (piece: Buffer) => printed.push(piece));
  }
  let bytes: number | null = null;
  const watch = setInterval(() => {
    bytes = Math.max(bytes ?? 0, readPeak(child.pid)) || null;
  }, LOOK);
  const [code]: unknown[] = await once(child, 'close');
  clearInterval(watch);
  if (code !== 0) throw new Error(Buffer.concat(printed).toString('utf8'));
  return { seconds: (performance.now() - started) / 1000, bytes };
}

function toTimes(compiled: readonly Compiled[]): Spread {
  return toSpread(compiled.map(({ seconds }) => seconds));
}

function toMemory(compiled: readonly Compiled[]): Spread | null {
  const known = compiled.flatMap(({ bytes }) => bytes ?? []);
  return known.length === 0 ? null : toSpread([Math.max(...known)]);
}
