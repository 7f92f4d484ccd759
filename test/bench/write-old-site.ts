// Writes the site of a generator, the same one every time.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createArticleDice } from './article-body.ts';
import { createDice, happens, scale } from './dice.ts';
import { IMAGE, toOldPost } from './old-post.ts';
import type { OldSite } from './old-sites.ts';
import { toPng } from './png.ts';

const SEED = 20261128;

/** Names of sites in numbers, so that none has the throws of another. */
const toSeed = (name: string): number =>
  [...name].reduce((sum, letter) => Math.imul(sum, 31) + letter.charCodeAt(0), SEED);

/** Bytes of a body, least and most. */
const USUAL = [1_000, 20_000] as const;

/** Writes it in place of what was there. Resolves to the files of its posts. `bytes`: of each body, about. */
export async function writeOldSite(
  folder: string,
  site: OldSite,
  posts: number,
  bytes?: number,
): Promise<readonly string[]> {
  await rm(folder, { recursive: true, force: true });
  const put = async (file: string, text: string | Uint8Array): Promise<void> => {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), text);
  };
  for (const [file, text] of Object.entries(site.settings)) await put(file, text);
  await put(site.statics + IMAGE.slice(1), toPng(createDice(SEED), 400, 300));
  const files: string[] = [];
  let link = '/';
  for (let number = 1; number <= posts; number++) {
    const dice = createArticleDice(toSeed(site.name), number);
    const size = bytes ?? Math.round(scale(dice, ...USUAL));
    const post = toOldPost(dice, number, size, site.marks, link);
    const file = site.toFile(post);
    const mark = happens(dice, 0.05) ? '\uFEFF' : '';
    await put(file, mark + site.toFrontMatter(post) + post.body);
    files.push(file);
    // What becomes of full-width marks in addresses is for each generator to say.
    if (!post.name.includes('：')) link = site.toAddress(post.date, post.name);
  }
  return files;
}
