// The linter enforces the direction of imports: each forbidden one is an error, each lawful one not.
import { spawnSync } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from './stage.ts';

const BIOME = path.join(ROOT, 'node_modules/@biomejs/biome/bin/biome');

const rows: readonly (readonly [file: string, imported: string, lawful: boolean])[] = [
  ['src/catalog/x.ts', './site.ts', true],
  ['src/catalog/x.ts', '../query/query.ts', false],
  ['src/http/x.ts', './fields.ts', true],
  ['src/http/x.ts', '../catalog/site.ts', false],
  ['src/http/x.ts', 'hono', false],
  ['src/query/x.ts', '../catalog/site.ts', true],
  ['src/query/x.ts', '../feed/document.ts', false],
  ['src/query/x.ts', '../http/fields.ts', false],
  ['src/feed/x.ts', '../query/query.ts', true],
  ['src/feed/x.ts', '../store/cache.ts', false],
  ['src/feed/x.ts', '../serve.ts', false],
  ['src/feed/x.ts', 'feed', false],
  ['src/store/x.ts', '../catalog/record.ts', true],
  ['src/store/x.ts', '../query/query.ts', false],
  ['src/serve.ts', './store/cache.ts', true],
  ['src/serve.ts', './pages/layout.tsx', false],
  ['src/serve.ts', 'hono', false],
  ['src/pages/x.tsx', '../feed/document.ts', true],
  ['src/pages/x.tsx', '../store/cache.ts', false],
  ['src/pages/x.tsx', '../compile/compile.ts', false],
  ['src/coarse.ts', './representation.ts', true],
  ['src/coarse.ts', './api/represent.ts', false],
  ['src/api/x.ts', '../serve.ts', true],
  ['src/api/x.ts', '../pages/layout.tsx', false],
  ['src/api/x.ts', '../store/cache.ts', false],
  ['src/api/schema/x.ts', '../../query/query.ts', true],
  ['src/api/schema/x.ts', '../../http/digest.ts', true],
  ['src/api/schema/x.ts', '../../serve.ts', false],
  ['src/api/schema/x.ts', '../routes.ts', false],
  ['src/api/answer/x.ts', '../../representation.ts', true],
  ['src/api/answer/x.ts', '../../service.ts', false],
  ['src/api/answer/x.ts', 'hono', false],
  ['src/app.ts', './serve.ts', true],
  ['src/app.ts', './compile/compile.ts', false],
  ['src/app.ts', './store/cache.ts', false],
  ['src/moved.ts', './query/moved.ts', true],
  ['src/moved.ts', './store/cache.ts', false],
  ['src/app.ts', 'node:fs', false],
  ['src/compile/x.ts', 'node:fs', true],
  ['src/compile/x.ts', '../feed/document.ts', true],
  ['src/compile/x.ts', '../api/schema/urls.ts', true],
  ['src/compile/x.ts', '../api/routes.ts', false],
  ['src/compile/x.ts', '../serve.ts', false],
  ['src/compile/x.ts', '../http/digest.ts', true],
  ['src/compile/x.ts', 'feed', false],
  ['src/compile/content/x.ts', 'unified', false],
  ['src/compile/markdown/x.ts', 'unified', true],
  ['src/compile/markdown/x.ts', '../../serve.ts', false],
  ['src/compile/markdown/x.ts', '../files/media.ts', true],
  ['src/compile/markdown/x.ts', '../content/content.ts', false],
  ['src/compile/output/fragments.ts', 'feed', true],
];

/** `file:line` of every import the linter forbids; each file holds its imports, one a line. */
const forbidden = await lint(Map.groupBy(rows, ([file]) => file));

describe('the import law', () => {
  it.each(rows)('%s may import %s: %s', (file, imported, lawful) => {
    const line = rows
      .filter(([other]) => other === file)
      .findIndex(([, name]) => name === imported);
    expect(!forbidden.has(`${file}:${line + 1}`)).toBe(lawful);
  });
});

async function lint(files: ReadonlyMap<string, typeof rows>): Promise<ReadonlySet<string>> {
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), 'tagwire-law-')));
  try {
    await copyFile(path.join(ROOT, '.biome.jsonc'), path.join(folder, '.biome.jsonc'));
    for (const [file, imports] of files) {
      await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
      const lines = imports.map(([, name], index) => `import * as n${index} from '${name}';\n`);
      await writeFile(path.join(folder, file), lines.join(''));
    }
    const { stdout } = spawnSync(
      process.execPath,
      [BIOME, 'lint', '--vcs-enabled=false', '--max-diagnostics=200', '--reporter=github', '.'],
      { cwd: folder, encoding: 'utf8' },
    );
    const told = [...stdout.matchAll(/^::error .*$/gm)]
      .map(([line]) => line)
      .filter((line) => /noRestrictedImports|noNodejsModules/.test(line));
    const places = told.map((line) => /file=([^,]+),line=(\d+),/.exec(line) ?? []);
    return new Set(places.map(([, file = '', line]) => `${path.relative(folder, file)}:${line}`));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
