// Durations as people write them.

const DURATION = /^(?:(?:(\d{1,3}):(?=\d\d:))?(\d{1,3}):)?(\d{1,6})$/u;

/** Whole seconds of `754`, `12:34` or `1:02:03`; null for anything else, and for no time at all. */
export function toSeconds(text: string): number | null {
  const [, hours, minutes, seconds = ''] = DURATION.exec(text) ?? [];
  if (minutes !== undefined && (seconds.length !== 2 || Number(seconds) > 59)) return null;
  if (hours !== undefined && Number(minutes) > 59) return null;
  return Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds) || null;
}
