// What compile reads out of audio and video: how long they play, and how large films are shown.
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Attachment } from '../../src/catalog/record.ts';
import { toSeconds } from '../../src/compile/content/durations.ts';
import { formatDiagnostic } from '../../src/compile/diagnostics/diagnostic.ts';
import { readMediaSite, toArticleText } from '../media-site.ts';

/** By ffprobe, in whole seconds; the films are 64 × 36 pixels. */
const FIGURES = [
  ['tone.mp3', 'audio/mpeg', 2, null, null],
  ['without-length.mp3', 'audio/mpeg', 3, null, null],
  ['tone.m4a', 'audio/mp4', 2, null, null],
  ['tone.opus', 'audio/ogg', 2, null, null],
  ['tone.wav', 'audio/wav', 1, null, null],
  ['silence.flac', 'audio/x-flac', 2, null, null],
  ['film.mp4', 'video/mp4', 2, 64, 36],
  ['film.webm', 'video/webm', 2, 64, 36],
  ['rotated.mp4', 'video/mp4', 2, 36, 64],
] as const;

/** The attachments of an article that has these, as front matter writes them. */
async function readAttachments(written: readonly string[]): Promise<readonly Attachment[]> {
  const { content, diagnostics } = await readMediaSite({
    'articles/a.md': toArticleText(['attachments:', ...written]),
  });
  expect(diagnostics.map(formatDiagnostic)).toEqual([]);
  return content?.articles[0]?.attachments ?? [];
}

describe('figures of attachments', () => {
  it('are those of the files: type, duration, and the size in which a film is shown', async () => {
    const found = await readAttachments(FIGURES.map(([name]) => `  - file: ../media/${name}`));
    expect(
      found.map(({ url, type, duration, width, height }) => {
        return [path.posix.basename(url), type, duration, width, height];
      }),
    ).toEqual(FIGURES);
  });

  it('are width and height for a picture', async () => {
    const [found] = await readAttachments(['  - file: ../media/chart.png']);
    expect(found).toMatchObject({ type: 'image/png', duration: null, width: 3, height: 2 });
  });

  it('are what front matter says of a file elsewhere', async () => {
    const remote = '{url: https://cdn.example/a.mp3, type: audio/mpeg, length: 99';
    const found = await readAttachments([`  - ${remote}, duration: 1:02:03}`, `  - ${remote}}`]);
    expect(found.map(({ duration }) => duration)).toEqual([3723, null]);
  });
});

describe('a duration as people write it', () => {
  it.each<readonly [string, number | null]>([
    ['754', 754],
    ['12:34', 754],
    ['59:59', 3599],
    ['75:30', 4530],
    ['1:75:30', null],
    ['0:75:30', null],
    ['0:05:30', 330],
    ['1:15:30', 4530],
    ['100:00:00', 360_000],
    ['0:07', 7],
    ['0', null],
    ['0:00', null],
    ['1:2:3', null],
    ['12:60', null],
    ['12.5', null],
    ['-5', null],
    ['', null],
  ])('%s is %s seconds', (text, seconds) => {
    expect(toSeconds(text)).toBe(seconds);
  });
});
