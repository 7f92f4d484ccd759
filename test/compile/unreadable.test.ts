// Files that compile is not permitted to read: reported, as all that an editor can mend.
import { chmod, cp, mkdir, mkdtemp, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compile } from '../../src/compile/compile.ts';
import { formatDiagnostic } from '../../src/compile/diagnostics/diagnostic.ts';
import { ROOT } from '../root.ts';

/** Nobody, as Linux and macOS count users. */
const NOBODY = 65_534;

let base: string;
let content: string;

beforeEach(async () => {
  base = await mkdtemp(path.join(tmpdir(), 'tagwire-'));
  await chmod(base, 0o777);
  content = path.join(base, 'content');
  await cp(path.join(ROOT, 'test/fixtures/content/valid'), content, { recursive: true });
});

afterEach(() => rm(base, { recursive: true, force: true }));

/** The errors of a compile by somebody who is not permitted everything; `null` when it is done. */
async function findErrors(): Promise<readonly string[] | null> {
  // Root may read all there is.
  const isRoot = process.getuid?.() === 0;
  if (isRoot) process.seteuid?.(NOBODY);
  try {
    const { diagnostics, done } = await compile({
      folder: content,
      shown: 'content',
      out: path.join(base, 'dist'),
      origin: 'https://feeds.example.org',
      now: Date.parse('2026-06-01T00:00:00Z') / 1000,
      older: 'drop',
      code: 'test',
    });
    const errors = diagnostics.filter(({ severity }) => severity === 'error').map(formatDiagnostic);
    return done === null ? errors : null;
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}

const forbid = (file: string) => chmod(path.join(content, file), 0);

describe.skipIf(process.platform === 'win32')('what may not be read', () => {
  const says = 'error bad-path permission denied; change the file permissions';

  it('is reported: an article, a folder and a picture', async () => {
    await mkdir(path.join(content, 'articles/private'));
    await forbid('articles/private');
    await forbid('articles/2026-01-05-minimal.md');
    await forbid('media/episode.mp3');
    expect(await findErrors()).toEqual([
      `content/articles/2026-01-05-minimal.md:1:1 ${says}`,
      `content/articles/private/:1:1 ${says}`,
      `content/media/episode.mp3:1:1 ${says}`,
    ]);
    await chmod(path.join(content, 'articles/private'), 0o700);
  });

  it('is reported of site.yaml', async () => {
    await forbid('site.yaml');
    expect(await findErrors()).toEqual([`content/site.yaml:1:1 ${says}`]);
  });

  it('is reported of files that a folder lists but does not let in', async () => {
    await chmod(path.join(content, 'articles'), 0o444);
    const errors = (await findErrors()) ?? [];
    await chmod(path.join(content, 'articles'), 0o755);
    expect(errors).toContain(`content/articles/2026-01-05-minimal.md:1:1 ${says}`);
  });

  it('is reported where an article could be read before, and forgotten where it can be again', async () => {
    expect(await findErrors()).toBeNull();
    const file = path.join(content, 'articles/2026-01-05-minimal.md');
    await forbid('articles/2026-01-05-minimal.md');
    await utimes(file, 0, 0);
    expect(await findErrors()).toEqual([`content/articles/2026-01-05-minimal.md:1:1 ${says}`]);
    await chmod(file, 0o644);
    expect(await findErrors()).toBeNull();
  });

  it('is reported of the content folder itself, and of a file in its place', async () => {
    await chmod(content, 0);
    const errors = await findErrors();
    await chmod(content, 0o755);
    expect(errors?.[0]).toBe(`content/:1:1 ${says}`);
    content = path.join(content, 'site.yaml');
    expect((await findErrors())?.[0]).toBe('content/:1:1 error bad-path not a folder');
  });
});
