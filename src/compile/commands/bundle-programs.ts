// A process that bundles the programs that compile, with all that they import, and the threads that they start.
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { hashCompiler, SOURCE } from '../files/sources.ts';
import { bundleStatic } from '../output/static.ts';
import { BUNDLES, toBundleFolder } from './bundle-folder.ts';

/** Below the folder of sources. */
const PROGRAMS = ['build', 'check', 'compile', 'compile-orders', 'start'].map(
  (name) => `compile/commands/${name}`,
);
const THREADS = ['compile/render/thread', 'compile/search/thread'];

/** They have binaries, or files of their own beside them, or are large and rarely loaded. */
const EXTERNAL = ['@takumi-rs/core', 'esbuild', 'mediabunny', 'miniflare', 'satteri', 'wrangler'];

/** CommonJS packages ask for Node's modules by `require`, which a module does not have. Sources import what makes one. */
const REQUIRE =
  "const require = process.getBuiltinModule('node:module').createRequire(import.meta.url);";

/** How many bundles of older sources stay: programs that run load parts of them later. */
const KEPT = 7;

/** Where the bundle of the sources belongs, as who started this has found them. */
const [, , folder = ''] = process.argv;
const draft = `${folder}.${randomUUID()}`;
await mkdir(BUNDLES, { recursive: true });
try {
  await build({
    entryPoints: [...PROGRAMS, ...THREADS].map((name) => path.join(SOURCE, `${name}.ts`)),
    outdir: draft,
    outbase: SOURCE,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    external: EXTERNAL,
    banner: { js: REQUIRE },
    define: {
      BUNDLED_COMPILER: JSON.stringify(hashCompiler()),
      BUNDLED_STATIC: JSON.stringify(await bundleStatic()),
    },
    plugins: [keepPlaces()],
    logLevel: 'silent',
  });
  if (toBundleFolder() !== folder) throw new Error('the sources changed while they were bundled');
  // Another process may have been faster; its bundle is the same.
  await rename(draft, folder).catch(() => undefined);
  await removeOlder();
} finally {
  await rm(draft, { recursive: true, force: true });
}

/** Sources go on finding what lies beside them, and the threads of the bundle. */
function keepPlaces(): Plugin {
  return {
    name: 'places',
    setup: ({ onLoad }) => {
      onLoad({ filter: /\.tsx?$/ }, async ({ path: file }) => {
        if (!file.startsWith(SOURCE + path.sep)) return null;
        const text = await readFile(file, 'utf8');
        const place = path.dirname(file);
        const contents = text
          .replaceAll(/new URL\('\.\/([a-z-]+)\.ts', import\.meta\.url\)/g, (all, name: string) => {
            const thread = path.relative(SOURCE, path.join(place, name)).replaceAll(path.sep, '/');
            if (!THREADS.includes(thread)) return all;
            return `new URL(${toLiteral(path.join(folder, `${thread}.mjs`))})`;
          })
          .replaceAll('import.meta.url', () => toLiteral(file))
          .replaceAll('import.meta.dirname', () => JSON.stringify(place));
        return { contents, loader: 'default' };
      });
    },
  };
}

function toLiteral(file: string): string {
  return JSON.stringify(pathToFileURL(file).href);
}

async function removeOlder(): Promise<void> {
  const others = (await readdir(BUNDLES))
    .map((name) => path.join(BUNDLES, name))
    .filter((one) => one !== folder);
  const ages = await Promise.all(
    others.map(async (one) => ({ one, age: (await stat(one)).mtimeMs })),
  );
  const older = ages.toSorted((a, b) => b.age - a.age).slice(KEPT);
  await Promise.all(older.map(({ one }) => rm(one, { recursive: true, force: true })));
}
