// Builds the index: blocks that have changed are indexed, and the shards that have other words by that are
// merged anew. What is not changed is not read.
import { createHash, randomUUID } from 'node:crypto';
import type { IndexTable } from '../../catalog/catalog.ts';
import { deflate } from '../../http/coding.ts';
import type { EntryFiles } from '../../search/postings.ts';
import { NAME_LENGTH, toScale, toShardCount, toShardNames } from '../../search/shards.ts';
import type { Cache, KnownBlock } from '../cache/cache.ts';
import { createRecordsFile } from '../output/records-file.ts';
import type { Output } from '../output/write.ts';
import { countThreads, runOnThreads } from '../threads/threads.ts';
import { type BlockIndex, HASH_LENGTH } from './block.ts';
import { type Block, type IndexedArticle, toBlocks } from './blocks.ts';
import { createIndexWorker, type IndexAnswer, type IndexJob } from './job.ts';
import type { Renumbering } from './merge.ts';
import type { IndexThreadData } from './thread.ts';

/** Below this many articles threads take longer to start than to help. */
const WORTHWHILE = 500;

/** A word in no more articles than these has its places in all of them. */
const NEVER_FREQUENT = 1_000;

/** A word in more than this part of all articles may be without its places. */
const FREQUENT_PART = 10;

export type IndexTools = {
  /** The output folder. */
  readonly out: string;
  readonly output: Output;
  readonly cache: Pick<Cache, 'setting' | 'setSetting' | 'blocks' | 'setBlocks'>;
};

/** What an earlier compile has left. */
type Former = {
  readonly table: IndexTable;
  readonly blocks: ReadonlyMap<string, KnownBlock>;
};

/** Writes the files of the index, or keeps them. */
export async function buildIndex(
  articles: readonly IndexedArticle[],
  tools: IndexTools,
): Promise<IndexTable> {
  const blocks = toBlocks(articles);
  const count = articles.filter(({ isListed }) => isListed).length;
  const former = findFormer(count, tools);
  if (former === null) return await build(blocks, count, null, tools);
  try {
    return await build(blocks, count, former, tools);
  } catch {
    // A file is not what was written, or a word is no longer frequent: all is indexed.
    return await build(blocks, count, null, tools);
  }
}

/** How many files the index of so many articles has, at most. */
export function countIndexFiles(articles: number): number {
  return toShardCount(articles) * 2 + 1;
}

/** The name of a file of the index, below the output folder. */
export function toIndexFile(name: string): string {
  return `assets/search/${name}.bin`;
}

async function build(
  blocks: readonly Block[],
  count: number,
  former: Former | null,
  tools: IndexTools,
): Promise<IndexTable> {
  const shards = toShardCount(count);
  const changed = blocks.filter(({ name, key }) => former?.blocks.get(name)?.key !== key);
  const renumbering = toRenumbering(blocks, new Set(changed), former);
  const fresh = new Map<Block, BlockIndex>();
  const jobs = changed.map(
    ({ articles }, index): IndexJob => ({ kind: 'block', index, job: { shards, articles } }),
  );
  const weight = changed.reduce((sum, { articles }) => sum + articles.length, 0);
  const files = Array.from({ length: shards }, (_, shard) => toFormerFiles(former, shard));
  const work = createWork(tools.out, renumbering, weight);
  try {
    await work.run(jobs, (answer) => {
      const block = changed[answer.index];
      if (answer.kind === 'block' && block !== undefined) fresh.set(block, answer.block);
    });
    const known = blocks.map((block) => toKnown(block, fresh, former));
    const dirty = findDirty(known, former, shards);
    const frequent = Math.max(NEVER_FREQUENT, toScale(count) / FREQUENT_PART);
    const shardJobs = dirty.map((shard): IndexJob => {
      const parts = changed.flatMap((block) => {
        const part = fresh.get(block)?.parts[shard] ?? null;
        return part === null ? [] : [{ part, number: block.number }];
      });
      const job = { former: files[shard] ?? null, parts, frequent };
      return { kind: 'shard', index: shard, job };
    });
    const names = new Map<number, EntryNames>();
    await work.run(shardJobs, (answer) => {
      if (answer.kind === 'shard') names.set(answer.index, putShard(answer.files, tools.output));
    });
    const table = toTable(
      known,
      shards,
      (shard) => {
        const own = names.get(shard);
        if (own !== undefined) return own;
        return keepShard(former, shard, tools.output);
      },
      tools.output,
    );
    tools.cache.setSetting('search', JSON.stringify({ ...table, scale: toScale(count) }));
    tools.cache.setBlocks(known);
    return table;
  } finally {
    work.close();
  }
}

type EntryNames = { readonly lists: string; readonly places: string };

/** The index of the compile before, where it has as many shards and all of its files are there. */
function findFormer(count: number, { cache, output }: IndexTools): Former | null {
  const setting = cache.setting('search');
  if (setting === '') return null;
  const { scale, ...table } = JSON.parse(setting) as IndexTable & { readonly scale: number };
  if (scale !== toScale(count) || table.shards !== toShardCount(count)) return null;
  const names = Array.from({ length: table.shards * 2 + 1 }, (_, index) =>
    table.names.slice(index * NAME_LENGTH, (index + 1) * NAME_LENGTH),
  );
  if (!names.every((name) => output.isSound(toIndexFile(name)))) return null;
  return { table, blocks: new Map(cache.blocks().map((block) => [block.name, block])) };
}

