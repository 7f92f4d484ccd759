// Dates as front matter has them, of an instant.
import { toOffset } from '../../query/local-time.ts';

/** `YYYY-MM-DDTHH:MM` on the clocks of an IANA zone; `instant` in seconds. Throws for a zone that there is not. */
export function toLocal(instant: number, zone: string): string {
  return new Date((instant + toOffset(instant, zone)) * 1000).toISOString().slice(0, 16);
}
