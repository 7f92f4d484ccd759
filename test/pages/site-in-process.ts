// A content folder, compiled and answered for by the Worker in this process.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createApp } from '../../src/app.ts';
import type { Catalog } from '../../src/catalog/catalog.ts';
import { decodeCatalog } from '../../src/catalog/file.ts';
import { compileInto } from '../compile-into.ts';

export type Ask = (url: string, headers?: Record<string, string>) => Promise<Response>;

/** How a browser asks for a page. */
export const NAVIGATION = { Accept: 'text/html', 'Sec-Fetch-Dest': 'document' };

const ORIGIN = 'https://bare.example';

/** A time that the tests of small sites call now. */
export const NOW = Date.parse('2026-06-01T00:00:00Z') / 1000;

/** The `site.yaml` of a small site. */
export const SITE = `title: One
description: Some articles
url: ${ORIGIN}
language: en
zone: UTC
authority: one.example.org,2024
founded: 2024-01-01
authors:
  ada: {name: Ada}
`;

/** Compiles into `dist` of the folder. `now` in seconds; `adapt` makes another catalog of what was compiled. */
export async function openSite(
  folder: string,
  now: number,
  adapt = (catalog: Catalog): Catalog => catalog,
): Promise<Ask> {
  const out = path.join(folder, 'dist');
  await compileInto(out, { folder, origin: ORIGIN, now });
  const bytes = await readFile(path.join(out, 'catalog.bin'));
  const app = createApp(adapt(decodeCatalog(Uint8Array.from(bytes).buffer)), () => now);
  const bindings = {
    CACHE: { getWithMetadata: async () => ({ value: null, metadata: null }), put: async () => {} },
    ASSETS: {
      fetch: async (url: string) =>
        new Response(
          Uint8Array.from(await readFile(path.join(out, 'assets', new URL(url).pathname))),
        ),
    },
    VERSION: { id: 'v', tag: '', timestamp: '2026-05-20T00:00:00Z' },
  };
  const context = { waitUntil: () => undefined };
  return async (url, headers = {}) =>
    await app.fetch(
      new Request(`${ORIGIN}${url}`, { headers }),
      bindings as unknown as Parameters<typeof app.fetch>[1],
      context as unknown as ExecutionContext,
    );
}
