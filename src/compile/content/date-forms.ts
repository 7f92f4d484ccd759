// Dates in forms that compile does not read, written in one that it does: for messages alone.
import { readDateTime } from '../../query/date-time.ts';

const TIME = String.raw`(?:(?:,? |T| at )(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2}))?)?`;
const ZONE = String.raw`(?: ?(?<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2}))?`;
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const MONTH = String.raw`(?<month>(?:${MONTHS.join('|')})[a-z]*)\.?`;
const DAY = String.raw`(?<day>\d{1,2})(?:st|nd|rd|th)?`;
const WEEKDAY = `(?:[a-z]{3,9},? )?`;

/** Those of which nobody can doubt what is the day and what the month. */
const FORMS = [
  String.raw`(?<year>\d{4})[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})`,
  String.raw`(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4})`,
  String.raw`${WEEKDAY}${DAY} ${MONTH},? (?<year>\d{4})`,
  String.raw`${WEEKDAY}${MONTH} ${DAY},? (?<year>\d{4})`,
].map((form) => new RegExp(`^${form}${TIME}${ZONE}$`, 'iu'));

/** The date in the right form; null when it is not clear what is meant, or there is no such day. */
export function toRightDate(text: string): string | null {
  for (const form of FORMS) {
    const found = form.exec(text.trim())?.groups;
    if (found === undefined) continue;
    const { year = '', month = '', day = '', hour, minute, second, zone } = found;
    const time = hour === undefined ? '' : `T${pad(hour)}:${minute}${second ? `:${second}` : ''}`;
    const offset = time === '' || zone === undefined ? '' : toOffset(zone);
    const right = `${year}-${pad(toMonth(month))}-${pad(day)}${time}${offset}`;
    return typeof readDateTime(right) === 'string' ? null : right;
  }
  return null;
}

function toMonth(written: string): string {
  const index = MONTHS.indexOf(written.slice(0, 3).toLowerCase());
  return index < 0 ? written : String(index + 1);
}

function toOffset(zone: string): string {
  return /^[+-]/u.test(zone) ? zone.replace(/^(...):?/u, '$1:') : 'Z';
}

function pad(number: string): string {
  return number.padStart(2, '0');
}
