// Where old addresses of media lead.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeMedia, findMedia, toMediaPath } from '../../src/catalog/media.ts';

const FILES = [
  { hash: '1111111111111111', name: 'chart.png' },
  { hash: '2222222222222222', name: 'articles/one/cover.png' },
  { hash: '3333333333333333', name: 'articles/two/cover.png' },
  { hash: '4444444444444444', name: 'Ünïcode name.png' },
  { hash: '5555555555555555', name: 'articles/one/100 %/a\nb.mp3' },
  { hash: '6666666666666666', name: 'audio/episode.mp3' },
];

describe('a name of media', () => {
  it.each<readonly [name: string, expected: string | null, what: string]>([
    ['chart.png', '/media/1111111111111111/chart.png', 'in the folder media'],
    [
      'articles/two/cover.png',
      '/media/3333333333333333/articles/two/cover.png',
      'of a page bundle',
    ],
    ['Ünïcode name.png', '/media/4444444444444444/%C3%9Cn%C3%AFcode%20name.png', 'to be encoded'],
    [
      'articles/one/100 %/a\nb.mp3',
      '/media/5555555555555555/articles/one/100%20%25/a%0Ab.mp3',
      'with a line break',
    ],
    ['episode.mp3', '/media/6666666666666666/audio/episode.mp3', 'whose folder has changed'],
    ['old/chart.png', '/media/1111111111111111/chart.png', 'that had a folder'],
    ['cover.png', null, 'that two files have'],
    ['articles/three/cover.png', null, 'of a bundle that went, which two others have'],
    ['hart.png', null, 'that is the end of another'],
    ['chart', null, 'that is the beginning of another'],
    ['', null, 'that is empty'],
  ])('%j leads to %s: %s', (name, expected, _what) => {
    expect(findMedia(encodeMedia(FILES), name)).toBe(expected);
  });

  it('leads to its own file, whatever the others are called', () => {
    const name = fc.string({ minLength: 1, unit: 'binary' }).filter((text) => text.isWellFormed());
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 1 }), (names) => {
        const files = names.map((one, index) => ({
          hash: String(index).padStart(16, '0'),
          name: one,
        }));
        const media = encodeMedia(files);
        expect(files.map((file) => findMedia(media, file.name))).toEqual(files.map(toMediaPath));
      }),
    );
  });

  it('leads nowhere where there is no file', () => {
    expect(findMedia(encodeMedia([]), 'chart.png')).toBeNull();
  });
});
