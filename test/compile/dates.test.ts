// Dates as editors write them, and the instants they mean.
import { describe, expect, test } from 'vitest';
import { formatInstant, readDate } from '../../src/compile/content/dates.ts';
import { FILE_START } from '../../src/compile/diagnostics/rules.ts';
import { toInstants } from '../../src/query/local-time.ts';

const BERLIN = 'Europe/Berlin';
const YORK = 'America/New_York';
const KATHMANDU = 'Asia/Kathmandu';

describe('a date is read as an instant', () => {
  test.each([
    { written: '2026-01-05', zone: BERLIN, instant: '2026-01-04T23:00:00Z', rule: null },
    { written: '2026-07-05', zone: BERLIN, instant: '2026-07-04T22:00:00Z', rule: null },
    { written: '2026-01-05T10:00', zone: KATHMANDU, instant: '2026-01-05T04:15:00Z', rule: null },
    { written: '2026-01-05 10:00', zone: KATHMANDU, instant: '2026-01-05T04:15:00Z', rule: null },
    { written: '2026-01-05T10:00:59', zone: YORK, instant: '2026-01-05T15:00:59Z', rule: null },
    { written: '2026-01-05T10:00Z', zone: YORK, instant: '2026-01-05T10:00:00Z', rule: null },
    { written: '2026-01-05T10:00+05:45', zone: YORK, instant: '2026-01-05T04:15:00Z', rule: null },
    { written: '2026-01-05T10:00-08:00', zone: YORK, instant: '2026-01-05T18:00:00Z', rule: null },
    {
      written: '2026-03-02T09:00:00.000Z',
      zone: YORK,
      instant: '2026-03-02T09:00:00Z',
      rule: null,
    },
    { written: '2026-03-02t09:00:00z', zone: YORK, instant: '2026-03-02T09:00:00Z', rule: null },
    {
      written: '2026-03-02T09:00:00.999Z',
      zone: YORK,
      instant: '2026-03-02T09:00:00Z',
      rule: null,
    },
    { written: '2026-03-02 09:00:00.5', zone: YORK, instant: '2026-03-02T14:00:00Z', rule: null },
    {
      written: '2026-03-02T09:00:00+0100',
      zone: YORK,
      instant: '2026-03-02T08:00:00Z',
      rule: null,
    },
    { written: '2026-03-02T09:00+01', zone: YORK, instant: '2026-03-02T08:00:00Z', rule: null },
    {
      written: '2026-03-02 09:00:00 -0330',
      zone: YORK,
      instant: '2026-03-02T12:30:00Z',
      rule: null,
    },
    { written: '2016-12-31T23:59:60Z', zone: YORK, instant: '2017-01-01T00:00:00Z', rule: null },
    { written: '2017-01-01T00:59:60', zone: BERLIN, instant: '2017-01-01T00:00:00Z', rule: null },
    { written: '2016-12-31T23:59:60', zone: BERLIN, instant: null, rule: 'bad-date' },
    { written: '2026-03-02T09:00:60Z', zone: BERLIN, instant: null, rule: 'bad-date' },
    { written: '2026-03-02T09:00:61', zone: BERLIN, instant: null, rule: 'bad-date' },
    { written: '2026-03-02+01:00', zone: BERLIN, instant: null, rule: 'bad-date' },
    { written: '2026-03-02T09:00+15:00', zone: BERLIN, instant: null, rule: 'bad-date' },
    { written: '2024-02-29', zone: 'UTC', instant: '2024-02-29T00:00:00Z', rule: null },
    { written: '2026-03-29T01:59', zone: BERLIN, instant: '2026-03-29T00:59:00Z', rule: null },
    {
      written: '2026-03-29T02:00',
      zone: BERLIN,
      instant: '2026-03-29T01:00:00Z',
      rule: 'skipped-time',
    },
    {
      written: '2026-03-29T02:30',
      zone: BERLIN,
      instant: '2026-03-29T01:30:00Z',
      rule: 'skipped-time',
    },
    { written: '2026-03-29T03:00', zone: BERLIN, instant: '2026-03-29T01:00:00Z', rule: null },
    {
      written: '2025-10-26T02:30',
      zone: BERLIN,
      instant: '2025-10-26T00:30:00Z',
      rule: 'doubled-time',
    },
    { written: '2025-10-26T03:00', zone: BERLIN, instant: '2025-10-26T02:00:00Z', rule: null },
    {
      written: '2025-10-26T02:30+01:00',
      zone: BERLIN,
      instant: '2025-10-26T01:30:00Z',
      rule: null,
    },
    {
      written: '2026-03-08T02:30',
      zone: YORK,
      instant: '2026-03-08T07:30:00Z',
      rule: 'skipped-time',
    },
    {
      written: '2025-11-02T01:30',
      zone: YORK,
      instant: '2025-11-02T05:30:00Z',
      rule: 'doubled-time',
    },
    {
      written: '2011-12-30T10:00',
      zone: 'Pacific/Apia',
      instant: '2011-12-30T20:00:00Z',
      rule: 'skipped-time',
    },
    { written: '2026-02-30', zone: BERLIN, instant: null, rule: 'bad-date' },
    { written: '2026-02-29', zone: BERLIN, instant: null, rule: 'bad-date' },
    { written: '2026-13-01', zone: BERLIN, instant: null, rule: 'bad-date' },
    { written: '2026-01-05T24:00', zone: BERLIN, instant: null, rule: 'bad-date' },
    { written: '2026-01-05T10:60', zone: BERLIN, instant: null, rule: 'bad-date' },
    { written: '2026-01-05T10', zone: BERLIN, instant: null, rule: 'bad-date' },
    { written: '2026-01-05Z', zone: BERLIN, instant: null, rule: 'bad-date' },
    { written: '2026-01-05T10:00+24:00', zone: BERLIN, instant: null, rule: 'bad-date' },
    { written: '1989-12-31', zone: BERLIN, instant: null, rule: 'bad-date' },
    { written: '2100-01-01', zone: BERLIN, instant: null, rule: 'bad-date' },
    { written: '05.01.2026', zone: BERLIN, instant: null, rule: 'bad-date' },
    { written: '', zone: BERLIN, instant: null, rule: 'bad-date' },
  ])('$written in $zone', ({ written, zone, instant, rule }) => {
    const rules: string[] = [];
    const read = readDate(written, zone, FILE_START, (broken) => rules.push(broken));
    expect({ instant: read === null ? null : formatInstant(read), rules }).toEqual({
      instant,
      rules: rule === null ? [] : [rule],
    });
  });
});

describe('a local time has none, one or two instants', () => {
  test.each([
    { local: '2026-01-05T10:00', zone: 'UTC', instants: ['2026-01-05T10:00:00Z'] },
    { local: '2026-03-29T02:30', zone: BERLIN, instants: [] },
    {
      local: '2025-10-26T02:30:15',
      zone: BERLIN,
      instants: ['2025-10-26T00:30:15Z', '2025-10-26T01:30:15Z'],
    },
    {
      local: '2026-04-05T01:45',
      zone: 'Australia/Lord_Howe',
      instants: ['2026-04-04T14:45:00Z', '2026-04-04T15:15:00Z'],
    },
    { local: '2024-04-01T00:00', zone: 'Asia/Almaty', instants: ['2024-03-31T19:00:00Z'] },
  ])('$local in $zone', ({ local, zone, instants }) => {
    expect(toInstants(local, zone).map(formatInstant)).toEqual(instants);
  });
});
