// HTTP dates (RFC 9110 §5.6.7): written in one form, read in three.

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec';

/** `Sun, 06 Nov 1994 08:49:37 GMT`, then `Sunday, 06-Nov-94 …`, then asctime's. */
const FORMS = [
  /^[A-Z][a-z]{2}, (?<day>\d{2}) (?<month>[A-Z][a-z]{2}) (?<year>\d{4}) (?<time>[\d:]{8}) GMT$/,
  /^[A-Z][a-z]{5,8}, (?<day>\d{2})-(?<month>[A-Z][a-z]{2})-(?<year>\d{2}) (?<time>[\d:]{8}) GMT$/,
  /^[A-Z][a-z]{2} (?<month>[A-Z][a-z]{2}) (?<day>[ \d]\d) (?<time>[\d:]{8}) (?<year>\d{4})$/,
];

/** Hour, minute, second; 60 for a leap second. */
const TIME = /^([01]\d|2[0-3]):([0-5]\d):([0-5]\d|60)$/;

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
  const { day = '', month = '', time = '' } = parts;
  const [, hour, minute, second] = TIME.exec(time) ?? [];
  if (hour === undefined) return null;
  const year = toYear(parts['year'] ?? '', now);
  const midnight = new Date(Date.UTC(year, MONTHS.split(' ').indexOf(month), Number(day)));
  // A date that is none reads otherwise when it is written again.
  const date = `${day.trim().padStart(2, '0')} ${month} ${year}`;
  if (!midnight.toUTCString().includes(date)) return null;
  return midnight.getTime() / 1000 + Number(hour) * 3600 + Number(minute) * 60 + Number(second);
}

function toYear(year: string, now: number): number {
  if (year.length === 4) return Number(year);
  const present = new Date(now * 1000).getUTCFullYear();
  const full = Math.floor(present / 100) * 100 + Number(year);
  return full > present + 50 ? full - 100 : full;
}
