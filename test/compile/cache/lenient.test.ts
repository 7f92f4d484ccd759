// A lenient compile: links and files that are missing or broken cost nothing but themselves.
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { formatDiagnostic } from '../../../src/compile/diagnostics/diagnostic.ts';
import { readWhole } from '../../read-content.ts';
import { ARTICLES, expectCold, folder, NOW, OWN, run, toText, useCorpus, write } from './corpus.ts';

useCorpus();

const BROKEN = toText(
  'Broken\nimage: {src: gone.png, alt: A}',
  'A [link](gone.md), ![a picture](../media/gone.png) and ![another](https:/example.org/x.png).',
);
const LENIENT = { lenient: true };

it('publishes articles without what is missing in them, and says so', async () => {
  await write('articles/broken.md', BROKEN);
  const { content, diagnostics } = await readWhole({
    ...{ folder, shown: 'content', origin: null, now: NOW },
    ...LENIENT,
  });
  expect(
    diagnostics.filter(({ file }) => file.endsWith('broken.md')).map(formatDiagnostic),
  ).toEqual([
    'content/articles/broken.md:3:14 warning missing-file "gone.png": no such file',
    'content/articles/broken.md:8:3 warning missing-file "gone.md": no such file',
    'content/articles/broken.md:8:20 warning missing-file "../media/gone.png": no such file',
    'content/articles/broken.md:8:56 warning bad-source "https:/example.org/x.png": not a valid URL; did you mean "https://example.org/x.png"?',
  ]);
  const article = content?.articles.find(({ slug }) => slug === 'broken');
  expect(article?.image).toBeNull();
  expect(article?.html).toBe('<p>A <a>link</a>, a picture and another.</p>');
});

it('leaves all other errors what they are', async () => {
  await write('articles/broken.md', BROKEN.replace('author-01', 'nobody'));
  const { done, diagnostics } = await run(undefined, LENIENT);
  expect(done).toBeNull();
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  expect(errors.map(({ rule }) => rule)).toEqual(['unknown-author']);
});

it('does not make the next compile lenient, whatever the cache has', async () => {
  await write('articles/broken.md', BROKEN);
  expect((await run()).done).toBeNull();
  const first = await run(undefined, LENIENT);
  expect(first.done?.articles).toBe(ARTICLES + OWN + 1);
  await expectCold(first, LENIENT);
  const second = await run(undefined, LENIENT);
  await expectCold(second, LENIENT);
  const strict = await run();
  expect(strict.done).toBeNull();
  await expectCold(strict);
  await rm(path.join(folder, 'articles/broken.md'));
  await expectCold(await run());
});
