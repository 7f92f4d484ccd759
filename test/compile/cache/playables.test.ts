// Audio and video from compile to compile: what changes of them reaches their articles, and is read once.
import { copyFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../root.ts';
import {
  age,
  expectCold,
  folder,
  readTable,
  rendered,
  replace,
  run,
  toRules,
  toText,
  useCorpus,
  write,
} from './corpus.ts';

useCorpus();

const ARTICLE = `---
title: Episode
date: 2026-06-20
authors: author-01
attachments:
  - file: ../media/episode.mp3
---
Text.
`;

async function record(name: string): Promise<void> {
  const source = path.join(ROOT, 'test/fixtures/media', name);
  await copyFile(source, path.join(folder, 'media/episode.mp3'));
}

describe('a recording', () => {
  it.each(['long ago', 'just now'])(
    'that was replaced %s is rendered as by a first compile',
    async (when) => {
      await record('tone.mp3');
      await write('articles/episode.md', ARTICLE);
      await age();
      await run();
      expect(readTable('media')).toContainEqual(
        expect.objectContaining({ file: 'media/episode.mp3', duration: 2 }),
      );
      await record('without-length.mp3');
      if (when === 'long ago') await age();
      const warm = await run();
      expect(rendered).toBe(1);
      expect(readTable('media')).toContainEqual(
        expect.objectContaining({ file: 'media/episode.mp3', duration: 3 }),
      );
      await expectCold(warm);
    },
  );

  it('that no article uses is known to the next compile, until it is gone', async () => {
    await record('tone.mp3');
    await age();
    await run();
    const recordings = () => readTable('media').filter(({ duration }) => duration !== null);
    expect(recordings()).toEqual([expect.objectContaining({ file: 'media/episode.mp3' })]);
    await rm(path.join(folder, 'media/episode.mp3'));
    await expectCold(await run());
    expect(recordings()).toEqual([]);
  });
});

describe('a size of a picture', () => {
  it('that is added later reaches the articles that show the picture', async () => {
    const copy = (from: string, to: string) =>
      copyFile(path.join(ROOT, 'test/fixtures/media', from), path.join(folder, 'media', to));
    await copy('photo.png', 'photo.png');
    const text = toText('Photo', '![A photo](../media/photo.png)');
    await write('articles/photo.md', text);
    await age();
    await run();
    await copy('photo-200w.png', 'photo-200w.png');
    const warm = await run();
    expect(rendered).toBe(1);
    await expectCold(warm);
  });
});

describe('a section that becomes a podcast', () => {
  it('makes episodes of its articles, and of no others', async () => {
    await record('tone.mp3');
    await write('articles/episode.md', ARTICLE.replace('authors', 'section: talk\nauthors'));
    await replace('site.yaml', 'sections:\n', 'sections:\n  talk: {title: Talk}\n');
    await age();
    await run();
    await replace('site.yaml', '{title: Talk}', '{title: Talk, podcast: {type: serial}}');
    const warm = await run();
    expect(rendered).toBe(1);
    expect(toRules(warm)).toContain('podcast-refused');
    await expectCold(warm);
  });
});
