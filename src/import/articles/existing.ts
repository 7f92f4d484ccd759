// What is in the content folder already: nothing of it is overwritten, and what was imported is known again.
import { existsSync, globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { toSlug } from '../../compile/files/ids.ts';
import { readFrontMatter } from '../front-matter/read.ts';
import { toText, toTexts } from '../front-matter/value.ts';
import { toOldPath } from './old-addresses.ts';

/** Articles of a content folder, by what makes them known again. */
export type Existing = {
  /** Files below the content folder. */
  readonly bySlug: ReadonlyMap<string, string>;
  readonly byId: ReadonlyMap<string, string>;
  readonly byOldAddress: ReadonlyMap<string, string>;
};

/** Reads the front matter of all articles; none where there is no folder. */
export async function readExisting(folder: string): Promise<Existing> {
  const articles = path.join(folder, 'articles');
  const bySlug = new Map<string, string>();
  const byId = new Map<string, string>();
  const byOldAddress = new Map<string, string>();
  const files = existsSync(articles)
    ? globSync('**/*.{md,markdown}', { cwd: articles }).toSorted()
    : [];
  for (const name of files) {
    const file = path.posix.join('articles', name.replaceAll(path.sep, '/'));
    const text = await readFile(path.join(articles, name), 'utf8');
    const { data } = readFrontMatter(text.replace(/\r\n?/gu, '\n'), file, () => undefined);
    bySlug.set(toText(data['slug']) ?? toSlug(file), file);
    const id = toText(data['id']);
    if (id !== undefined) byId.set(id, file);
    for (const alias of toTexts(data['aliases'])) {
      const address = alias.startsWith('/') ? toOldPath(alias) : null;
      if (address !== null) byOldAddress.set(address.key, file);
    }
  }
  return { bySlug, byId, byOldAddress };
}
