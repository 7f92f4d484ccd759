// A server of a stage, as a process: `dist/server.mjs`, bundled from the sources of this checkout.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { hashCode } from '../../src/compile/output/code.ts';
import { bundleServer } from '../../src/node/bundle.ts';
import { findPort } from '../free-port.ts';

export type RunningServer = {
  readonly process: ChildProcess;
  readonly port: number;
  /** All that it has written. */
  readonly log: () => string;
  /** Resolves to its exit code when it has ended. */
  readonly ended: Promise<number | null>;
  /** Ends it as an operator does. Resolves to its exit code. */
  readonly stop: () => Promise<number | null>;
};

/** Release stages name receivers, and a minute may begin while a test runs: nobody outside is told of them. */
const OFFLINE = `data:text/javascript,globalThis.fetch = async () => {
  throw new Error('the tests call nobody');
};`;

/** Bundles the server into a `dist` folder. Resolves to its path. */
export async function writeServer(dist: string): Promise<string> {
  return await bundleServer(dist, hashCode());
}

/** Starts `server.mjs` of a `dist` folder, and waits until it serves. Rejects with what it said where it ends. */
export async function runServer(
  dist: string,
  env: Readonly<Record<string, string>> = {},
): Promise<RunningServer> {
  const port = await findPort('127.0.0.1');
  const program = path.join(dist, 'server.mjs');
  const child = spawn(process.execPath, ['--import', OFFLINE, program, '--port', `${port}`], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  const ready = Promise.withResolvers<void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      log += text;
      if (log.includes('stop with Ctrl+C')) ready.resolve();
    });
  }
  const ended = once(child, 'close').then(() => child.exitCode);
  void ended.then(() => ready.reject(new Error(log)));
  await ready.promise;
  return {
    process: child,
    port,
    log: () => log,
    ended,
    stop: async () => {
      child.kill('SIGTERM');
      return await ended;
    },
  };
}
