// In which minutes anything is looked for: around a change, ever more rarely, for a day.
import { describe, expect, it } from 'vitest';
import { toWake } from '../../src/push/wake.ts';
import { buildCatalog, type Listed, toSeconds } from '../catalog/build.ts';

const DEPLOYED = toSeconds('2026-06-01T10:00:30Z');
const PUBLISHED = toSeconds('2026-05-01T00:00:00Z');
const DUE = toSeconds('2026-06-03T09:00:00Z');
const catalog = buildCatalog([
  { slug: 'out', date: '2026-05-01T00:00:00Z' },
  { slug: 'scheduled', date: '2026-06-03T09:00:00Z' },
]);

/** Minutes, counted from `start`, of two days in which something else than `sleep` is done. */
function listMinutes(start: number, kind: string, days = 2): readonly number[] {
  const minutes = Array.from({ length: days * 1440 }, (_, minute) => minute);
  return minutes.filter((minute) => toWake(catalog, DEPLOYED, start + minute * 60) === kind);
}

describe('a wake', () => {
  it('looks in the first minute after an upload, then ever more rarely', () => {
    const first = toSeconds('2026-06-01T10:01:00Z');
    expect(toWake(catalog, DEPLOYED, first - 60)).toBe('sleep');
    const ages = [0, 1, 2, 3, 5, 8, 15, 30, 60, 120, 240, 480, 720, 1080];
    expect(listMinutes(first, 'look', 1)).toEqual(ages);
    expect(listMinutes(first, 'end')).toEqual([1440]);
  });

  it('looks at the very minute of a scheduled article, and not before', () => {
    const ages = [0, 1, 2, 3, 5, 8, 15, 30, 60, 120, 240, 480, 720, 1080];
    expect(toWake(catalog, DEPLOYED, DUE - 60)).toBe('sleep');
    expect(listMinutes(DUE, 'look')).toEqual(ages);
  });

  it('begins again with a newer change', () => {
    expect(toWake(catalog, DUE + 40 * 60, DUE + 41 * 60)).toBe('look');
    expect(toWake(catalog, DUE - 40 * 60, DUE + 41 * 60)).toBe('sleep');
  });

  it('goes by articles alone where the platform tells no upload', () => {
    expect(toWake(catalog, 0, DUE)).toBe('look');
    expect(toWake(buildCatalog([]), 0, DUE)).toBe('sleep');
  });

  it('looks in every minute for as long as it takes to tell of all feeds', () => {
    const tagged = Array.from({ length: 200 }, (_, index): Listed => {
      return { slug: `a${index}`, date: '2026-05-01T00:00:00Z', tags: [`t${index}`] };
    });
    // 200 tags and some more feeds, in three formats, 40 a minute.
    const large = buildCatalog(tagged);
    const ages = [4, 6, 7, 9, 10, 14, 15].map((age) =>
      toWake(large, 0, toSeconds('2026-05-01T00:00:00Z') + age * 60),
    );
    expect(new Set(ages)).toEqual(new Set(['look']));
    expect(toWake(large, 0, toSeconds('2026-05-01T00:25:00Z'))).toBe('sleep');
  });
  it('looks for as long as it takes to tell of all articles, and a day at most', () => {
    const listed = Array.from({ length: 6000 }, (_, index): Listed => {
      return { slug: `a${index}`, date: '2026-05-01T00:00:00Z' };
    });
    const countLooks = (webhooks: number): number => {
      const urls = Array.from({ length: webhooks }, (_, index) => `https://hooks.example/${index}`);
      const receivers = { indexnow: null, webhooks: urls, atproto: null };
      const large = buildCatalog(listed, { receivers });
      const minutes = Array.from({ length: 2000 }, (_, minute) => minute);
      return minutes.filter((minute) => toWake(large, 0, PUBLISHED + minute * 60) !== 'sleep')
        .length;
    };
    // 6,000 and 21 feeds are told in 151 minutes; 240, 480, 720, 1080 and 1440 are looked at, too.
    expect([countLooks(1), countLooks(10)]).toEqual([152 + 5, 1441]);
  });
});
