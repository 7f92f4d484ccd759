// The folders of templates, which are copied into other repositories.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './folders.ts';

/** The texts of a template by the paths of their files in it. */
export function listTemplate(
  name: 'publication' | 'editor' | `themes/${string}`,
): Readonly<Record<string, string>> {
  const folder = path.join(ROOT, 'templates', name);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  return Object.fromEntries(
    files.map((file) => [
      path.relative(folder, file).replaceAll(path.sep, '/'),
      readFileSync(file, 'utf8'),
    ]),
  );
}
