// Instants in URLs.
import { describe, expect, test } from 'vitest';
import { parseInstant } from '../../src/query/instant.ts';
import { toSeconds } from '../catalog/build.ts';

describe('an RFC 3339 instant is itself in any zone (rfc3339#5.6)', () => {
  test.each([
    ['2026-05-01T09:00:00Z', '2026-05-01T09:00:00Z'],
    ['2026-05-01t09:00:00z', '2026-05-01T09:00:00Z'],
    ['2026-05-01T09:00:00+02:00', '2026-05-01T07:00:00Z'],
    ['2026-05-01T09:00:00-03:30', '2026-05-01T12:30:00Z'],
    ['2026-05-01T09:00:00-00:00', '2026-05-01T09:00:00Z'],
    ['2026-05-01T00:30:00+14:00', '2026-04-30T10:30:00Z'],
    ['2026-05-01T09:00:00.000Z', '2026-05-01T09:00:00Z'],
    ['2026-05-01T09:00:00.001Z', '2026-05-01T09:00:01Z'],
    ['2026-05-01T09:00:00.123456789Z', '2026-05-01T09:00:01Z'],
    ['2026-12-31T23:59:59.5Z', '2027-01-01T00:00:00Z'],
    ['1969-12-31T23:59:59Z', '1969-12-31T23:59:59Z'],
    ['0000-01-01T00:00:00+01:00', '0000-01-01T00:00:00Z'],
    ['9999-12-31T23:59:59-01:00', '9999-12-31T23:59:59Z'],
    ['9999-12-31T23:59:59.5Z', '9999-12-31T23:59:59Z'],
  ])('%s', (text, instant) => {
    expect(parseInstant(text, 'Asia/Tokyo')).toBe(toSeconds(instant));
  });
});

describe('a bare date is a day of the zone (design §4 Filters)', () => {
  test.each([
    {
      date: '2026-05-01',
      zone: 'UTC',
      first: '2026-05-01T00:00:00Z',
      next: '2026-05-02T00:00:00Z',
    },
    {
      date: '2024-02-29',
      zone: 'UTC',
      first: '2024-02-29T00:00:00Z',
      next: '2024-03-01T00:00:00Z',
    },
    {
      date: '2026-12-31',
      zone: 'Asia/Kathmandu',
      first: '2026-12-30T18:15:00Z',
      next: '2026-12-31T18:15:00Z',
    },
    // 23 hours, then 25.
    {
      date: '2026-03-29',
      zone: 'Europe/Berlin',
      first: '2026-03-28T23:00:00Z',
      next: '2026-03-29T22:00:00Z',
    },
    {
      date: '2026-10-25',
      zone: 'Europe/Berlin',
      first: '2026-10-24T22:00:00Z',
      next: '2026-10-25T23:00:00Z',
    },
    // Midnight is skipped, then had twice.
    {
      date: '2025-09-07',
      zone: 'America/Santiago',
      first: '2025-09-07T04:00:00Z',
      next: '2025-09-08T03:00:00Z',
    },
    {
      date: '2025-11-02',
      zone: 'America/Havana',
      first: '2025-11-02T04:00:00Z',
      next: '2025-11-03T05:00:00Z',
    },
    // The day is skipped.
    {
      date: '2011-12-29',
      zone: 'Pacific/Apia',
      first: '2011-12-29T10:00:00Z',
      next: '2011-12-30T10:00:00Z',
    },
    {
      date: '2011-12-30',
      zone: 'Pacific/Apia',
      first: '2011-12-30T10:00:00Z',
      next: '2011-12-30T10:00:00Z',
    },
    // The edges of what can be written.
    {
      date: '0000-01-01',
      zone: 'Asia/Tokyo',
      first: '0000-01-01T00:00:00Z',
      next: '0000-01-01T14:41:01Z',
    },
    {
      date: '9999-12-31',
      zone: 'UTC',
      first: '9999-12-31T00:00:00Z',
      next: '9999-12-31T23:59:59Z',
    },
  ])('$date in $zone', ({ date, zone, first, next }) => {
    expect({ first: parseInstant(date, zone), next: parseInstant(date, zone, 1) }).toEqual({
      first: toSeconds(first),
      next: toSeconds(next),
    });
  });
});

describe('what is neither is null', () => {
  test.each([
    '',
    ' ',
    'now',
    '1767225600',
    '2026',
    '2026-05',
    '2026-5-1',
    '2026-00-01',
    '2026-13-01',
    '2026-02-29',
    '2026-04-31',
    '2026-05-32',
    '20260501',
    '+002026-05-01',
    '2026-05-01 ',
    '2026-05-01Z',
    '2026-05-01T09:00:00',
    '2026-05-01T09:00Z',
    '2026-05-01T09Z',
    '2026-05-01 09:00:00Z',
    '2026-05-01T9:00:00Z',
    '2026-05-01T24:00:00Z',
    '2026-05-01T09:60:00Z',
    '2026-05-01T09:00:61Z',
    '2026-05-01T09:00:00.Z',
    '2026-05-01T09:00:00,5Z',
    '2026-05-01T09:00:00+0200',
    '2026-05-01T09:00:00+02',
    '2026-05-01T09:00:00+24:00',
    '2026-05-01T09:00:00+02:60',
    '2026-05-01T09:00:00 02:00',
    '2026-02-30T09:00:00Z',
    '2026-05-01T09:00:00CET',
    '٢٠٢٦-٠٥-٠١',
  ])('"%s"', (text) => {
    expect(parseInstant(text, 'Europe/Berlin')).toBeNull();
  });
});
