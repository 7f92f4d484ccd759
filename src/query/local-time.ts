// Local times of a time zone as instants: by Intl alone, so that compile and Worker agree.

const DAY = 86_400;
const formatters = new Map<string, Intl.DateTimeFormat>();

/**
 * The instants, in seconds since 1970 and ascending, at which clocks of an IANA zone show a local
 * time (`YYYY-MM-DDTHH:MM[:SS]`): one as a rule, none in a gap, two when clocks are put back.
 */
export function toInstants(local: string, zone: string): readonly number[] {
  const asUtc = Date.parse(`${local}Z`) / 1000;
  const offsets = new Set([toOffset(asUtc - DAY, zone), toOffset(asUtc + DAY, zone)]);
  return [...offsets]
    .map((offset) => asUtc - offset)
    .filter((instant) => instant + toOffset(instant, zone) === asUtc)
    .sort((a, b) => a - b);
}

/** Seconds by which clocks of an IANA zone are ahead of UTC at an instant (seconds since 1970). */
export function toOffset(instant: number, zone: string): number {
  const parts = toFormatter(zone).formatToParts(instant * 1000);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours, minutes, seconds] =
    /([+-])(\d{1,2}):(\d{2})(?::(\d{2}))?$/u.exec(name) ?? [];
  const size = Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0);
  return sign === '-' ? -size : size;
}

function toFormatter(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known) return known;
  const options = { timeZone: zone, timeZoneName: 'longOffset' } as const;
  const formatter = new Intl.DateTimeFormat('en-US', options);
  formatters.set(zone, formatter);
  return formatter;
}
