// Reads articles out of the cache, month by month, and renders those that it does not have as they are.
import { toState } from '../content/dependencies.ts';
import { groupByMonth } from '../content/months.ts';
import type { Task } from '../content/read-content.ts';
import type { Facts } from '../content/settings.ts';
import { count } from '../diagnostics/count.ts';
import { type Stamp, toLasting } from '../files/stamp.ts';
import { type Survey, takeSurvey } from '../files/survey.ts';
import type { Observer } from '../options.ts';
import type { Spool } from '../output/pending-records.ts';
import type { Output } from '../output/write.ts';
import type { Rendered } from '../render/render-article.ts';
import { renderAll } from '../render/threads.ts';
import type { Cache } from './cache.ts';
import { type Chunk, demandEntries, readChunk } from './chunk.ts';
import { type CompiledMonth, toChanged, toUntouched } from './compiled-month.ts';
import type { Entry } from './entry.ts';
import { type Sifted, sift, type Touched, toOthers } from './find-stale.ts';

export type Tools = {
  /** The output folder's absolute path. */
  readonly out: string;
  readonly cache: Cache;
  readonly output: Pick<Output, 'isSound'>;
  /** Takes the records of rendered articles. */
  readonly spool: Spool;
  readonly observer: Observer;
};

/** What is wrong with media is told for articles as they are, not for what the cache says of them. */
export async function readMonths(
  files: readonly string[],
  task: Task,
  tools: Tools,
): Promise<readonly CompiledMonth[]> {
  const { out, cache, observer } = tools;
  // Chunks that no article could be taken from are not read themselves.
  const usable = cache.facts === toFactsKey(task.settings.facts);
  const places = usable ? cache.places : [];
  const chunks = places.flatMap((place) => readChunk(out, place) ?? []);
  const survey = takeSurvey(task.around.folder.root, files);
  const found = sift(chunks, { ...tools, survey, task });
  const damaged = places.length - chunks.length + found.damaged;
  const are = damaged === 1 ? 'is' : 'are';
  const parts = `${damaged} of ${count(places.length, 'part')} of the cache ${are} damaged`;
  const fault = cache.fault ?? (damaged > 0 ? parts : null);
  if (fault !== null) observer.onNote(`What is missing is rendered anew: ${fault}.`);
  const rendered = await render(toOthers(files, survey, found), survey, task, tools);
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
  survey: Survey,
  task: Task,
  { spool, observer }: Tools,
): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  await renderAll(files, task, (file, rendered) => {
    const entry = toEntry(rendered, survey.stampOf(file) ?? [0, 0, 0], spool);
    // A thread may have read a medium just before it changed.
    const { media } = rendered.details.dependencies;
    const same = media.filter(([name, state]) => toState(task.around.findMedium(name)) === state);
    entries.push({ ...entry, lasting: entry.lasting && same.length === media.length });
    observer.onProgress(entries.length, files.length);
  });
  return entries;
}

function toEntry(rendered: Rendered, stamp: Stamp, spool: Spool): Entry {
  const { details, record, ...entry } = rendered;
  return {
    ...entry,
    details: () => details,
    stamp: toLasting(stamp, Date.now()),
    record: record && {
      ...spool.add(record.bytes),
      fingerprint: record.fingerprint,
      names: record.names,
    },
  };
}

/** Months as they are now: one that an article came to is put together anew. */
function join(
  { untouched, touched }: Sifted,
  rendered: readonly Entry[],
  { out, cache }: Tools,
): readonly CompiledMonth[] {
  const arrived = new Set(groupByMonth(rendered).map(([name]) => name));
  const stays = ({ place }: Chunk): boolean => !arrived.has(place[0]);
  const opened = untouched
    .filter((chunk) => !stays(chunk))
    .map((chunk): Touched => {
      const entries = demandEntries(out, chunk);
      return { chunk, entries, kept: entries };
    });
  const all = [...touched, ...opened];
  const before = new Map(
    all.map(({ chunk: { place }, entries }) => [place[0], { place, entries }] as const),
  );
  const entries = [...all.flatMap(({ kept }) => kept), ...rendered];
  return [
    ...groupByMonth(entries).map(([name, own]) => toChanged(name, own, before.get(name) ?? null)),
    ...untouched.filter(stays).map((chunk) => toUntouched(out, chunk, cache.areAnchorsSound)),
  ];
}
