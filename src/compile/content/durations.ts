// Durations as people write them.

const DURATION = /^(?:(?:(\d{1,3}):(?=\d\d:))?(\d{1,3}):)?(\d{1,6})$/u;

/** Whole seconds of `754`, `12:34` or `1:02:03`; null for anything else, and for no time at all. */
export function toSeconds(text: string): number | null {
  const [, hours = '0', minutes = '0', seconds = ''] = DURATION.exec(text) ?? [];
  const isClock = text.includes(':');
  if (isClock && (seconds.length !== 2 || Number(seconds) > 59)) return null;
  if (hours !== '0' && Number(minutes) > 59) return null;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) || null;
}
