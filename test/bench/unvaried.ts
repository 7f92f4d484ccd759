// Work that no request can be made to repeat, as it takes no parameter and is remembered: reading
// the catalog, and the lists of everything. Run in this process, without server, KV or assets.
import { toFeedList } from '../../src/api/answer/feeds.ts';
import { toApiIndex } from '../../src/api/answer/index.ts';
import type { Catalog } from '../../src/catalog/catalog.ts';
import { decodeCatalog } from '../../src/catalog/file.ts';
import { toOpml } from '../../src/feed/opml.ts';
import { RSS } from '../../src/feed/rss.ts';
import { type Spread, toSpread } from './pairs.ts';

const TIMES = 5;

export type Unvaried = { readonly name: string; readonly cost: Spread };

/** Microseconds of CPU of each, at this moment of the clock. */
export function measureUnvaried(bytes: Uint8Array<ArrayBuffer>, catalog: Catalog): Unvaried[] {
  const now = Math.floor(Date.now() / 1000);
  return [
    { name: 'in Node: catalog read at start', cost: time(() => decodeCatalog(bytes.buffer)) },
    { name: 'in Node: /api', cost: time(() => toApiIndex(catalog, now)) },
    { name: 'in Node: /api/feeds', cost: time(() => toFeedList(catalog, now)) },
    { name: 'in Node: /feeds.opml', cost: time(() => toOpml(catalog, RSS, now)) },
  ];
}

/** Microseconds of CPU of this process, its collector among it. */
function time(work: () => unknown): Spread {
  work();
  const costs = Array.from({ length: TIMES }, () => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return user + system;
  });
  return toSpread(costs);
}
