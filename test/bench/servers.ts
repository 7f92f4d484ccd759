// What is measured: the built Worker, and bare Workers that return a constant. Each runs in a
// workerd of its own, with the same bindings and compatibility date, and is asked without a proxy.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Miniflare } from 'miniflare';
import { DIRECT, runBundle } from '../stage.ts';
import type { Body } from './body.ts';
import { type ReadCpu, withCpu } from './cpu.ts';

export type Server = {
  /** Origin of the Worker itself. */
  readonly url: string;
  /** Origin of the runtime's own Workers, which look for an asset first. */
  readonly front: string;
  readonly readCpu: ReadCpu;
  readonly stop: () => Promise<void>;
};

/** Puts a server among those that are stopped in the end. */
export type Keep = (starting: Promise<Server>) => Promise<Server>;

/** Stops every server that `work` keeps, however it ends. */
export async function withServers<T>(work: (keep: Keep) => Promise<T>): Promise<T> {
  const servers: Server[] = [];
  try {
    return await work(async (starting) => {
      const server = await starting;
      servers.push(server);
      return server;
    });
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
}

/** Starts a bundle of a stage: a folder with `worker.js` and its data. `fill` puts into its storage. */
export async function startServer(
  stage: string,
  bundled: string,
  fill: (miniflare: Miniflare) => Promise<void> = async () => {},
): Promise<Server> {
  const [miniflare, readCpu] = await withCpu(async () => {
    const starting = await runBundle(stage, bundled);
    await starting.ready;
    return starting;
  });
  await fill(miniflare);
  const url = await miniflare.unsafeGetDirectURL(undefined, DIRECT);
  const front = await miniflare.unsafeGetDirectURL();
  return { url: url.origin, front: front.origin, readCpu, stop: () => miniflare.dispose() };
}

/** The least that a Worker can do. */
export function startTiny(stage: string): Promise<Server> {
  return startBare(stage, 'tiny', `export default { fetch: () => new Response('ok') };`, null);
}

/** Returns the same bytes, which are gzip. */
export function startConstant(stage: string, { name, type, bytes }: Body): Promise<Server> {
  const headers = { 'Content-Type': type, 'Content-Encoding': 'gzip' };
  const source = `import data from './body.bin';
const bytes = new Uint8Array(data);
const init = { headers: ${JSON.stringify(headers)}, encodeBody: 'manual' };
export default { fetch: () => new Response(bytes, init) };`;
  return startBare(stage, `constant-${name}`, source, bytes);
}

/**
 * Reads these shelves and says "ok". What that takes is the local imitation of static assets,
 * which runs in the same process and is not ours.
 */
export function startReader(stage: string, shelves: readonly string[]): Promise<Server> {
  const urls = shelves.map((shelf) => `https://assets.invalid/articles/${shelf}`);
  const source = `const urls = ${JSON.stringify(urls)};
const read = async (response) => (await response).arrayBuffer();
export default {
  async fetch(request, env) {
    await Promise.all(urls.map((url) => read(env.ASSETS.fetch(url))));
    return new Response('ok');
  },
};`;
  return startBare(stage, 'reader', source, null);
}

async function startBare(
  stage: string,
  name: string,
  source: string,
  body: Uint8Array | null,
): Promise<Server> {
  const folder = path.join(stage, `bare-${name.replaceAll('/', '-')}`);
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'worker.js'), source);
  if (body !== null) await writeFile(path.join(folder, 'body.bin'), body);
  return await startServer(stage, folder);
}
