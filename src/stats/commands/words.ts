// Numbers, days and feeds as people read and write them.

/** `12,345`. */
export function toCount(value: number): string {
  return Math.round(value).toLocaleString('en-GB');
}

/** `91 %`; `0.3 %` below one; empty of nothing. */
export function toShare(part: number, whole: number): string {
  if (whole === 0) return '';
  const share = (100 * part) / whole;
  const digits = share > 0 && share < 0.95 ? 1 : 0;
  return `${share.toFixed(digits)} %`;
}

/** `27 Nov` of `2026-11-27`. */
export function toShortDay(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return day;
  return date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
}

/** `/tags/שלום` of a path that is percent-encoded; the path itself where it cannot be decoded. */
export function toShownFeed(feed: string): string {
  return feed.split('/').map(decode).join('/');
}

/** The path as it is stored, however it was written. */
export function toStoredFeed(shown: string): string {
  const [, path = '', filtered = ''] = /^(.*?)(\?…)?$/su.exec(shown) ?? [];
  const segments = path.split('/').map((segment) => encodeURIComponent(decode(segment)));
  return `${segments.join('/')}${filtered}`;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
