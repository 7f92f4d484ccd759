// Publications with the theme "newspaper": the sample, and the one in Arabic.
import { cp, readFile } from 'node:fs/promises';
import path from 'node:path';
import { toThemedFiles } from '../../src/compile/commands/theme-template.ts';
import { ROOT } from '../root.ts';
import { writeFolder } from '../write-folder.ts';
import { writeArabicSite } from './arabic-site.ts';

export async function writeNewspaper(folder: string): Promise<void> {
  await cp(path.join(ROOT, 'content'), folder, { recursive: true });
  await addTheme(folder);
}

export async function writeArabicNewspaper(folder: string): Promise<void> {
  await writeArabicSite(folder);
  await addTheme(folder);
}

async function addTheme(folder: string): Promise<void> {
  const site = await readFile(path.join(folder, 'site.yaml'), 'utf8');
  await writeFolder(folder, toThemedFiles('newspaper', site));
}
