// The publication as an Eleventy site with the same pages and feeds as ours, and templates as small as can be.
import { spawnSync } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Builder } from './builder.ts';
import { ORIGIN } from './corpus.ts';
import { copySkeleton, type ToForeign, writeForeign } from './foreign-content.ts';
import { runProgram } from './run-program.ts';

/** Writes the site into `folder` and installs Eleventy there. Resolves to a sentence where it cannot. */
export async function createEleventy(content: string, folder: string): Promise<Builder | string> {
  await rm(folder, { recursive: true, force: true });
  await copySkeleton('eleventy', folder);
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts'], { cwd: folder });
  if (status !== 0) return 'Eleventy is not measured: `npm ci` cannot install it.';
  const input = path.join(folder, 'input');
  await writeForeign(
    content,
    { articles: path.join(input, 'articles'), media: path.join(input, 'media') },
    toEleventy,
  );
  await mkdir(path.join(input, '_data'));
  const site = { title: 'Benchmark Journal', url: ORIGIN };
  await writeFile(path.join(input, '_data/site.json'), JSON.stringify(site));
  const output = path.join(folder, 'public');
  return {
    name: `Eleventy ${await readVersion(folder)}`,
    output,
    build: async () => {
      await rm(output, { recursive: true, force: true });
      return await runProgram('npm', ['run', '--silent', 'build'], { folder, env: {} });
    },
  };
}

export const toEleventy: ToForeign = ({ slug, tags, unlisted, ...fields }, terms) => ({
  ...fields,
  permalink: `/articles/${slug}/`,
  // Under the key `tags`, Eleventy would make a collection of each beside ours.
  labels: tags,
  authors: terms.filter(({ kind }) => kind === 'authors').map(({ title }) => title),
  terms: terms.map(({ kind, name, title }) => ({ path: `/${kind}/${name}/`, title })),
  ...(unlisted ? { eleventyExcludeFromCollections: true } : {}),
});

async function readVersion(folder: string): Promise<string> {
  const file = path.join(folder, 'node_modules/@11ty/eleventy/package.json');
  return (JSON.parse(await readFile(file, 'utf8')) as { readonly version: string }).version;
}
