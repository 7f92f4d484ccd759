// Dates and times as they are written, in URLs and in front matter: one grammar, that of RFC 3339 with
// what is written beside it (ISO 8601, Git, databases): no seconds, a space, an offset without a colon.

/** What a text says, before a zone makes an instant of it. */
export type DateTime = {
  /** `YYYY-MM-DD`, a day that there is. */
  readonly day: string;
  /** `HH:MM:SS`; null for a day alone. Of a leap second it is the second before. */
  readonly time: string | null;
  /** Whether it is a leap second; `toLeapSecond` tells whether there can be one. */
  readonly leap: boolean;
  /** Whether more than zero follows the decimal point. */
  readonly fraction: boolean;
  /** Seconds ahead of UTC; null where none is written. */
  readonly offset: number | null;
};

const DAY = String.raw`(\d{4}-\d{2}-\d{2})`;
const TIME = String.raw`[Tt ](\d{2}:\d{2})(?::(\d{2})(\.\d+)?)?`;
const OFFSET = String.raw` ?([Zz]|[+-]\d{2}(?::?\d{2})?)`;
const FORM = new RegExp(`^${DAY}(?:${TIME}(?:${OFFSET})?)?$`);

/** What an instant looks like that needs no zone but for a day; whether there is one it does not say. */
export const INSTANT = new RegExp(`^${DAY}(?:${TIME}${OFFSET})?$`);

/**
 * What a text says; `unreadable` where it is of another form, `impossible` where there is no such day,
 * time or offset.
 */
export function readDateTime(text: string): DateTime | 'unreadable' | 'impossible' {
  const [, day, minutes, seconds = '00', fraction = '', zone] = FORM.exec(text) ?? [];
  if (day === undefined) return 'unreadable';
  const leap = seconds === '60';
  const time = minutes === undefined ? null : `${minutes}:${leap ? '59' : seconds}`;
  const offset = zone === undefined ? null : toOffset(zone);
  if (!isReal(day, time ?? '00:00:00') || offset === 'impossible') return 'impossible';
  return { day, time, leap, fraction: /[1-9]/.test(fraction), offset };
}

/**
 * The second after `before` where that is one that may be a leap second: the last of a month in UTC
 * (RFC 3339 §5.7). POSIX time has no number for it, and gives it that of the next. Else null.
 */
export function toLeapSecond(before: number): number | null {
  const next = before + 1;
  return new Date(next * 1000).toISOString().endsWith('-01T00:00:00.000Z') ? next : null;
}

function isReal(day: string, time: string): boolean {
  const milliseconds = Date.parse(`${day}T${time}Z`);
  if (Number.isNaN(milliseconds)) return false;
  return new Date(milliseconds).toISOString().startsWith(`${day}T${time}`);
}

function toOffset(zone: string): number | 'impossible' {
  if (/^z$/i.test(zone)) return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(3).replace(':', ''));
  if (hours > 23 || minutes > 59) return 'impossible';
  const size = hours * 3600 + minutes * 60;
  // Without a negative zero.
  return zone.startsWith('-') && size > 0 ? -size : size;
}
