// Every change below a watched folder is reported, also of folders that come, go and come again.
import { appendFile, mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchFolder } from '../../src/compile/commands/watch-folder.ts';

let parent: string;
let changes = 0;

beforeEach(async () => {
  parent = await mkdtemp(path.join(tmpdir(), 'tagwire-'));
  await write('content');
  await write('others');
  // As the content folder of a release that is switched by its link.
  await symlink('content', at('link'));
});

afterEach(async () => {
  await rm(parent, { recursive: true, force: true });
});

function watchAll(name: string): void {
  watchFolder(at(name), () => {
    changes++;
  });
}

describe('a change that is reported', () => {
  beforeEach(() => watchAll('content'));

  it('of a file, far below', async () => {
    await expectEvent(() => appendFile(at('content/articles/2026/a.md'), 'b'));
    await expectEvent(() => writeFile(at('content/articles/2026/b.md'), 'b'));
    await expectEvent(() =>
      rename(at('content/articles/2026/b.md'), at('content/articles/2026/c.md')),
    );
    await expectEvent(() => rm(at('content/articles/2026/c.md')));
  });

  it('of a file in new folders', async () => {
    await expectEvent(() => mkdir(at('content/articles/2027/01'), { recursive: true }));
    await expectEvent(() => writeFile(at('content/articles/2027/01/a.md'), 'a'));
    await expectEvent(() => appendFile(at('content/articles/2027/01/a.md'), 'b'));
  });

  it('of a file in a folder that went and came again', async () => {
    await expectEvent(() => rm(at('content/articles'), { recursive: true }));
    await expectEvent(() => mkdir(at('content/articles/2026'), { recursive: true }));
    await expectEvent(() => writeFile(at('content/articles/2026/a.md'), 'a'));
    await expectEvent(() => rename(at('content/articles'), at('content/moved')));
    await expectEvent(() => appendFile(at('content/moved/2026/a.md'), 'b'));
  });
});

describe('a folder that another one takes the place of', () => {
  it.each<{ what: string; watched: string; replace: () => Promise<void> }>([
    {
      what: 'moved away, and another one moved here',
      watched: 'content',
      replace: async () => {
        await rename(at('content'), at('old'));
        await rename(at('others'), at('content'));
      },
    },
    {
      what: 'removed and written anew',
      watched: 'content',
      replace: async () => {
        await rm(at('content'), { recursive: true });
        await write('content');
      },
    },
    {
      what: 'a link that is switched at once',
      watched: 'link',
      replace: async () => {
        await symlink('others', at('new-link'));
        await rename(at('new-link'), at('link'));
      },
    },
    {
      what: 'a link whose folder is replaced',
      watched: 'link',
      replace: async () => {
        await rename(at('content'), at('old'));
        await rename(at('others'), at('content'));
      },
    },
  ])('is noticed, and then watched: $what', async ({ watched, replace }) => {
    watchAll(watched);
    await expectEvent(replace);
    await expectSeen(`${watched}/articles/2026/a.md`);
  });

  it.each(['content', 'link'])('is noticed when it comes late: %s', async (watched) => {
    watchAll(watched);
    await expectEvent(() => rename(at('content'), at('old')));
    await expectEvent(() => write('content'));
    await expectSeen(`${watched}/articles/2026/a.md`);
  });
});

it('watches a folder that is not there yet', async () => {
  watchAll('later');
  await expectEvent(() => write('later'));
  await expectSeen('later/articles/2026/a.md');
});

function at(name: string): string {
  return path.join(parent, name);
}

async function write(folder: string): Promise<void> {
  await mkdir(at(`${folder}/articles/2026`), { recursive: true });
  await writeFile(at(`${folder}/articles/2026/a.md`), 'a');
}

/** More often than the replacement of its folder can be the reason. */
async function expectSeen(file: string): Promise<void> {
  for (let round = 0; round < 5; round++) await expectEvent(() => appendFile(at(file), 'b'));
}

/** Acts, and waits for an event of that: the kernel has those of before already, and they come first. */
async function expectEvent(act: () => Promise<unknown>): Promise<void> {
  for (let round = 0; round < 10; round++) await setImmediate();
  const before = changes;
  await act();
  await vi.waitFor(() => expect(changes).toBeGreaterThan(before), { timeout: 30_000 });
}
