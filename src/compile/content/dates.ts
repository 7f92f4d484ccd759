// Dates as editors write them, read as instants.
import { toInstants, toOffset } from '../../query/local-time.ts';
import { quote } from '../hints.ts';
import type { Place, Report } from '../rules.ts';

const FORM = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2})?(?:(Z)|([+-])(\d{2}):(\d{2}))?)?$/u;
const EXPECTED = 'write 2026-01-05, 2026-01-05T10:00 or 2026-01-05T10:00+01:00';

/**
 * Seconds since 1970 of a date, or null with a diagnostic at `place`. Without an offset it is read
 * in `zone`, a date alone as the first moment of that day. Of a time the zone has twice the first
 * counts; a time it skips counts as if clocks had not been put forward.
 */
export function readDate(text: string, zone: string, place: Place, report: Report): number | null {
  const [, day, minutes, seconds = ':00', utc, sign, hours, rest] = FORM.exec(text) ?? [];
  if (day === undefined) {
    report('bad-date', place, `${quote(text)}: ${EXPECTED}`);
    return null;
  }
  const local = `${day}T${minutes ?? '00:00'}${seconds}`;
  const fault = toFault(local, hours, rest);
  if (fault !== null) {
    report('bad-date', place, `${quote(text)}: ${fault}`);
    return null;
  }
  const asUtc = Date.parse(`${local}Z`) / 1000;
  if (utc !== undefined) return asUtc;
  if (sign !== undefined) {
    const offset = Number(hours) * 3600 + Number(rest) * 60;
    return sign === '-' ? asUtc + offset : asUtc - offset;
  }
  const instants = toInstants(local, zone);
  const instant = instants[0] ?? asUtc - toOffset(asUtc - 86_400, zone);
  if (minutes === undefined || instants.length === 1) return instant;
  const taken = `${toText(instant)} is taken; write an offset to say which`;
  if (instants.length === 0) {
    report('skipped-time', place, `${quote(text)}: clocks of ${zone} skip this time; ${taken}`);
    return instant;
  }
  report('doubled-time', place, `${quote(text)}: clocks of ${zone} show this time twice; ${taken}`);
  return instant;
}

/** Seconds since 1970 as people read them: `2026-01-05T09:00:00Z`. */
export function toText(instant: number): string {
  return new Date(instant * 1000).toISOString().replace('.000Z', 'Z');
}

function toFault(
  local: string,
  hours: string | undefined,
  minutes: string | undefined,
): string | null {
  const date = new Date(`${local}Z`);
  if (Number.isNaN(date.getTime()) || !date.toISOString().startsWith(local)) {
    return 'there is no such day or time';
  }
  const year = date.getUTCFullYear();
  if (year < 1990 || year >= 2100) return 'the year must be from 1990 to 2099';
  if (hours !== undefined && (Number(hours) > 14 || Number(minutes) > 59)) {
    return 'there is no such offset';
  }
  return null;
}
