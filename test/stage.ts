// A stage: the Worker's sources beside a compile of their own, so that tests and benchmarks never
// touch the `dist/` of a running `npm start`.
import { cp, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { convertV4MiniflareOptions, Miniflare, Response } from 'miniflare';
import { unstable_getMiniflareWorkerOptions } from 'wrangler';
import { compileInto, type StageOptions } from './compile-into.ts';
import { ROOT } from './root.ts';

/** What a checkout needs to be compiled and bundled. */
export const SOURCES = ['src', 'wrangler.toml', 'tsconfig.json', 'package.json'];

/** What would have wrangler compile the content of the stage; its tests have compiled their own. */
const BUILD = /^\[build\]\n(?:[^[\n].*\n)*/m;

/** Copies the sources to a folder of that name and compiles into its `dist`. Resolves to the folder. */
export async function stage(name: string, options: StageOptions): Promise<string> {
  const folder = await copySources(name);
  await compileInto(path.join(folder, 'dist'), options);
  return folder;
}

/** A fresh copy of the sources under the git-ignored `.wrangler/stages`. */
export async function copySources(name: string): Promise<string> {
  const folder = path.join(ROOT, '.wrangler/stages', name);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const source of SOURCES) {
    await cp(path.join(ROOT, source), path.join(folder, source), { recursive: true });
  }
  const config = path.join(folder, 'wrangler.toml');
  await writeFile(config, (await readFile(config, 'utf8')).replace(BUILD, ''));
  await symlink(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
  return folder;
}

/**
 * A named entrypoint that is the Worker itself. Miniflare puts a Worker of its own before the default
 * entrypoint of whatever has assets; `unsafeGetDirectURL(undefined, DIRECT)` leads past it.
 */
export const DIRECT = 'direct';

export type RunOptions = {
  /** Any port where none is given. */
  readonly port?: number;
  /** Reads stored files in the place of the runtime's own assets, by their path below the folder. */
  readonly assets?: (file: string) => Promise<Uint8Array>;
  /** What workerd starts, with the Worker itself as `./worker.js` beside it. */
  readonly entry?: string;
  /** Whether V8's inspector listens, on a port that `getInspectorURL` tells. */
  readonly inspected?: boolean;
  /** MiB that V8 may use for an isolate, as a platform bounds it; else it has as much as the machine. */
  readonly heap?: number | null;
  /** Gets what the Worker logs; else it goes to the terminal. */
  readonly onLog?: (line: string) => void;
  /** Whether PUSH_QUEUE is bound, with the Worker as its consumer. */
  readonly queued?: boolean;
  /** Secrets of the Worker. */
  readonly bindings?: Readonly<Record<string, string>>;
};

/** As docs/operating.md has it, but that nobody waits for a batch to be full. */
const QUEUE = {
  queueProducers: { PUSH_QUEUE: 'tagwire-push' },
  queueConsumers: { 'tagwire-push': { maxBatchTimeout: 0, maxRetries: 20 } },
};

/** Flags that Miniflare gives to workerd. */
const V8_FLAGS = 'MINIFLARE_WORKERD_V8_FLAGS';

const ENTRY = `export { default, default as ${DIRECT} } from './worker.js';`;

/** Runs a bundled stage in workerd, with the bindings and the routing of its wrangler.toml. */
export async function runBundle(
  folder: string,
  bundled: string,
  {
    port = 0,
    assets,
    entry = ENTRY,
    inspected = false,
    heap = null,
    onLog,
    queued = false,
    bindings,
  }: RunOptions = {},
): Promise<Miniflare> {
  const { workerOptions } = unstable_getMiniflareWorkerOptions(path.join(folder, 'wrangler.toml'));
  const { assets: _, ...others } = workerOptions;
  const options =
    assets === undefined ? workerOptions : { ...others, serviceBindings: toBinding(assets) };
  const data = (await readdir(bundled)).filter((file) => file.endsWith('.bin'));
  if (heap !== null) process.env[V8_FLAGS] = `--max-heap-size=${heap}`;
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      ...options,
      cf: false,
      logRequests: false,
      port,
      ...(inspected ? { inspectorPort: 0 } : {}),
      ...(onLog === undefined ? {} : { handleStructuredLogs: ({ message }) => onLog(message) }),
      ...(queued ? QUEUE : {}),
      ...(bindings === undefined ? {} : { bindings }),
      modulesRoot: bundled,
      modules: [
        {
          type: 'ESModule',
          path: path.join(bundled, 'entry.js'),
          contents: entry,
        },
        { type: 'ESModule', path: path.join(bundled, 'worker.js') },
        ...data.map((file) => ({ type: 'Data' as const, path: path.join(bundled, file) })),
      ],
      unsafeDirectSockets: [{}, { entrypoint: DIRECT }],
    }),
  );
  await miniflare.ready;
  if (heap !== null) delete process.env[V8_FLAGS];
  return miniflare;
}

/** The assets binding, answered by a function of ours. */
function toBinding(read: (file: string) => Promise<Uint8Array>) {
  const answer = async ({ url }: { readonly url: string }): Promise<Response> =>
    new Response(Buffer.from(await read(new URL(url).pathname.slice(1))));
  return { ASSETS: answer };
}
