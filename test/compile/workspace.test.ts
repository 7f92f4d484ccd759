// Annotations of GitHub Actions name files from the root of the repository that they are in.
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { toContentFolder } from '../../src/compile/commands/folders.ts';
import { toWorkspace } from '../../src/compile/commands/workspace.ts';
import type { Diagnostic } from '../../src/compile/diagnostics/diagnostic.ts';

const OTHER = { line: 2, column: 8, severity: 'error', rule: 'bad-yaml', message: 'm' } as const;

describe('a file in an annotation', () => {
  const here = process.cwd();
  const above = path.dirname(here);
  const engine = path.basename(here);
  it.each<[content: string, workspace: string, file: string]>([
    ['', here, 'content/articles/x.md'],
    ['', '', 'content/articles/x.md'],
    ['posts', '', 'posts/articles/x.md'],
    ['.', '', 'articles/x.md'],
    ['', above, `${engine}/content/articles/x.md`],
    // The engine and the content are two checkouts in one workspace.
    ['../content', above, 'content/articles/x.md'],
    [path.join(above, 'content'), above, 'content/articles/x.md'],
    ['..', above, 'articles/x.md'],
    ['../content', '', '../content/articles/x.md'],
  ])('of CONTENT_DIR %j in the workspace %j', (content, workspace, file) => {
    const folders = toContentFolder({ CONTENT_DIR: content });
    const named: Diagnostic = { ...OTHER, file: `${folders.shown}/articles/x.md` };
    const env = { GITHUB_WORKSPACE: workspace };
    expect(toWorkspace([named], folders, env)).toEqual([{ ...OTHER, file }]);
  });
});
