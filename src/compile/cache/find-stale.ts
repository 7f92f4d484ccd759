// Finds what is stale in the cache: articles that would be rendered to something else than before.
import { areSame } from '../content/dependencies.ts';
import type { RenderContext } from '../content/read-content.ts';
import { readWrittenSlugs, type WrittenSlugs } from '../content/written-slugs.ts';
import { type FileStat, NO_STAT, toLastingStat } from '../files/file-stat.ts';
import { isSameMedium } from '../files/media.ts';
import { readBytes } from '../files/read-bytes.ts';
import { toLinkContext } from '../markdown/links.ts';
import { toHash } from '../render/render-article.ts';
import type { Cache } from './cache.ts';
import { type Entry, parse } from './rows.ts';
import { toVocabularyKey } from './surroundings.ts';

/** What articles are compared with. */
export type StaleSearch = {
  readonly cache: Cache;
  /** What the cache knows. */
  readonly entries: Iterable<Entry>;
  /** Its `findMedium` reports nothing: what the cache says of an article may no longer hold. */
  readonly renderContext: RenderContext;
  /** Of the articles' files as they are now. */
  readonly stats: ReadonlyMap<string, FileStat>;
  /** Whether a file with records is as it was written. */
  readonly isSound: (file: string) => boolean;
};

/**
 * An article is stale when its bytes or anything it depends on have changed, or its record is lost. Files to
 * be rendered, those that the cache knows and that are gone, those with other stats and the same bytes, and
 * the slugs that are written in files.
 */
export function findStale(search: StaleSearch) {
  const { cache, entries, renderContext, stats, isSound } = search;
  const { linkContext, settings, now } = renderContext;
  const gone: string[] = [];
  const touched: (readonly [file: string, stat: FileStat])[] = [];
  const fresh = new Set<string>();
  let known = 0;
  for (const entry of entries) {
    const { file, isLasting, latest, record } = entry;
    const stat = stats.get(file);
    if (stat === undefined) gone.push(file);
    else known += 1;
    if (stat === undefined || !isLasting || latest > now) continue;
    if (record !== null && !isSound(record.file)) continue;
    const found = findUnchanged(search, entry, stat);
    if (found === null) continue;
    if (found !== entry.stat) touched.push([file, found]);
    fresh.add(file);
  }
  const before = readKnownSlugs(cache);
  const slugs = toSlugs(before, fresh, search);
  const moved = [...before.keys(), ...slugs.keys()].filter(
    (file) => before.get(file) !== slugs.get(file),
  );
  const hasMoved = new Set(moved);
  if (
    gone.length > 0 ||
    known < stats.size ||
    hasMoved.size > 0 ||
    haveSurroundingsChanged(search)
  ) {
    const { folder, origin, findMedium } = linkContext;
    const surroundings = toLinkContext(folder, origin, findMedium, slugs, settings.facts.url);
    for (const [file, dependencies] of cache.dependencies()) {
      const isSame = areSame(dependencies, surroundings, settings.facts);
      if (!isSame || dependencies.files.some((one) => hasMoved.has(one))) fresh.delete(file);
    }
  }
  const stale = [...stats.keys()].filter((file) => !fresh.has(file));
  return { stale, gone, slugs, touched };
}

/** The slugs that are written in files as they are now. */
function toSlugs(
  before: WrittenSlugs,
  fresh: ReadonlySet<string>,
  { renderContext, stats }: StaleSearch,
): WrittenSlugs {
  const changed = [...stats.keys()].filter((file) => !fresh.has(file));
  const slugs = [
    ...[...before].filter(([file]) => fresh.has(file)),
    ...readWrittenSlugs(renderContext.linkContext.folder.root, changed),
  ];
  return new Map(slugs.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The slugs that articles of the cache were read against. */
function readKnownSlugs(cache: Cache): WrittenSlugs {
  const known = cache.setting('slugs');
  return new Map(known === '' ? [] : (parse(known) as readonly [string, string][]));
}

/** Whether names or media are others than those that the articles of the cache were read against. */
function haveSurroundingsChanged({ cache, renderContext }: StaleSearch): boolean {
  const { linkContext, settings } = renderContext;
  const { folder, findMedium } = linkContext;
  if (cache.setting('vocabulary') !== toVocabularyKey(settings.facts, folder)) return true;
  return [...cache.media()].some(([file, before]) => {
    return !folder.files.has(file) || !isSameMedium(before, findMedium(file));
  });
}

/** The stat to remember of a file that holds the same bytes; null when it holds others. */
function findUnchanged(
  { cache, renderContext }: StaleSearch,
  { file, stat: before }: Entry,
  stat: FileStat,
): FileStat | null {
  if (before === stat && stat !== NO_STAT) return stat;
  const read = Date.now();
  // What is wrong with it is reported when it is rendered.
  const { root } = renderContext.linkContext.folder;
  const bytes = readBytes(`${root}/${file}`, () => undefined);
  if (bytes === null || toHash(bytes) !== cache.hashOf(file)) return null;
  return toLastingStat(stat, read);
}
