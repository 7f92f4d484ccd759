// Requests to the app, with real local KV and assets and a clock of the test's: inside workerd, and over HTTP
// to the Node server, where other modules stand in the place of `send.ts` and `cloudflare:workers`.
import { env } from 'cloudflare:workers';
import { createApp } from '../../src/app.ts';
import type { Catalog } from '../../src/catalog/catalog.ts';
import { decodeCatalog } from '../../src/catalog/file.ts';
import type { Bindings } from '../../src/routes/handler.ts';
import { send } from './send.ts';

declare global {
  namespace Cloudflare {
    interface Env {
      readonly CACHE: KVNamespace;
      readonly ASSETS: Fetcher;
    }
  }
}

/** Seconds since 1970: after every article of the fixture but one. */
export const NOW = Date.parse('2026-06-01T00:00:00Z') / 1000;

export const ORIGIN = 'https://feeds.example.org';

/** What a test may set: another moment, bindings that fail, fields, a method, a body. */
export type RequestOptions = {
  readonly now?: number;
  readonly bindings?: Partial<Bindings>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly method?: string;
  readonly body?: string;
  /** The properties the edge adds; absent where there is no edge. */
  readonly cf?: { readonly clientAcceptEncoding?: string };
};

export type Ask = (path: string, options?: RequestOptions) => Promise<Response>;

/** A compiled catalog: the fixture's, or `many`, which has an archive. */
export async function readCatalog(name: 'catalog' | 'many'): Promise<Catalog> {
  const stored = await env.ASSETS.fetch(`https://assets.invalid/${name}.bin`);
  return decodeCatalog(await stored.arrayBuffer());
}

/** A new isolate's app, its memory empty, over a catalog. */
export async function open(name: 'catalog' | 'many' = 'catalog'): Promise<Ask> {
  const catalog = await readCatalog(name);
  let now = NOW;
  const app = createApp(catalog, () => now);
  return async (path, options = {}) => {
    now = options.now ?? NOW;
    const version = { id: 'v', tag: '', timestamp: '2026-05-20T00:00:00Z' };
    const bindings = {
      CACHE: env.CACHE,
      ASSETS: env.ASSETS,
      VERSION: version,
      ...options.bindings,
    };
    return await send(app, path, options, bindings);
  };
}

/** The tag of a client that has all of the feed but its newest entry. */
export async function toOlderTag(ask: Ask, path: string): Promise<string> {
  const etag = (await ask(path)).headers.get('ETag') ?? '';
  return etag.replace(/\.([\w-]{8})([\w-]*)"$/, '.$2"').replace(/\.[\w-]{8}\./, '.OLDOLD00.');
}

/** A binding whose every use throws: what must cost nothing is given this. */
export function forbidden<T extends object>(): T {
  return new Proxy({} as T, {
    get: (_, name) => {
      throw new Error(`${String(name)} was used`);
    },
  });
}

/** All fields of a response, but those the test leaves out, and how long this very one has waited. */
export function fieldsOf(response: Response, ...without: string[]): Record<string, string> {
  const left = ['server-timing', ...without];
  return Object.fromEntries([...response.headers].filter(([name]) => !left.includes(name)));
}
