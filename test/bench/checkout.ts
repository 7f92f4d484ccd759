// A checkout of ours that compiles a publication as an editor does: by `npm run compile`, npm and all.
import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Builder } from './builder.ts';
import { runProgram, type Spent } from './run-program.ts';

export type Checkout = Builder & {
  readonly folder: string;
  /** Compiles what has changed since the last time. */
  readonly compile: () => Promise<Spent>;
};

/** A build begins as in a fresh clone: without `dist/`, and without the bundle of the program. */
export function toCheckout(name: string, folder: string, content: string): Checkout {
  const output = path.join(folder, 'dist');
  const made = [output, path.join(folder, '.wrangler/programs')];
  const env = { CONTENT_DIR: content, SITE_URL: '' };
  const compile = () => runProgram('npm', ['run', '--silent', 'compile'], { folder, env });
  return {
    name,
    folder,
    output,
    compile,
    build: async () => {
      for (const one of made) await rm(one, { recursive: true, force: true });
      return await compile();
    },
  };
}
