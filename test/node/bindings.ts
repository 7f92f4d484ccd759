// The bindings of the Node server's tests: what stands in the place of `cloudflare:workers`.
import path from 'node:path';
import { createMemoryCache } from '../../src/node/memory-store.ts';
import { openStoredFiles } from '../../src/node/stored-files.ts';
import type { SharedCache } from '../../src/store/cache.ts';
import { NODE_STAGE } from '../worker/setup.ts';

const BOUND = 64_000_000;

const store = createMemoryCache(BOUND, () => Math.floor(Date.now() / 1000));
const names = new Set<string>();

const put: SharedCache['put'] = async (key, bytes, options) => {
  names.add(key);
  await store.put(key, new Uint8Array(bytes), { ...options, expirationTtl: 60 });
};

export const env = {
  ASSETS: openStoredFiles(path.join(NODE_STAGE, 'assets')),
  CACHE: {
    ...store,
    put,
    // The tests see and clear what is stored.
    list: async () => ({ keys: [...names].map((name) => ({ name })) }),
    delete: async (name: string) => {
      names.delete(name);
      const metadata = { length: 0, digest: '' };
      await store.put(name, new Uint8Array(), { expirationTtl: 0, metadata });
    },
  },
};
