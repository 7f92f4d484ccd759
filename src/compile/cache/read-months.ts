// Reads articles out of the cache, month by month, and renders those that it does not have as they are.
import { toState } from '../content/dependencies.ts';
import { groupByMonth } from '../content/months.ts';
import type { RenderContext } from '../content/read-content.ts';
import type { Facts } from '../content/settings.ts';
import { count } from '../diagnostics/count.ts';
import type { Observer } from '../diagnostics/observer.ts';
import { type FileStat, toLastingStat } from '../files/file-stat.ts';
import { type FileStats, readFileStats } from '../files/file-stats.ts';
import type { PendingRecords } from '../output/pending-records.ts';
import type { Output } from '../output/write.ts';
import type { Rendered } from '../render/render-article.ts';
import { renderAll } from '../render/threads.ts';
import type { Cache } from './cache.ts';
import { type Chunk, demandEntries, readChunk } from './chunk.ts';
import { type CompiledMonth, toChangedMonth, toFreshMonth } from './compiled-month.ts';
import type { CacheEntry } from './entry.ts';
import { findStale, type StaleChunk, type StaleEntries, toStaleFiles } from './find-stale.ts';

export type Tools = {
  /** The output folder's absolute path. */
  readonly out: string;
  readonly cache: Cache;
  readonly output: Pick<Output, 'isSound'>;
  /** Takes the records of rendered articles. */
  readonly pending: PendingRecords;
  readonly observer: Observer;
};

/** What is wrong with media is reported for articles as they are, not for what the cache says of them. */
export async function readMonths(
  files: readonly string[],
  renderContext: RenderContext,
  tools: Tools,
): Promise<readonly CompiledMonth[]> {
  const { out, cache, observer } = tools;
  // Chunks that no article could be taken from are not read themselves.
  const usable = cache.facts === toFactsKey(renderContext.settings.facts);
  const places = usable ? cache.places : [];
  const chunks = places.flatMap((place) => readChunk(out, place) ?? []);
  const fileStats = readFileStats(renderContext.linkContext.folder.root, files);
  const found = findStale(chunks, { ...tools, fileStats, renderContext });
  const damaged = places.length - chunks.length + found.damaged;
  const are = damaged === 1 ? 'is' : 'are';
  const parts = `${damaged} of ${count(places.length, 'part')} of the cache ${are} damaged`;
  const fault = cache.fault ?? (damaged > 0 ? parts : null);
  if (fault !== null) observer.onNote(`Rendering articles again: ${fault}.`);
  const rendered = await render(
    toStaleFiles(files, fileStats, found),
    fileStats,
    renderContext,
    tools,
  );
  return join(found, rendered, tools);
}

/** The settings that every article depends on. */
export function toFactsKey(facts: Facts): string {
  const { origin, language, zone, authority, authors, sections, tags } = facts;
  const broken = [authors, sections, tags].map((names) => names === null);
  return JSON.stringify([origin, language, zone, authority, tags?.only, broken]);
}

async function render(
  files: readonly string[],
  fileStats: FileStats,
  renderContext: RenderContext,
  { pending, observer }: Tools,
): Promise<readonly CacheEntry[]> {
  const entries: CacheEntry[] = [];
  await renderAll(files, renderContext, (file, rendered) => {
    const entry = toEntry(rendered, fileStats.statOf(file) ?? [0, 0, 0], pending);
    // A thread may have read a medium just before it changed.
    const { media } = rendered.details.dependencies;
    const same = media.filter(
      ([name, state]) => toState(renderContext.linkContext.findMedium(name)) === state,
    );
    entries.push({ ...entry, lasting: entry.lasting && same.length === media.length });
    observer.onProgress(entries.length, files.length);
  });
  return entries;
}

function toEntry(rendered: Rendered, stat: FileStat, pending: PendingRecords): CacheEntry {
  const { details, record, ...entry } = rendered;
  return {
    ...entry,
    details: () => details,
    stat: toLastingStat(stat, Date.now()),
    record: record && {
      ...pending.add(record.bytes),
      fingerprint: record.fingerprint,
      names: record.names,
    },
  };
}

/** Months as they are now: one that an article came to is put together anew. */
function join(
  { fresh, stale }: StaleEntries,
  rendered: readonly CacheEntry[],
  { out, cache }: Tools,
): readonly CompiledMonth[] {
  const arrived = new Set(groupByMonth(rendered).map(([name]) => name));
  const stays = ({ place }: Chunk): boolean => !arrived.has(place[0]);
  const opened = fresh
    .filter((chunk) => !stays(chunk))
    .map((chunk): StaleChunk => {
      const entries = demandEntries(out, chunk);
      return { chunk, entries, kept: entries };
    });
  const all = [...stale, ...opened];
  const before = new Map(
    all.map(({ chunk: { place }, entries }) => [place[0], { place, entries }] as const),
  );
  const entries = [...all.flatMap(({ kept }) => kept), ...rendered];
  return [
    ...groupByMonth(entries).map(([name, own]) =>
      toChangedMonth(name, own, before.get(name) ?? null),
    ),
    ...fresh.filter(stays).map((chunk) => toFreshMonth(out, chunk, cache.areAnchorsSound)),
  ];
}
