// Addresses of the site in articles: what is said of them follows the files, whatever the cache has.
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { Outcome } from '../../../src/compile/options.ts';
import {
  ARTICLES,
  age,
  expectCold,
  folder,
  OWN,
  rendered,
  run,
  toText,
  useCorpus,
  write,
} from './corpus.ts';

useCorpus();

const LINKING = toText(
  'Addresses',
  '![A](/images/a.png), [an article](/articles/to-come), [an old address](/2014/old/) and [a feed](/tags/to-come/rss.xml).',
);

it('an address is answered as soon as there is something, and only its article is rendered again', async () => {
  await write('articles/addresses.md', LINKING);
  await age();
  const first = await run();
  expect(toAddresses(first)).toEqual([
    '/2014/old',
    '/articles/to-come',
    '/images/a.png',
    '/tags/to-come/rss.xml',
  ]);
  await expectCold(first);

  await mkdir(path.join(folder, 'images'));
  await write('images/a.png', 'no picture');
  const shown = await run();
  expect(rendered).toBe(1);
  expect(toAddresses(shown)).toEqual(['/2014/old', '/articles/to-come', '/tags/to-come/rss.xml']);
  await expectCold(shown);

  const old = toText('To come\naliases: [/2014/old]', 'Text.').replace('Own tag', 'To come');
  await write('articles/to-come.md', old);
  const linked = await run();
  expect(rendered).toBe(2);
  expect(toAddresses(linked)).toEqual([]);
  await expectCold(linked);

  await rm(path.join(folder, 'articles/to-come.md'));
  await rm(path.join(folder, 'images'), { recursive: true });
  const again = await run();
  expect(rendered).toBe(1);
  expect(again.diagnostics).toEqual(first.diagnostics);
  await expectCold(again);
  expect((await run()).diagnostics).toEqual(first.diagnostics);
  expect(rendered).toBe(0);
  expect(again.done?.articles).toBe(ARTICLES + OWN + 1);
});

/** What is said to be nowhere, of the article that links to it. */
function toAddresses({ diagnostics }: Outcome): readonly string[] {
  return diagnostics
    .filter(({ rule, file }) => rule === 'unknown-address' && file.endsWith('/addresses.md'))
    .map(({ message }) => message.replace(/^"([^"]*)".*$/u, '$1'))
    .toSorted();
}
