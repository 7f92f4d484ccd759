// Themes: settings, a style and pages that `npm run init -- --theme` puts into a content folder.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './folders.ts';
import { listTemplate } from './template.ts';

/** What goes into site.yaml; all other files of a theme are copied as they are. */
const SETTINGS = 'theme.yaml';

/** Names of the themes there are. */
export function listThemes(): readonly string[] {
  return readdirSync(path.join(ROOT, 'templates/themes')).toSorted();
}

/** The files of a content folder with a theme; `site` is the text of its site.yaml. */
export function toThemedFiles(theme: string, site: string): Readonly<Record<string, string>> {
  const { [SETTINGS]: settings = '', ...others } = listTemplate(`themes/${theme}`);
  return { 'site.yaml': `${site.trimEnd()}\n\n${settings}`, ...others };
}

/**
 * Puts a theme into a content folder that is there, and tells of each file. Throws, in words for a person, where
 * something of it is there already, before anything is written.
 */
export function writeTheme(theme: string, folder: string, shown: string): void {
  const file = path.join(folder, 'site.yaml');
  if (!existsSync(file)) {
    throw new Error(
      `${shown} has no site.yaml. To begin a publication with a theme, add --title and --url.`,
    );
  }
  const site = readFileSync(file, 'utf8');
  if (/^theme:/mu.test(site)) {
    throw new Error(`${shown}/site.yaml has a theme already. Remove "theme", then try again.`);
  }
  const { 'site.yaml': settings = site, ...others } = toThemedFiles(theme, site);
  const taken = Object.keys(others).find((name) => existsSync(path.join(folder, name)));
  if (taken !== undefined) {
    throw new Error(`${path.join(shown, taken)} exists already. Move it away, then try again.`);
  }
  for (const [name, text] of Object.entries(others)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text, { flag: 'wx' });
    console.log(`Created ${path.join(shown, name)}`);
  }
  writeFileSync(file, settings);
  console.log(`Added "theme" to ${shown}/site.yaml`);
}
