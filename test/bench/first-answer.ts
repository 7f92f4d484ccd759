// How soon workerd answers that is started by itself. Miniflare would first copy a Worker's data over
// and over on their way to it, for longer than the Worker takes to read them, and so would a
// configuration in words; here they are in the runtime's own form before it is started.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { unstable_getMiniflareWorkerOptions } from 'wrangler';

/** The runtime itself, not the script that looks for it. */
const { default: WORKERD } = createRequire(import.meta.url)('workerd') as {
  readonly default: string;
};

/** A KV that takes everything, and in which nothing is found. */
const NOTHING = `export default {
  async fetch(request) {
    await request.arrayBuffer();
    return new Response(null, { status: request.method === 'PUT' ? 200 : 404 });
  },
};`;

/** Bytes of a configuration at most: the Worker is in it. */
const LARGEST = 2 ** 28;

/** Puts a bundle into the form in which workerd reads it, beside it. Resolves to the file. */
export async function prepare(stage: string, bundled: string): Promise<string> {
  const folder = `${bundled}-alone`;
  await mkdir(folder, { recursive: true });
  const words = path.join(folder, 'workerd.capnp');
  await writeFile(words, await toConfig(stage, bundled));
  const made = spawnSync(WORKERD, ['compile', words, '--config-only'], { maxBuffer: LARGEST });
  if (made.status !== 0) throw new Error(made.stderr.toString('utf8'));
  const file = path.join(folder, 'workerd.bin');
  await writeFile(file, made.stdout);
  return file;
}

/** Milliseconds from the start of workerd until the answer to a first GET of `asked` is whole. */
export async function timeFirstAnswer(file: string, asked: string): Promise<number> {
  const began = performance.now();
  const runtime = spawn(WORKERD, ['serve', '--binary', file, '--control-fd=3'], {
    stdio: ['ignore', 'inherit', 'inherit', 'pipe'],
  });
  const ended = once(runtime, 'exit');
  try {
    const port = await readPort(runtime.stdio[3] as Readable);
    const response = await fetch(`http://127.0.0.1:${port}${asked}`);
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`${asked}: ${response.status}`);
    return performance.now() - began;
  } finally {
    runtime.kill();
    await ended;
  }
}

/** What the runtime tells on its control channel, once it listens. */
async function readPort(control: Readable): Promise<number> {
  for await (const line of createInterface(control)) {
    const told = JSON.parse(line) as { readonly event: string; readonly port?: number };
    if (told.event === 'listen' && told.port !== undefined) return told.port;
  }
  throw new Error('workerd ended before it listened');
}

type Compatibility = {
  readonly compatibilityDate: string;
  readonly compatibilityFlags: readonly string[];
};

/** The bindings that wrangler.toml names; stored files are read from the disk. */
async function toConfig(stage: string, bundled: string): Promise<string> {
  const { workerOptions } = unstable_getMiniflareWorkerOptions(path.join(stage, 'wrangler.toml'));
  const { compatibilityDate, compatibilityFlags } = workerOptions as Compatibility;
  const data = (await readdir(bundled)).filter((name) => name.endsWith('.bin'));
  const embed = (name: string): string => `embed ${toText(`../${path.basename(bundled)}/${name}`)}`;
  const date = `compatibilityDate = ${toText(compatibilityDate)}`;
  const version = { id: '', tag: '', timestamp: new Date().toISOString() };
  return `using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "main", worker = .main),
    (name = "nothing", worker = .nothing),
    (name = "assets", disk = (path = ${toText(path.join(stage, 'dist/assets'))})),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);

const main :Workerd.Worker = (
  modules = [
    (name = "worker.js", esModule = ${embed('worker.js')}),
    ${data.map((name) => `(name = ${toText(name)}, data = ${embed(name)}),`).join('\n    ')}
  ],
  ${date},
  compatibilityFlags = [${compatibilityFlags.map(toText).join(', ')}],
  bindings = [
    (name = "ASSETS", service = "assets"),
    (name = "CACHE", kvNamespace = "nothing"),
    (name = "VERSION", json = ${toText(JSON.stringify(version))}),
  ],
);

const nothing :Workerd.Worker = (
  modules = [(name = "nothing.js", esModule = ${toText(NOTHING)})],
  ${date},
);
`;
}

/** A text in Cap'n Proto's notation, whose escapes are those of JSON. */
function toText(text: string): string {
  return JSON.stringify(text);
}
