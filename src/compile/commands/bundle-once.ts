// A process that bundles the Worker once, for `npm start`, as `npm run deploy` would: what it loads for
// that takes 200 MB.
import path from 'node:path';
import { build } from 'esbuild';
import { unstable_getMiniflareWorkerOptions } from 'wrangler';
import { MODULE, ROOT } from './folders.ts';
import { takeOrder } from './order.ts';

export type WorkerBundle = {
  /** The module; data that it imports is left out. */
  readonly code: string;
  /** Its source map. */
  readonly map: string;
  /** What wrangler.toml says of bindings, assets and compatibility, in the terms of the runtime. */
  readonly options: ReturnType<typeof unstable_getMiniflareWorkerOptions>['workerOptions'];
};

takeOrder(bundle);

/** Throws with esbuild's own messages where a source is wrong. */
async function bundle(): Promise<WorkerBundle> {
  const config = path.join(ROOT, 'wrangler.toml');
  const { main, workerOptions: options } = unstable_getMiniflareWorkerOptions(config);
  const { outputFiles } = await build({
    entryPoints: [main ?? ''],
    absWorkingDir: ROOT,
    bundle: true,
    external: ['*.bin', 'node:*'],
    format: 'esm',
    // The rest is what wrangler sets.
    target: 'es2024',
    supported: { 'import-source': true, using: true },
    conditions: ['workerd', 'worker', 'browser'],
    define: { 'process.env.NODE_ENV': '"production"' },
    sourcemap: 'external',
    sourcesContent: false,
    outfile: MODULE,
    write: false,
    logLevel: 'silent',
  });
  const [map, code] = outputFiles.map(({ text }) => text);
  if (map === undefined || code === undefined)
    throw new Error('esbuild has not bundled the Worker');
  return { code, map, options };
}
