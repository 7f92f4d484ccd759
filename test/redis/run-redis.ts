// A Redis of the test's own, on a port of its own, that keeps nothing on the disk.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { findRedis } from './installed.ts';

export type RunningRedis = {
  readonly process: ChildProcess;
  readonly stop: () => Promise<void>;
};

/** Resolves when it takes connections. `parameters` as on its command line. */
export async function runRedis(
  port: number,
  parameters: readonly string[] = [],
): Promise<RunningRedis> {
  const own = ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const child = spawn(findRedis() ?? '', [...own, ...parameters], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  let log = '';
  const ready = Promise.withResolvers<void>();
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    log += text;
    if (log.includes('Ready to accept connections')) ready.resolve();
  });
  void ended.then(() => ready.reject(new Error(log)));
  await ready.promise;
  return {
    process: child,
    stop: async () => {
      child.kill('SIGCONT');
      child.kill('SIGKILL');
      await ended;
    },
  };
}
