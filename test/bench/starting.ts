// `npm start` on what was compiled before: how long until it serves, and the memory of all its
// processes together, while nothing happens and while an edit is compiled.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { findPort } from '../free-port.ts';
import { readSum } from './memory.ts';
import { toOne } from './pairs.ts';
import { type Aim, type Row, toRow } from './report.ts';
import { toMb, toSeconds } from './units.ts';

/** Milliseconds after which what starting needed has been given back. */
const REST = 5_000;

/** Milliseconds between two checks: counting a process's pages holds it up. */
const LOOK = 500;

const SOON: Aim = { words: '< 30 s', holds: (seconds) => seconds < 30 };
const MEMORY: Aim = { words: '< 1.5 GB', holds: (bytes) => bytes < 1.5e9 };

/** Starts the stage whose last compile was for `origin`; `edit` changes one of its articles. */
export async function measureStarting(
  stage: string,
  origin: string,
  edit: () => Promise<void>,
): Promise<readonly Row[]> {
  const env = { ...process.env, CONTENT_DIR: '', SITE_URL: origin };
  const parameters = ['start', '--', '--port', String(await findPort('localhost'))];
  const began = performance.now();
  const started = spawn('npm', parameters, { cwd: stage, env, stdio: 'pipe', detached: true });
  const told = listen(started);
  try {
    await told(/^Serving/m);
    const seconds = (performance.now() - began) / 1000;
    await pause(REST);
    const steady = readSum(started.pid);
    await edit();
    const peak = await watch(started.pid, told(/^Compiled[\s\S]*^Compiled/m));
    return [
      toRow('npm start, compiled before: serves after', toOne(seconds), toSeconds, SOON),
      toRow('  memory of all its processes', toMemory(steady), toMb, MEMORY),
      toRow('  the same while an edit is compiled, at most', toMemory(peak), toMb, MEMORY),
    ];
  } finally {
    await stop(started);
  }
}

/** Waits for what a process prints. Rejects when it ends before. */
function listen(child: ChildProcess): (pattern: RegExp) => Promise<void> {
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (piece: Buffer) => {
      printed += piece.toString('utf8');
    });
  }
  return async (pattern) => {
    while (!pattern.test(printed)) {
      if (child.exitCode !== null) throw new Error(printed);
      await pause(50);
    }
  };
}

/** The most memory until something has happened. */
async function watch(pid: number | undefined, happens: Promise<void>): Promise<number> {
  let most = 0;
  const timer = setInterval(() => {
    most = Math.max(most, readSum(pid));
  }, LOOK);
  await happens.finally(() => clearInterval(timer));
  return most;
}

function toMemory(bytes: number): ReturnType<typeof toOne> | null {
  return bytes === 0 ? null : toOne(bytes);
}

/** Ends a process and all that it started. */
async function stop(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null) return;
  process.kill(-child.pid, 'SIGINT');
  await once(child, 'exit');
}