/** Which of the numbers of then are which of now. */
function toRenumbering(
  blocks: readonly Block[],
  changed: ReadonlySet<Block>,
  former: Former | null,
): Renumbering {
  const known = [...(former?.blocks.values() ?? [])];
  const end = Math.max(0, ...known.map(({ number, lengths }) => number + lengths.length));
  const numbers = new Int32Array(end).fill(-1);
  for (const block of blocks) {
    const before = changed.has(block) ? undefined : former?.blocks.get(block.name);
    for (let own = 0; own < (before?.lengths.length ?? 0); own++) {
      numbers[(before?.number ?? 0) + own] = block.number + own;
    }
  }
  const other = numbers.findIndex((now, number) => now !== number && isTaken(known, number));
  return { sameBelow: other < 0 ? end : other, numbers };
}

/** Whether a number was that of an article. */
function isTaken(known: readonly KnownBlock[], number: number): boolean {
  return known.some(
    (block) => number >= block.number && (block.lengths[number - block.number] ?? 0) > 0,
  );
}

function toKnown(
  block: Block,
  fresh: ReadonlyMap<Block, BlockIndex>,
  former: Former | null,
): KnownBlock {
  const { name, key, number } = block;
  const found = fresh.get(block) ?? former?.blocks.get(name);
  if (found === undefined) throw new Error(`the block ${name} has not been indexed`);
  const { hashes, lengths, articles, words } = found;
  return { name, key, number, hashes, lengths, articles, words };
}

/** The shards that have something else than before, or under another number. */
function findDirty(
  known: readonly KnownBlock[],
  former: Former | null,
  shards: number,
): readonly number[] {
  const all = Array.from({ length: shards }, (_, shard) => shard);
  if (former === null) return all;
  const names = new Set(known.map(({ name }) => name));
  const gone = [...former.blocks.values()].filter(({ name }) => !names.has(name));
  const pairs = [
    ...known.map((now) => [now, former.blocks.get(now.name)] as const),
    ...gone.map((before) => [undefined, before] as const),
  ].filter(([now, before]) => now?.key !== before?.key || now?.number !== before?.number);
  return all.filter((shard) =>
    pairs.some(([now, before]) => {
      const [one, other] = [toHash(now, shard), toHash(before, shard)];
      return one !== other || (one !== NO_PART && now?.number !== before?.number);
    }),
  );
}

const NO_PART = '00'.repeat(HASH_LENGTH);

function toHash(block: KnownBlock | undefined, shard: number): string {
  if (block === undefined) return NO_PART;
  const start = shard * HASH_LENGTH;
  return Buffer.from(block.hashes.subarray(start, start + HASH_LENGTH)).toString('hex');
}

function toFormerFiles(former: Former | null, shard: number): EntryNames | null {
  if (former === null) return null;
  const { lists, places } = toShardNames(former.table, shard);
  return { lists: toIndexFile(lists), places: toIndexFile(places) };
}

function putShard({ lists, places }: EntryFiles, output: Output): EntryNames {
  return { lists: put(lists, output), places: put(places, output) };
}

function put(bytes: Uint8Array, output: Output): string {
  const name = createHash('sha256').update(bytes).digest('hex').slice(0, NAME_LENGTH);
  output.put(toIndexFile(name), bytes);
  return name;
}

function keepShard(former: Former | null, shard: number, output: Output): EntryNames {
  if (former === null) throw new Error(`shard ${shard} has not been made`);
  const names = toShardNames(former.table, shard);
  for (const name of [names.lists, names.places]) output.keep(toIndexFile(name));
  return names;
}

function toTable(
  known: readonly KnownBlock[],
  shards: number,
  namesOf: (shard: number) => EntryNames,
  output: Output,
): IndexTable {
  const last = known.at(-1);
  const lengths = new Uint8Array((last?.number ?? 0) + (last?.lengths.length ?? 0));
  for (const block of known) lengths.set(block.lengths, block.number);
  const names = Array.from({ length: shards }, (_, shard) => {
    const { lists, places } = namesOf(shard);
    return lists + places;
  });
  return {
    names: names.join('') + put(deflate(lengths), output),
    shards,
    articles: known.reduce((sum, { articles }) => sum + articles, 0),
    words: known.reduce((sum, { words }) => sum + words, 0),
  };
}

type Work = {
  readonly run: (
    jobs: readonly IndexJob[],
    onAnswer: (answer: IndexAnswer) => void,
  ) => Promise<void>;
  readonly close: () => void;
};

/** Here, or on threads where `articles` are many. */
function createWork(out: string, renumbering: Renumbering, articles: number): Work {
  const threads = countThreads();
  if (articles < WORTHWHILE || threads < 2) {
    const records = createRecordsFile(out, randomUUID());
    const worker = createIndexWorker(out, renumbering, records);
    return {
      run: async (jobs, onAnswer) => {
        for (const job of jobs) onAnswer(worker.run(job));
      },
      close: () => {
        worker.close();
        records.close();
      },
    };
  }
  const toData = (): IndexThreadData => ({ out, name: randomUUID(), renumbering });
  return {
    run: (jobs, onAnswer) =>
      runOnThreads(
        new URL('./thread.ts', import.meta.url),
        Array.from({ length: threads }, toData),
        jobs.values(),
        onAnswer,
      ),
    close: () => undefined,
  };
}
