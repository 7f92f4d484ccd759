// The program that serves a release, once it is bundled into one file that stands beside the catalog.
import { once } from 'node:events';
import { networkInterfaces } from 'node:os';
import type { Given } from '../compile/commands/command-line.ts';
import { listHosts, toHostFault } from '../compile/commands/hosts.ts';
import { runCommand } from '../compile/commands/run-command.ts';
import { within } from '../store/within.ts';
import { type Followed, follow } from './follow.ts';
import { type HttpServer, openServer } from './http-server.ts';
import { openMemoryStore } from './memory-store.ts';
import { everyMinute } from './minutes.ts';
import { type Options, toOptions, USAGE } from './options.ts';
import { toRedisPlace } from './redis-place.ts';
import { openRedisStore } from './redis-store.ts';
import { type Code, type Release, readRelease } from './release.ts';
import { createServing } from './serving.ts';

/** Bytes of the cache where there is no Redis. */
const MEMORY_BOUND = 64_000_000;

/** Milliseconds for what is under way when the server is to end; container engines kill after 10 s. */
const PATIENCE = 8_000;

/** The oldest Node that has all that is used here; it is also what Deno and Bun say that they are like. */
const OLDEST_NODE = 22;

/** `folder` has the release; `code` is of the sources that this program was made from. */
export async function main(folder: string, code: Code): Promise<void> {
  await runCommand(USAGE, (given) => {
    // The program is copied to machines with another Node, where only the requests would fail.
    const { node } = process.versions;
    if (Number.parseInt(node, 10) >= OLDEST_NODE) return run(folder, code, given);
    throw new Error(`Node ${OLDEST_NODE} or a newer one is needed; this is Node ${node}.`);
  });
}

/** Serves until a signal comes. Resolves to the exit code. */
async function run(folder: string, code: Code, given: Given): Promise<number> {
  const options = toOptions(given, process.env);
  const release = await readRelease(folder, code);
  const clock = (): number => Math.floor(Date.now() / 1000);
  const { origin } = release.catalog.site;
  const store =
    options.redis === null
      ? openMemoryStore(MEMORY_BOUND, clock)
      : openRedisStore(options.redis, origin);
  const open = (one: Release) => createServing(folder, one, store, clock, process.env);
  const followed = await follow(folder, code, release, open);
  const ended = Promise.race(['SIGINT', 'SIGTERM'].map((signal) => once(process, signal)));
  try {
    const server = await listen(options, followed);
    const { catalog } = release;
    const [host] = listHosts(options.host, networkInterfaces());
    const cache = options.redis === null ? 'memory' : toRedisPlace(options.redis);
    console.log(
      `Serving ${catalog.rows.count} articles of ${catalog.site.origin} on ` +
        `http://${host}:${server.port}/, cache in ${cache} (stop with Ctrl+C)`,
    );
    const minutes = everyMinute(followed.push);
    await ended;
    await Promise.all([server.drain(PATIENCE), within(PATIENCE, minutes.end())]);
    return 0;
  } finally {
    followed.close();
    store.close();
  }
}

async function listen({ port, host }: Options, { answer }: Followed): Promise<HttpServer> {
  try {
    return await openServer(port, host, answer);
  } catch (fault) {
    const { code } = fault as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') {
      throw new Error(
        `Port ${port} is in use. Choose another: ${USAGE.command} -- --port ${port + 1}`,
      );
    }
    if (code === 'EACCES') {
      throw new Error(`Port ${port} is not allowed for this user. Choose one above 1023.`);
    }
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
      throw new Error(toHostFault(host, networkInterfaces(), USAGE.command));
    }
    throw fault;
  }
}
