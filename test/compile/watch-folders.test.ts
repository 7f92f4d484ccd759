// Every change below a watched folder is told, also of folders that come, go and come again.
import { appendFile, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchFolders } from '../../src/compile/commands/watch-folders.ts';

let folder: string;
let changes = 0;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tagwire-'));
  await mkdir(path.join(folder, 'articles/2026'), { recursive: true });
  await writeFile(path.join(folder, 'articles/2026/a.md'), 'a');
  watchFolders([folder], () => {
    changes++;
  });
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('a change that is told', () => {
  it('of a file, far below', async () => {
    await diagnostics(() => appendFile(at('articles/2026/a.md'), 'b'));
    await diagnostics(() => writeFile(at('articles/2026/b.md'), 'b'));
    await diagnostics(() => rename(at('articles/2026/b.md'), at('articles/2026/c.md')));
    await diagnostics(() => rm(at('articles/2026/c.md')));
  });

  it('of a file in new folders', async () => {
    await diagnostics(() => mkdir(at('articles/2027/01'), { recursive: true }));
    await diagnostics(() => writeFile(at('articles/2027/01/a.md'), 'a'));
    await diagnostics(() => appendFile(at('articles/2027/01/a.md'), 'b'));
  });

  it('of a file in a folder that went and came again', async () => {
    await diagnostics(() => rm(at('articles'), { recursive: true }));
    await diagnostics(() => mkdir(at('articles/2026'), { recursive: true }));
    await diagnostics(() => writeFile(at('articles/2026/a.md'), 'a'));
    await diagnostics(() => rename(at('articles'), at('moved')));
    await diagnostics(() => appendFile(at('moved/2026/a.md'), 'b'));
  });
});

function at(name: string): string {
  return path.join(folder, name);
}

/** Acts, and waits until it is told; events of what was before come before. */
async function diagnostics(act: () => Promise<unknown>): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 50));
  const before = changes;
  await act();
  await vi.waitFor(() => expect(changes).toBeGreaterThan(before), { timeout: 30_000 });
}
