// Which Redis there is, or Valkey, which is as good. Refuses to run where there is none, and says how to
// install it.
import { spawnSync } from 'node:child_process';

const PROGRAMS = ['redis-server', 'valkey-server'];

/** The first of them that runs; null where none does. */
export function findRedis(): string | null {
  return (
    PROGRAMS.find(
      (program) => spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0,
    ) ?? null
  );
}

export function setup(): void {
  if (findRedis() !== null) return;
  const fault = new Error(`Neither ${PROGRAMS.join(' nor ')} is there.
On Debian and its kin: apt-get install --yes redis-server`);
  // Where it was thrown tells nobody anything.
  fault.stack = '';
  throw fault;
}
