// HTTP dates (RFC 9110 §5.6.7): written in one form, read in three.

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec';

/** `Sun, 06 Nov 1994 08:49:37 GMT`, then `Sunday, 06-Nov-94 …`, then asctime's. */
const FORMS = [
  /^[A-Z][a-z]{2}, (?<day>\d{2}) (?<month>[A-Z][a-z]{2}) (?<year>\d{4}) (?<time>[\d:]{8}) GMT$/,
  /^[A-Z][a-z]{5,8}, (?<day>\d{2})-(?<month>[A-Z][a-z]{2})-(?<year>\d{2}) (?<time>[\d:]{8}) GMT$/,
  /^[A-Z][a-z]{2} (?<month>[A-Z][a-z]{2}) (?<day>[ \d]\d) (?<time>[\d:]{8}) (?<year>\d{4})$/,
];

/** The date in the form everyone must send. `seconds` since 1970. */
export function toHttpDate(seconds: number): string {
  return new Date(seconds * 1000).toUTCString();
}

/**
 * Seconds since 1970; null for what is no HTTP date. `now` (seconds) settles years of two digits:
 * one that would be more than 50 years ahead is in the past.
 */
export function parseHttpDate(text: string, now: number): number | null {
  for (const form of FORMS) {
    const parts = form.exec(text.trim())?.groups;
    if (parts !== undefined) return toInstant(parts, now);
  }
  return null;
}

function toInstant(parts: { readonly [part: string]: string }, now: number): number | null {
  const { day = '', month = '', year = '', time = '' } = parts;
  const index = MONTHS.split(' ').indexOf(month);
  const [hour, minute, second] = time.split(':').map(Number);
  if (index < 0 || hour === undefined || minute === undefined || second === undefined) return null;
  const instant = Date.UTC(toYear(year, now), index, Number(day), hour, minute, second) / 1000;
  const back = new Date(instant * 1000);
  // A leap second (60) rolls over; any other part that does was no date.
  if (back.getUTCDate() !== Number(day) && second !== 60) return null;
  return hour > 23 || minute > 59 || second > 60 || Number.isNaN(instant) ? null : instant;
}

function toYear(year: string, now: number): number {
  if (year.length === 4) return Number(year);
  const present = new Date(now * 1000).getUTCFullYear();
  const full = Math.floor(present / 100) * 100 + Number(year);
  return full > present + 50 ? full - 100 : full;
}
