// HTTP dates: RFC 9110 §5.6.7, row by row.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseHttpDate, toHttpDate } from '../../src/http/dates.ts';

const NOW = Date.parse('2026-06-01T00:00:00Z') / 1000;

describe('a date of one of the three forms is an instant (rfc9110#5.6.7)', () => {
  test.each([
    ['Sun, 06 Nov 1994 08:49:37 GMT', '1994-11-06T08:49:37Z'],
    ['Sunday, 06-Nov-94 08:49:37 GMT', '1994-11-06T08:49:37Z'],
    ['Sun Nov  6 08:49:37 1994', '1994-11-06T08:49:37Z'],
    ['Wednesday, 16-Nov-94 08:49:37 GMT', '1994-11-16T08:49:37Z'],
    ['Wed Nov 16 08:49:37 1994', '1994-11-16T08:49:37Z'],
    ['Thu, 29 Feb 2024 00:00:00 GMT', '2024-02-29T00:00:00Z'],
    ['Wed, 31 Dec 2025 23:59:59 GMT', '2025-12-31T23:59:59Z'],
    ['Sat, 31 Dec 2016 23:59:60 GMT', '2017-01-01T00:00:00Z'],
    ['  Sun, 06 Nov 1994 08:49:37 GMT\t', '1994-11-06T08:49:37Z'],
    ['Wed, 31 Dec 1969 23:59:59 GMT', '1969-12-31T23:59:59Z'],
  ])('%s', (text, instant) => {
    expect(parseHttpDate(text, NOW)).toBe(Date.parse(instant) / 1000);
  });
});

describe('a year of two digits is at most 50 years ahead (rfc9110#5.6.7)', () => {
  test.each([
    ['00', '2026', 2000],
    ['26', '2026', 2026],
    ['27', '2026', 2027],
    ['75', '2026', 2075],
    ['77', '2026', 1977],
    ['99', '2026', 1999],
    ['40', '1994', 1940],
    ['44', '1994', 1944],
  ])('%s in %s is %i', (year, present, full) => {
    const now = Date.parse(`${present}-06-01T00:00:00Z`) / 1000;
    const instant = parseHttpDate(`Monday, 01-Jan-${year} 00:00:00 GMT`, now) ?? 0;
    expect(new Date(instant * 1000).getUTCFullYear()).toBe(full);
  });
});

describe('what is no HTTP date is null (rfc9110#5.6.7)', () => {
  test.each([
    ['nothing', ''],
    ['garbage', 'garbage'],
    ['a number', '784111777'],
    ['RFC 3339', '1994-11-06T08:49:37Z'],
    ['30 February', 'Mon, 30 Feb 2026 00:00:00 GMT'],
    ['29 February of a common year', 'Sun, 29 Feb 2026 00:00:00 GMT'],
    ['31 April with a leap second', 'Fri, 31 Apr 2026 23:59:60 GMT'],
    ['day 0', 'Sun, 00 Nov 1994 08:49:37 GMT'],
    ['day 32', 'Sun, 32 Nov 1994 08:49:37 GMT'],
    ['an unknown month', 'Sun, 06 Foo 1994 08:49:37 GMT'],
    ['hour 24', 'Sun, 06 Nov 1994 24:00:00 GMT'],
    ['minute 60', 'Sun, 06 Nov 1994 08:60:00 GMT'],
    ['second 61', 'Sun, 06 Nov 1994 08:49:61 GMT'],
    ['colons for a time', 'Sun, 06 Nov 1994 :::::::: GMT'],
    ['a time of four numbers', 'Sun, 06 Nov 1994 8:4:3:37 GMT'],
    ['a time without seconds', 'Sun, 06 Nov 1994 08:49 GMT'],
    ['a zone other than GMT', 'Sun, 06 Nov 1994 08:49:37 CET'],
    ['UTC in the place of GMT', 'Sun, 06 Nov 1994 08:49:37 UTC'],
    ['an offset', 'Sun, 06 Nov 1994 08:49:37 +0000'],
    ['no zone', 'Sun, 06 Nov 1994 08:49:37'],
    ['asctime with GMT', 'Sun Nov  6 08:49:37 1994 GMT'],
    ['lower case', 'sun, 06 nov 1994 08:49:37 gmt'],
    ['upper case', 'SUN, 06 NOV 1994 08:49:37 GMT'],
    ['no weekday', '06 Nov 1994 08:49:37 GMT'],
    ['a day of one digit', 'Sun, 6 Nov 1994 08:49:37 GMT'],
    ['a year of two digits in the first form', 'Sun, 06 Nov 94 08:49:37 GMT'],
    ['a year of four digits in the second', 'Sunday, 06-Nov-1994 08:49:37 GMT'],
    ['the year 94', 'Sun, 06 Nov 0094 08:49:37 GMT'],
    ['a date before more', 'Sun, 06 Nov 1994 08:49:37 GMT; length=5'],
  ])('%s', (_, text) => {
    expect(parseHttpDate(text, NOW)).toBeNull();
  });
});

describe('a date is written', () => {
  test('in the first form (rfc9110#5.6.7)', () => {
    expect(toHttpDate(784_111_777)).toBe('Sun, 06 Nov 1994 08:49:37 GMT');
  });

  test('so that it reads as the same second', () => {
    fc.assert(
      fc.property(fc.nat(4_294_967_295), (seconds) => {
        expect(parseHttpDate(toHttpDate(seconds), NOW)).toBe(seconds);
      }),
    );
  });
});
