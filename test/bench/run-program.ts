// One run of a program, and what it and all that it started have spent; but for time, only Linux tells.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readTicks } from './cpu.ts';
import { findTree, readResident } from './memory.ts';

export type Spent = {
  readonly seconds: number;
  /** Seconds of all cores, in user and system mode. Null where nobody says, as is `bytes`. */
  readonly cpu: number | null;
  /** What all processes held in memory together, at most. */
  readonly bytes: number | null;
};

/** Milliseconds between two looks: what a process does after the last look is not counted. */
const LOOK = 40;

/** Rejects with what the program printed where it fails. */
export async function runProgram(
  command: string,
  parameters: readonly string[],
  { folder, env }: { readonly folder: string; readonly env: NodeJS.ProcessEnv },
): Promise<Spent> {
  const started = performance.now();
  const child = spawn(command, parameters, {
    cwd: folder,
    env: { ...process.env, ...env },
    stdio: 'pipe',
  });
  const printed: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (piece: Buffer) => printed.push(piece));
  }
  const cpus = new Map<number, number>();
  let bytes = 0;
  const watch = setInterval(() => {
    const tree = findTree(child.pid);
    bytes = Math.max(bytes, readResident(tree));
    for (const pid of tree) cpus.set(pid, Math.max(cpus.get(pid) ?? 0, readTicks(pid)));
  }, LOOK);
  const [code]: unknown[] = await once(child, 'close');
  clearInterval(watch);
  if (code !== 0) throw new Error(Buffer.concat(printed).toString('utf8'));
  return {
    seconds: (performance.now() - started) / 1000,
    cpu: [...cpus.values()].reduce((sum, cpu) => sum + cpu, 0) || null,
    bytes: bytes || null,
  };
}
