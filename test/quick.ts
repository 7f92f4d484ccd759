// Which tests are quick: those that start no process, no runtime and no compile of a whole publication.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './root.ts';

/** What takes its time: other processes, workerd, threads, the runtime's own tests. */
const STARTS = [
  ...['node:child_process', 'miniflare', 'wrangler', 'playwright-core', 'cloudflare:workers'],
  ...['src/compile/compile.ts', 'src/compile/render/threads.ts', 'src/compile/output/static.ts'],
  'src/import/html/threads.ts',
];

/** Those that compute for more than two seconds. */
export const LONG: readonly string[] = ['test/compile/steps.test.ts', 'test/patterns.test.ts'];

const IMPORT = /(?:^|\n)(?:import|export) (?:[^;']*? from )?'([^']+)';/g;

/** The test files of the inner loop; a new one is among them unless it imports what is slow. */
export function findQuick(): readonly string[] {
  const all = globSync('test/**/*.test.ts', { cwd: ROOT }).toSorted();
  const ours = all.filter((file) => !/^test\/(worker|readers|redis|browser)\//.test(file));
  return ours.filter((file) => !LONG.includes(file) && !startsSomething(file, new Set()));
}

/** Whether a file of ours, or one that it imports, starts something. */
function startsSomething(file: string, seen: Set<string>): boolean {
  if (STARTS.includes(file)) return true;
  if (seen.has(file) || !/\.tsx?$/.test(file)) return false;
  seen.add(file);
  const text = readFileSync(path.join(ROOT, file), 'utf8');
  return [...text.matchAll(IMPORT)].some(([, name = '']) =>
    name.startsWith('.')
      ? startsSomething(path.join(path.dirname(file), name), seen)
      : STARTS.includes(name),
  );
}
