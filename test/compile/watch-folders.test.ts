// Every change below a watched folder is reported, also of folders that come, go and come again.
import { appendFile, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
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

describe('a change that is reported', () => {
  it('of a file, far below', async () => {
    await expectEvent(() => appendFile(at('articles/2026/a.md'), 'b'));
    await expectEvent(() => writeFile(at('articles/2026/b.md'), 'b'));
    await expectEvent(() => rename(at('articles/2026/b.md'), at('articles/2026/c.md')));
    await expectEvent(() => rm(at('articles/2026/c.md')));
  });

  it('of a file in new folders', async () => {
    await expectEvent(() => mkdir(at('articles/2027/01'), { recursive: true }));
    await expectEvent(() => writeFile(at('articles/2027/01/a.md'), 'a'));
    await expectEvent(() => appendFile(at('articles/2027/01/a.md'), 'b'));
  });

  it('of a file in a folder that went and came again', async () => {
    await expectEvent(() => rm(at('articles'), { recursive: true }));
    await expectEvent(() => mkdir(at('articles/2026'), { recursive: true }));
    await expectEvent(() => writeFile(at('articles/2026/a.md'), 'a'));
    await expectEvent(() => rename(at('articles'), at('moved')));
    await expectEvent(() => appendFile(at('moved/2026/a.md'), 'b'));
  });
});

function at(name: string): string {
  return path.join(folder, name);
}

/** Acts, and waits for an event of that: the kernel has those of before already, and they come first. */
async function expectEvent(act: () => Promise<unknown>): Promise<void> {
  for (let round = 0; round < 10; round++) await setImmediate();
  const before = changes;
  await act();
  await vi.waitFor(() => expect(changes).toBeGreaterThan(before), { timeout: 30_000 });
}
