// Runs a program of this folder, bundled with all that it imports: to find, strip and link seven hundred files takes
// Node longer than a compile that changes little, and each thread does it again.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { findProgram, toBundleFolder } from './bundle-folder.ts';

const [, , name = ''] = process.argv;
process.argv.splice(2, 1);
const folder = toBundleFolder();
if (findProgram(folder, name) === null) {
  // In a process of its own, whose memory the program would keep. Where it fails, the sources run as they are: Node says
  // what is wrong with them, and a compile that no file can be written.
  const bundler = path.join(import.meta.dirname, 'bundle-programs.ts');
  spawnSync(process.execPath, [...process.execArgv, bundler, folder], { stdio: 'ignore' });
}
const source = path.join(import.meta.dirname, `${name}.ts`);
await import(pathToFileURL(findProgram(folder, name) ?? source).href);
