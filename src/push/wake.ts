// Whether a minute is one in which something may have to be told. It follows from the catalog alone, so
// that almost all minutes cost nothing.
import { at, type Catalog, dueCount } from '../catalog/catalog.ts';
import { FORMATS } from '../feed/formats.ts';
import { PER_MINUTE } from './bounds.ts';

/** Minutes after a change in which what has failed is tried again. After the last one it is given up. */
const AGES: readonly number[] = [0, 1, 2, 3, 5, 8, 15, 30, 60, 120, 240, 480, 720, 1080, 1440];

const LAST = Math.max(...AGES);

/**
 * What to do in the minute that begins at `now`: nothing; to look for changes and to send what waits; or
 * that for the last time before the next change. A change is what readers can see: the upload of this
 * version (`deployed`), or an article whose date has come. Instants are in seconds since 1970.
 */
export function toWake(catalog: Catalog, deployed: number, now: number): 'sleep' | 'look' | 'end' {
  const age = Math.floor((now - toNewest(catalog, deployed, now)) / 60);
  if (age === LAST) return 'end';
  return AGES.includes(age) || age <= toMinutes(catalog) ? 'look' : 'sleep';
}

/** The newest change; one that is still to come, as the clocks of two machines have it, is none. */
function toNewest({ rows }: Catalog, deployed: number, now: number): number {
  const due = dueCount(rows, now);
  const published = due === 0 ? 0 : at(rows.published, due - 1);
  return deployed <= now ? Math.max(published, deployed) : published;
}

/** Minutes that it takes to tell of every feed, in every format, and of every article; a day at most. */
function toMinutes({ site: { receivers }, tags, sections, authors, rows }: Catalog): number {
  const feeds = 1 + tags.length + sections.length + authors.length;
  const told = receivers.webhooks.length + (receivers.atproto === null ? 0 : 1);
  const minutes = Math.ceil((feeds * FORMATS.length + rows.count * told) / PER_MINUTE);
  return Math.min(minutes, LAST);
}
