// What is measured: the built Worker, and bare Workers that return a constant. Each runs in a
// workerd of its own, with the same bindings and compatibility date, and is asked without a proxy.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Miniflare } from 'miniflare';
import { DIRECT, type RunOptions, runBundle } from '../stage.ts';
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

export type StartOptions = Pick<RunOptions, 'entry'> & {
  /** Puts into its storage. */
  readonly fill?: (miniflare: Miniflare) => Promise<void>;
};

/** Starts a bundle of a stage: a folder with `worker.js` and its data. */
export async function startServer(
  stage: string,
  bundled: string,
  { fill = async () => {}, ...options }: StartOptions = {},
): Promise<Server> {
  const [miniflare, readCpu] = await withCpu(() => runBundle(stage, bundled, options));
  await fill(miniflare);
  const url = await miniflare.unsafeGetDirectURL(undefined, DIRECT);
  const front = await miniflare.unsafeGetDirectURL();
  return { url: url.origin, front: front.origin, readCpu, stop: () => miniflare.dispose() };
}

/** The least that a Worker can do. */
export async function startTiny(stage: string): Promise<Server> {
  return await startServer(stage, await writeTiny(stage));
}

/** Resolves to the folder of its bundle. */
export function writeTiny(stage: string): Promise<string> {
  return writeBare(stage, 'tiny', `export default { fetch: () => new Response('ok') };`, null);
}

/** Returns the same bytes, which are gzip, with no more fields than it must. */
export async function startConstant(stage: string, body: Body): Promise<Server> {
  const fields = { 'content-type': body.type, 'content-encoding': 'gzip' };
  return await startReturning(stage, `constant-${body.name}`, body, fields);
}

/** Returns the same bytes with the same fields. */
export async function startTwin(stage: string, body: Body): Promise<Server> {
  return await startReturning(stage, `twin-${body.name}`, body, body.fields);
}

async function startReturning(
  stage: string,
  name: string,
  { bytes }: Body,
  headers: Body['fields'],
): Promise<Server> {
  const source = `import data from './body.bin';
const bytes = new Uint8Array(data);
const init = { headers: new Headers(${JSON.stringify(headers)}), encodeBody: 'manual' };
export default { fetch: () => new Response(bytes, init) };`;
  return await startServer(stage, await writeBare(stage, name, source, bytes));
}

/**
 * Reads these shelves and says "ok". What that takes is the local imitation of static assets,
 * which runs in the same process and is not ours.
 */
export async function startReader(stage: string, shelves: readonly string[]): Promise<Server> {
  const urls = shelves.map((shelf) => `https://assets.invalid/articles/${shelf}`);
  const source = `const urls = ${JSON.stringify(urls)};
const read = async (response) => (await response).arrayBuffer();
export default {
  async fetch(request, env) {
    await Promise.all(urls.map((url) => read(env.ASSETS.fetch(url))));
    return new Response('ok');
  },
};`;
  return await startServer(stage, await writeBare(stage, 'reader', source, null));
}

async function writeBare(
  stage: string,
  name: string,
  source: string,
  body: Uint8Array | null,
): Promise<string> {
  const folder = path.join(stage, `bare-${name.replace(/[^\w.]+/g, '-')}`);
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'worker.js'), source);
  if (body !== null) await writeFile(path.join(folder, 'body.bin'), body);
  return folder;
}
