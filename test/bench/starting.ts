// `npm start` on what was compiled before: how long until it serves, and the memory of all its
// processes together, while nothing happens and while an edit is compiled.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { findPort } from '../free-port.ts';
import { readSum } from './memory.ts';

/** Milliseconds after which what starting needed has been given back. */
const REST = 5_000;

/** Milliseconds between two checks: counting a process's pages holds it up. */
const LOOK = 500;

/** Seconds until it serves, and bytes of all its processes; 0 where nobody tells them. */
export type Started = {
  readonly seconds: number;
  readonly steady: number;
  readonly editing: number;
};

/** Starts a checkout that has compiled `content` for `origin`; `edit` changes one of the articles. */
export async function measureStarting(
  checkout: string,
  content: string,
  origin: string,
  edit: () => Promise<void>,
): Promise<Started> {
  const env = { ...process.env, CONTENT_DIR: content, SITE_URL: origin };
  const parameters = ['start', '--', '--port', String(await findPort('localhost'))];
  const began = performance.now();
  const started = spawn('npm', parameters, { cwd: checkout, env, stdio: 'pipe', detached: true });
  const told = listen(started);
  try {
    await told(/^Serving/m);
    const seconds = (performance.now() - began) / 1000;
    await pause(REST);
    const steady = readSum(started.pid);
    await edit();
    const editing = await watch(started.pid, told(/^Compiled[\s\S]*^Compiled/m));
    return { seconds, steady, editing };
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
  const look = () => {
    most = Math.max(most, readSum(pid));
  };
  look();
  const timer = setInterval(look, LOOK);
  await happens.finally(() => clearInterval(timer));
  return most;
}

/** Ends a process and all that it started. */
async function stop(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null) return;
  process.kill(-child.pid, 'SIGINT');
  await once(child, 'exit');
}
