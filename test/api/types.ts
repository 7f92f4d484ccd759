// What a developer does with types: makes those of /openapi.json, and has TypeScript check a program.
import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ROOT } from '../root.ts';
import type { Description } from './description.ts';

/** As strict as TypeScript can be without forbidding what is no fault. */
const STRICT = [
  '--strict',
  '--exactOptionalPropertyTypes',
  '--noUncheckedIndexedAccess',
  '--verbatimModuleSyntax',
];

/** Two compilers are installed: that of today, and the last one that was written in TypeScript. */
export type Compiler = 'typescript' | 'typescript-5';

/** The types that openapi-typescript makes of a description. */
export function generateTypes(document: Description): string {
  const program = path.join(import.meta.dirname, 'openapi-typescript.ts');
  const { stdout, stderr } = spawnSync(process.execPath, [program], {
    cwd: ROOT,
    encoding: 'utf8',
    input: JSON.stringify(document),
  });
  if (stdout === '') throw new Error(stderr);
  return stdout;
}

/** For browsers. */
const USUAL = ['--lib', 'es2024,dom', '--types', ''];

/** The faults that TypeScript finds in a program beside the files of a folder, one line each. */
export async function findFaults(folder: string, code: string): Promise<readonly string[]> {
  const [faults = []] = await findAllFaults(folder, [code]);
  return faults;
}

/** The faults of each program, all checked at once. */
export async function findAllFaults(
  folder: string,
  programs: readonly string[],
  options: readonly string[] = USUAL,
  compiler: Compiler = 'typescript',
): Promise<readonly (readonly string[])[]> {
  const files = programs.map((_, index) => `use-${index}.ts`);
  for (const [index, code] of programs.entries()) {
    await writeFile(path.join(folder, files[index] ?? ''), `${code}\n`);
  }
  const { stdout } = spawnSync(
    process.execPath,
    [
      path.join(ROOT, 'node_modules', compiler, 'bin/tsc'),
      ...['--noEmit', ...STRICT, '--target', 'es2024'],
      ...['--module', 'nodenext', '--allowImportingTsExtensions'],
      ...(compiler === 'typescript' ? ['--ignoreConfig'] : []),
      ...options,
      ...files,
    ],
    { cwd: folder, encoding: 'utf8' },
  );
  const faults = stdout.split('\n').filter((line) => line.includes('error TS'));
  const elsewhere = faults.filter((line) => !files.some((file) => line.startsWith(`${file}(`)));
  return files.map((file) => [
    ...faults.filter((line) => line.startsWith(`${file}(`)),
    ...elsewhere,
  ]);
}
