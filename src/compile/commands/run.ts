// Runs a program of this folder, bundled with all that it imports: to find, strip and link seven hundred files takes
// Node longer than a compile that changes little, and each thread does it again.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { findProgram, toBundleFolder } from './program-bundle.ts';

const [, , name = ''] = process.argv;
process.argv.splice(2, 1);
const folder = toBundleFolder();
const bundled = findProgram(folder, name) ?? (await makeProgram());
await import(pathToFileURL(bundled ?? path.join(import.meta.dirname, `${name}.ts`)).href);

/** Null where the sources run as they are: Node says what is wrong with them, and a compile that no file can be written. */
async function makeProgram(): Promise<string | null> {
  const { bundlePrograms } = await import('./bundle-programs.ts');
  await bundlePrograms(folder).catch(() => null);
  return findProgram(folder, name);
}
