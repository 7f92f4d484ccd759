// What the tests inside workerd need is written by a program of its own: here packages are resolved for
// workerd, and compile needs those for Node.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { ROOT } from '../root.ts';

/** Where the tests' catalog and assets stand. */
export const WORKER_STAGE = path.join(ROOT, '.wrangler/stages/worker');

/** The same for the tests that ask the Node server. */
export const NODE_STAGE = path.join(ROOT, '.wrangler/stages/node');

export function setup({ name }: { readonly name: string }): void {
  const program = path.join(ROOT, 'test/worker/write-stages.ts');
  const stage = name === 'worker' ? WORKER_STAGE : NODE_STAGE;
  const parameters = ['--disable-warning=ExperimentalWarning', program, stage];
  const { status, stderr } = spawnSync(process.execPath, parameters, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}
