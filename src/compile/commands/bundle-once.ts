// A process that bundles the Worker once, for `npm start`, as `npm run deploy` would: what it loads for
// that takes 200 MB.
import path from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import { unstable_getMiniflareWorkerOptions } from 'wrangler';
import { MODULE, ROOT } from './folders.ts';
import { takeOrders } from './order.ts';

/** A module with `withPreview`, and what its pages load. */
export type PreviewBundle = {
  readonly code: string;
  readonly script: string;
  readonly listener: string;
  readonly style: string;
};

export type WorkerBundle = {
  /** The module; data that it imports is left out. */
  readonly code: string;
  /** Its source map. */
  readonly map: string;
  /** The preview around it, which no deploy uploads. */
  readonly preview: PreviewBundle;
  /** What wrangler.toml says of bindings, assets and compatibility, in the terms of the runtime. */
  readonly options: ReturnType<typeof unstable_getMiniflareWorkerOptions>['workerOptions'];
};

const COMMON = {
  absWorkingDir: ROOT,
  bundle: true,
  write: false,
  logLevel: 'silent',
} as const satisfies BuildOptions;

/** Packages ask for it in each of these ways, and wrangler answers to all when it deploys. */
const ENVIRONMENT = '"production"';

const FOR_WORKERD = {
  ...COMMON,
  external: ['*.bin', 'node:*'],
  format: 'esm',
  // The rest is what wrangler sets.
  target: 'es2024',
  supported: { 'import-source': true, using: true },
  conditions: ['workerd', 'worker', 'browser'],
  define: {
    'process.env.NODE_ENV': ENVIRONMENT,
    'global.process.env.NODE_ENV': ENVIRONMENT,
    'globalThis.process.env.NODE_ENV': ENVIRONMENT,
  },
} as const satisfies BuildOptions;

takeOrders(bundle, 0);

/** Throws with esbuild's own messages where a source is wrong. */
async function bundle(): Promise<WorkerBundle> {
  const config = path.join(ROOT, 'wrangler.toml');
  const { main, workerOptions: options } = unstable_getMiniflareWorkerOptions(config);
  const preview = bundlePreview();
  const { outputFiles } = await build({
    ...FOR_WORKERD,
    entryPoints: [main ?? ''],
    sourcemap: 'external',
    sourcesContent: false,
    outfile: MODULE,
  });
  const [map, code] = outputFiles.map(({ text }) => text);
  if (map === undefined || code === undefined)
    throw new Error('esbuild has not bundled the Worker');
  return { code, map, preview: await preview, options };
}

async function bundlePreview(): Promise<PreviewBundle> {
  const toText = async (file: string, options: BuildOptions): Promise<string> => {
    const entryPoints = [path.join(ROOT, 'src/preview', file)];
    const { outputFiles = [] } = await build({ ...COMMON, ...options, entryPoints });
    const [output] = outputFiles;
    if (output === undefined) throw new Error(`esbuild has not bundled ${file}`);
    return output.text;
  };
  const [code, script, listener, style] = await Promise.all([
    toText('preview.ts', FOR_WORKERD),
    toText('script/main.ts', { format: 'esm' }),
    toText('script/listener.ts', { format: 'iife' }),
    toText('style.css', {}),
  ]);
  return { code, script, listener, style };
}
