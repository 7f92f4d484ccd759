// Dates as editors write them, read as instants.
import { readDateTime, toLeapSecond } from '../../query/date-time.ts';
import { toInstants, toOffset } from '../../query/local-time.ts';
import { quote } from '../diagnostics/hints.ts';
import type { Place, Report } from '../diagnostics/rules.ts';
import { toRightDate } from './date-forms.ts';

const EXPECTED = 'must be like 2026-01-05, 2026-01-05T10:00 or 2026-01-05T10:00+01:00';

const IMPOSSIBLE = 'this date or time does not exist';

/** Seconds that clocks are ahead of UTC or behind it at most. */
const FURTHEST = 14 * 3600;

/**
 * Seconds since 1970 of a date, or null with a diagnostic at `place`; a fraction is cut off. Without
 * an offset it is read in `zone`, a date alone as the first instant of that day. Of a time the zone has
 * twice the first counts; a time it skips counts as if clocks had not been put forward.
 */
export function readDate(text: string, zone: string, place: Place, report: Report): number | null {
  const written = readDateTime(text);
  const fault = toDateFault(written, text);
  if (typeof written === 'string' || fault !== null) {
    report('bad-date', place, `${quote(text)}: ${fault}`);
    return null;
  }
  const { day, time, leap, offset } = written;
  const local = `${day}T${time ?? '00:00:00'}`;
  const asUtc = Date.parse(`${local}Z`) / 1000;
  const instants = offset === null ? toInstants(local, zone) : [asUtc - offset];
  if (leap) return readLeapSecond(instants, text, place, report);
  const instant = instants[0] ?? asUtc - toOffset(asUtc - 86_400, zone);
  if (time === null || instants.length === 1) return instant;
  const taken = `using ${formatInstant(instant)}; add an offset to choose`;
  if (instants.length === 0) {
    report(
      'skipped-time',
      place,
      `${quote(text)}: this time does not exist in ${zone} (clock change); ${taken}`,
    );
    return instant;
  }
  report(
    'doubled-time',
    place,
    `${quote(text)}: this time occurs twice in ${zone} (clock change); ${taken}`,
  );
  return instant;
}

/** Seconds since 1970 as people read them: `2026-01-05T09:00:00Z`. */
export function formatInstant(instant: number): string {
  return new Date(instant * 1000).toISOString().replace('.000Z', 'Z');
}

/** The day, as `2026-01-05`, that calendars of a zone show at an instant. */
export function toLocalDay(instant: number, zone: string): string {
  return formatInstant(instant + toOffset(instant, zone)).slice(0, 10);
}

/** `before` are the instants of the second before. */
function readLeapSecond(
  before: readonly number[],
  text: string,
  place: Place,
  report: Report,
): number | null {
  const [second] = before.map(toLeapSecond).filter((instant) => instant !== null);
  if (second !== undefined) return second;
  report('bad-date', place, `${quote(text)}: ${IMPOSSIBLE}`);
  return null;
}

function toDateFault(written: ReturnType<typeof readDateTime>, text: string): string | null {
  if (written === 'unreadable') {
    const right = toRightDate(text);
    return right === null ? EXPECTED : `write it as ${right}`;
  }
  if (written === 'impossible') return IMPOSSIBLE;
  const year = Number(written.day.slice(0, 4));
  if (year < 1990 || year >= 2100) return 'the year must be from 1990 to 2099';
  if (Math.abs(written.offset ?? 0) > FURTHEST) return 'the offset must be from -14:00 to +14:00';
  return null;
}
