// Bundles the server into one file beside the release: it runs without node_modules, and nowhere else does
// anybody have to compile JSX.
import path from 'node:path';
import { build } from 'esbuild';
import type { Code } from './release.ts';

/** CommonJS packages ask for Node's modules by `require`, which a module does not have. */
const REQUIRE = `import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);`;

/** Writes `server.mjs` into a folder, and resolves to its path. Throws with esbuild's own messages. */
export async function bundleServer(folder: string, code: Code): Promise<string> {
  const outfile = path.join(folder, 'server.mjs');
  await build({
    stdin: {
      contents: `import { main } from './server.ts';
await main(import.meta.dirname, ${JSON.stringify(code)});`,
      resolveDir: import.meta.dirname,
    },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    define: { 'process.env.NODE_ENV': '"production"' },
    banner: { js: REQUIRE },
    logLevel: 'silent',
  });
  return outfile;
}
