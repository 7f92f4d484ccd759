// Where old addresses of media lead.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  findMedia,
  type MediaAddress,
  type PublicMedia,
  toMediaPath,
  toMediaTable,
} from '../../src/catalog/media.ts';

const NOW = 1_000;
const SINCE = { from: NOW, length: 7 };
const LATER = { from: NOW + 1, length: 7 };

const TABLE = toMediaTable([
  { hash: '1111111111111111', name: 'chart.png', ...SINCE },
  { hash: '2222222222222222', name: 'articles/one/cover.png', ...SINCE },
  { hash: '3333333333333333', name: 'articles/two/cover.png', ...SINCE },
  { hash: '4444444444444444', name: 'Ünïcode name.png', ...SINCE },
  { hash: '5555555555555555', name: 'articles/one/100 %/a\nb.mp3', ...SINCE },
  { hash: '6666666666666666', name: 'audio/episode.mp3', ...SINCE },
  { hash: '7777777777777777', name: 'audio/launch.mp3', ...LATER },
  { hash: '7777777777777777', name: 'audio/teaser.mp3', ...SINCE },
  { hash: '8888888888888888', name: 'articles/soon/photo.png', ...LATER },
  { hash: '9999999999999999', name: 'articles/one/photo.png', ...SINCE },
  { hash: 'aaaaaaaaaaaaaaaa', name: 'plan.pdf', ...LATER },
]);

const CHANGED = '0000000000000000';

describe('an old address of media', () => {
  it.each<readonly [hash: string, name: string, expected: string | null, what: string]>([
    [CHANGED, 'chart.png', '/media/1111111111111111/chart.png', 'other bytes'],
    [
      CHANGED,
      'articles/two/cover.png',
      '/media/3333333333333333/articles/two/cover.png',
      'other bytes beside an article',
    ],
    [
      CHANGED,
      'Ünïcode name.png',
      '/media/4444444444444444/%C3%9Cn%C3%AFcode%20name.png',
      'a name to be encoded',
    ],
    [
      CHANGED,
      'articles/one/100 %/a\nb.mp3',
      '/media/5555555555555555/articles/one/100%20%25/a%0Ab.mp3',
      'a name with a line break',
    ],
    [CHANGED, 'episode.mp3', '/media/6666666666666666/audio/episode.mp3', 'another folder'],
    [CHANGED, 'old/chart.png', '/media/1111111111111111/chart.png', 'no folder any more'],
    [
      '3333333333333333',
      'articles/2/front.png',
      '/media/3333333333333333/articles/two/cover.png',
      'another name of the same bytes',
    ],
    [
      '3333333333333333',
      'cover.png',
      '/media/3333333333333333/articles/two/cover.png',
      'a name that two have, the bytes of one',
    ],
    [
      '6666666666666666',
      'chart.png',
      '/media/1111111111111111/chart.png',
      'its own name before its bytes under another',
    ],
    [
      '7777777777777777',
      'audio/launch.mp3',
      '/media/7777777777777777/audio/teaser.mp3',
      'the same bytes that are public already',
    ],
    [
      CHANGED,
      'photo.png',
      '/media/9999999999999999/articles/one/photo.png',
      'the only one of its name that is public already',
    ],
    [CHANGED, 'cover.png', null, 'a name that two files have'],
    [CHANGED, 'articles/three/cover.png', null, 'a folder that went, a name that two others have'],
    [CHANGED, 'plan.pdf', null, 'a file of an article that is not due'],
    ['aaaaaaaaaaaaaaaa', 'other.pdf', null, 'the bytes of a file that is not due'],
    [CHANGED, 'hart.png', null, 'the end of a name'],
    [CHANGED, 'chart', null, 'the beginning of a name'],
    [CHANGED, 'one', null, 'the name of a folder'],
    [CHANGED, '', null, 'no name'],
  ])('%s %j leads to %s: %s', (hash, name, expected, _what) => {
    expect(findMedia(TABLE, { hash, name }, NOW)).toBe(expected);
  });

  const name = fc.string({ minLength: 1, unit: 'binary' }).filter((text) => text.isWellFormed());
  const files = fc
    .uniqueArray(
      fc.record({
        name: fc.oneof(name, fc.stringMatching(/^[ab]{1,2}(?:[/!.-][ab]{1,2}){0,3}$/)),
        from: fc.nat(2 * NOW),
      }),
      { selector: (file) => file.name },
    )
    .map((all) =>
      all.map((file, index) => ({ ...file, hash: String(index).padStart(16, '1'), length: index })),
    );

  it('leads where a look at every file leads', () => {
    fc.assert(
      fc.property(files, fc.nat(), fc.boolean(), (all, index, changed) => {
        const table = toMediaTable(all);
        const some = all[index % all.length] ?? { hash: CHANGED, name: 'a' };
        const asked = { hash: changed ? CHANGED : some.hash, name: some.name };
        expect(findMedia(table, asked, NOW)).toBe(findSlowly(all, asked));
      }),
    );
  });

  it('leads nowhere where there is no file', () => {
    expect(findMedia(toMediaTable([]), { hash: CHANGED, name: 'chart.png' }, NOW)).toBeNull();
  });
});

function findSlowly(all: readonly PublicMedia[], { hash, name }: MediaAddress): string | null {
  const shown = all.filter(({ from }) => from <= NOW);
  const named = shown.find((file) => file.name === name);
  if (named !== undefined) return toMediaPath(named);
  const alike = shown.find((file) => file.hash === hash);
  if (alike !== undefined) return toMediaPath(alike);
  const last = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
  const [found, ...others] = shown.filter((file) => last(file.name) === last(name));
  return found !== undefined && others.length === 0 ? toMediaPath(found) : null;
}
