// The publication as a Hugo site with the same pages and feeds as ours, and layouts as small as can be.
import { spawnSync } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Builder } from './builder.ts';
import { copySkeleton, type Term, type ToForeign, writeForeign } from './foreign-content.ts';
import { runProgram } from './run-program.ts';

/**
 * Writes the site into `folder`. The first builder colours code as Tagwire does, the second leaves it plain. Resolves
 * to a sentence where there is no Hugo.
 */
export async function createHugo(
  content: string,
  folder: string,
): Promise<readonly Builder[] | string> {
  const { stdout } = spawnSync('hugo', ['version'], { encoding: 'utf8' });
  const [, version] = /\bv(\d+\.\d+\.\d+)/.exec(stdout ?? '') ?? [];
  if (version === undefined) return 'Hugo is not measured: there is no command `hugo`.';
  await rm(folder, { recursive: true, force: true });
  await copySkeleton('hugo', folder);
  const out = {
    articles: path.join(folder, 'content/articles'),
    media: path.join(folder, 'static/media'),
  };
  for (const term of await writeForeign(content, out, toHugo)) await writeTerm(folder, term);
  const output = path.join(folder, 'public');
  const made = [output, path.join(folder, 'resources'), path.join(folder, 'cache')];
  const toBuilder = (name: string, coloured: boolean): Builder => ({
    name,
    output,
    build: async () => {
      for (const one of made) await rm(one, { recursive: true, force: true });
      const env = {
        HUGO_CACHEDIR: path.join(folder, 'cache'),
        HUGO_MARKUP_HIGHLIGHT_CODEFENCES: String(coloured),
      };
      return await runProgram('hugo', [], { folder, env });
    },
  });
  return [toBuilder(`Hugo ${version}`, true), toBuilder('without colouring code', false)];
}

export const toHugo: ToForeign = ({ updated, section, unlisted, ...fields }) => ({
  ...fields,
  sections: [section],
  ...(updated === undefined ? {} : { lastmod: updated }),
  ...(unlisted ? { _build: { list: 'never' } } : {}),
});

async function writeTerm(folder: string, { kind, name, title }: Term): Promise<void> {
  const parent = path.join(folder, 'content', kind, name);
  await mkdir(parent, { recursive: true });
  await writeFile(path.join(parent, '_index.md'), `---\ntitle: ${JSON.stringify(title)}\n---\n`);
}
