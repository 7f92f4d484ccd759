// Starts the peers: each a stage of its own with a wrangler.toml, bundled as a deploy would.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Miniflare } from 'miniflare';
import { bundle } from '../../bundle.ts';
import { ROOT } from '../../root.ts';
import { type Server, startServer } from '../servers.ts';
import { FEED_PATH, KV_KEY, type Publication } from './publication.ts';

const STAGES = path.join(ROOT, '.wrangler/stages/bench-peers');

/** Node's modules, for `feed` asks for its streams; the rest as in our own wrangler.toml. */
const SETTINGS = `name = "peer"
main = "worker.ts"
compatibility_date = "2026-10-01"
compatibility_flags = ["nodejs_compat"]
send_metrics = false
`;

const KV = `
[[kv_namespaces]]
binding = "ARTICLES"
`;

const ASSETS = `
[assets]
directory = "assets"
`;

/** Peer (a). */
export async function startHonoKv(publication: Publication): Promise<Server> {
  const folder = await write('hono-kv', {
    'wrangler.toml': SETTINGS + KV,
    'worker.ts': `export { app as default } from '${toSource('hono-kv.ts')}';\n`,
  });
  const fill = async (miniflare: Miniflare): Promise<void> => {
    const namespace = await miniflare.getKVNamespace('ARTICLES');
    await namespace.put(KV_KEY, JSON.stringify(publication));
  };
  return await startServer(folder, bundle(folder), { fill });
}

/** Peer (a) without KV. */
export function startHonoFeed(publication: Publication): Promise<Server> {
  return startBundled('hono-feed', publication, 'renderByFeed', 'feed-rss.ts');
}

/** Peer (c). */
export function startFeedsmith(publication: Publication): Promise<Server> {
  return startBundled('feedsmith', publication, 'renderByFeedsmith', 'feedsmith-rss.ts');
}

/** Peer (b). `rss` is the finished feed; the Worker beside it is never asked. */
export async function startAsset(rss: string): Promise<Server> {
  const folder = await write('asset', {
    'wrangler.toml': SETTINGS + ASSETS,
    'worker.ts': `export default { fetch: () => new Response(null, { status: 404 }) };\n`,
    [`assets${FEED_PATH}`]: rss,
  });
  return await startServer(folder, bundle(folder));
}

async function startBundled(
  name: string,
  publication: Publication,
  render: string,
  file: string,
): Promise<Server> {
  const folder = await write(name, {
    'wrangler.toml': SETTINGS,
    'publication.json': JSON.stringify(publication),
    'worker.ts': `import { ${render} } from '${toSource(file)}';
import { createBundled } from '${toSource('hono-bundled.ts')}';
import publication from './publication.json';
export default createBundled(publication, ${render});
`,
  });
  return await startServer(folder, bundle(folder));
}

/** Writes a stage in place of what was there. Resolves to its folder. */
async function write(name: string, files: { readonly [file: string]: string }): Promise<string> {
  const folder = path.join(STAGES, name);
  await rm(folder, { recursive: true, force: true });
  for (const [file, text] of Object.entries(files)) {
    const place = path.join(folder, file);
    await mkdir(path.dirname(place), { recursive: true });
    await writeFile(place, text);
  }
  return folder;
}

/** A source file of this folder, as a stage imports it. */
function toSource(file: string): string {
  const relative = path.relative(path.join(STAGES, 'any'), path.join(import.meta.dirname, file));
  return relative.replaceAll('\\', '/');
}
