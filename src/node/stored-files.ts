// Stored files from a folder, behind the door that the assets binding has on Cloudflare.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Assets } from '../store/articles.ts';

/** `folder` is that of the assets. Paths come from the catalog, never from a request. */
export function openStoredFiles(folder: string): Assets {
  return {
    fetch: async (url) => {
      const file = path.join(folder, new URL(url).pathname);
      try {
        return new Response(await readFile(file));
      } catch (fault) {
        if ((fault as NodeJS.ErrnoException).code !== 'ENOENT') throw fault;
        return new Response(null, { status: 404 });
      }
    },
  };
}
