// Instants in URLs: with their zone, or a bare date that means a day in the site's zone.
import { readDateTime, toLeapSecond } from './date-time.ts';
import { toInstants, toOffset } from './local-time.ts';

/** The instants that RFC 3339 can write in UTC. */
const FIRST = Date.parse('0000-01-01T00:00:00Z') / 1000;
const LAST = Date.parse('9999-12-31T23:59:59Z') / 1000;

/**
 * Seconds since 1970, a fraction rounded up; null for what is neither. A bare date is the first
 * instant of that day in `zone`, moved on by `days`. What lies beyond the years 0 and 9999 is moved
 * to their edges, so that every instant can be written again.
 */
export function parseInstant(text: string, zone: string, days = 0): number | null {
  const written = readDateTime(text);
  if (typeof written === 'string') return null;
  const { day, time, leap, fraction, offset } = written;
  if (time === null) return toWritable(toStartOfDate(addDays(day, days), zone));
  if (offset === null) return null;
  const second = Date.parse(`${day}T${time}Z`) / 1000 - offset;
  const instant = leap ? toLeapSecond(second) : second + (fraction ? 1 : 0);
  return instant === null ? null : toWritable(instant);
}

function toWritable(instant: number): number {
  return Math.min(Math.max(instant, FIRST), LAST);
}

/** The first instant (seconds since 1970) of the day that an instant is in, by the clocks of `zone`. */
export function toStartOfDay(instant: number, zone: string): number {
  const local = new Date((instant + toOffset(instant, zone)) * 1000);
  return toStartOfDate(local.toISOString().replace(/T.*/, ''), zone);
}

/** The first instant of a day; some zones skip midnight, Samoa once a day: the next that exists. */
function toStartOfDate(date: string, zone: string): number {
  for (const hour of ['00', '01', '02']) {
    const [first] = toInstants(`${date}T${hour}:00`, zone);
    if (first !== undefined) return first;
  }
  return toStartOfDate(addDays(date, 1), zone);
}

function addDays(date: string, days: number): string {
  const moved = new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000);
  return moved.toISOString().replace(/T.*/, '');
}
