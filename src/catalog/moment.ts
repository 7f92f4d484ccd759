// A time of day on a date, in words for writers.

/** `2 March 2026, 09:00`: seconds since 1970, in a time zone (IANA). */
export function toMoment(seconds: number, zone: string): string {
  const date = new Date(seconds * 1000);
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: zone });
  const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: zone });
  return `${day.format(date)}, ${time.format(date)}`;
}
