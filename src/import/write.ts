// Writes what was planned. A file that is there is never touched, but for `site.yaml`, to which only what is
// missing was added.
import { constants } from 'node:fs';
import { copyFile, mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Import } from './import.ts';

/** What was written: numbers of articles and of other files. */
export type WrittenCounts = { readonly articles: number; readonly files: number };

/** Writes into the content folder `out`, which is made if there is none. */
export async function writeImport(out: string, planned: Import): Promise<WrittenCounts> {
  let articles = 0;
  let files = 0;
  for (const [file, text] of planned.articles) {
    if (await create(path.join(out, file), (to) => writeFile(to, text, { flag: 'wx' })))
      articles += 1;
  }
  for (const [file, from] of planned.copies) {
    const copy = (to: string): Promise<void> => copyFile(from, to, constants.COPYFILE_EXCL);
    if (await create(path.join(out, file), copy)) files += 1;
  }
  if (planned.siteFile !== null) {
    const target = path.join(out, 'site.yaml');
    const temporary = `${target}.importing`;
    await mkdir(out, { recursive: true });
    await writeFile(temporary, planned.siteFile);
    await rename(temporary, target);
  }
  return { articles, files };
}

/** Whether the file was not there before. */
async function create(target: string, write: (target: string) => Promise<void>): Promise<boolean> {
  await mkdir(path.dirname(target), { recursive: true });
  try {
    await write(target);
    return true;
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === 'EEXIST') return false;
    throw fault;
  }
}
