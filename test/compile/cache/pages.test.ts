// Pages beside the articles: what is published follows their files, whatever the cache has.
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { age, expectCold, folder, rendered, run, toText, useCorpus, write } from './corpus.ts';

useCorpus();

it('an edit, a new page and one that is gone are as in a first compile, and render no article', async () => {
  await mkdir(path.join(folder, 'pages'));
  await write('pages/about.md', '---\ntitle: About\n---\nWho we are.\n');
  await age();
  const first = await run();
  await expectCold(first);

  await write('pages/team.md', '---\ntitle: Team\nupdated: 2026-01-02\n---\nAda.\n');
  const added = await run();
  expect(rendered).toBe(0);
  await expectCold(added);

  await write('pages/team.md', '---\ntitle: Team\n---\nAda and Bo.\n');
  await write('articles/to-team.md', toText('Linking', 'See [the team](../pages/team.md).'));
  const edited = await run();
  expect(rendered).toBe(1);
  await expectCold(edited);

  await rm(path.join(folder, 'pages/team.md'));
  const removed = await run();
  expect(rendered).toBe(1);
  await expectCold(removed);
});
