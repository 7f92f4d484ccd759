// Names of files as GitHub shows them beside a pull request: from the folder of the repository.
import path from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { toContentFolder } from './folders.ts';

/**
 * The same diagnostics, with their files named from the workspace of GitHub Actions, else from the current folder: the
 * content may be another checkout than the one in which the command runs.
 */
export function toWorkspace(
  diagnostics: readonly Diagnostic[],
  { folder, shown }: ReturnType<typeof toContentFolder>,
  env: NodeJS.ProcessEnv,
): readonly Diagnostic[] {
  const workspace = env['GITHUB_WORKSPACE'] || process.cwd();
  return diagnostics.map((diagnostic) => {
    const file = path.join(folder, diagnostic.file.slice(shown.length));
    return { ...diagnostic, file: path.relative(workspace, file).replaceAll(path.sep, '/') };
  });
}
