// What a thread does for the index: it indexes a block, or merges a shard.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { deflate, inflate } from '../../http/coding.ts';
import type { EntryFiles } from '../../search/postings.ts';
import { type LocationReader, openLocations, type RecordsFile } from '../output/records-file.ts';
import { type BlockIndex, type BlockJob, createBlockIndexer, type Part } from './block.ts';
import { mergeShard, type Renumbering, type Source } from './merge.ts';

/** The parts of one shard. */
export type ShardJob = {
  /** Files of the shard as it was, below the output folder; null where nothing of it is left. */
  readonly former: { readonly lists: string; readonly places: string } | null;
  /** Parts of blocks, and the number of the first article of each. */
  readonly parts: readonly { readonly part: Part; readonly number: number }[];
  /** A word in more articles than these has no places. */
  readonly frequent: number;
};

export type IndexJob =
  | { readonly kind: 'block'; readonly index: number; readonly job: BlockJob }
  | { readonly kind: 'shard'; readonly index: number; readonly job: ShardJob };

export type IndexAnswer =
  | { readonly kind: 'block'; readonly index: number; readonly block: BlockIndex }
  /** Files as they are stored. */
  | { readonly kind: 'shard'; readonly index: number; readonly files: EntryFiles };

/** Does jobs. `out` is the output folder; parts of blocks go to `records`. */
export function createIndexWorker(
  out: string,
  renumbering: Renumbering,
  records: RecordsFile,
): { readonly run: (job: IndexJob) => IndexAnswer; readonly close: () => void } {
  const locations = openLocations(out);
  const indexBlock = createBlockIndexer(locations, records);
  return {
    run: ({ kind, index, job }) =>
      kind === 'block'
        ? { kind, index, block: indexBlock(job) }
        : { kind, index, files: toShardFiles(out, job, renumbering, locations) },
    close: locations.close,
  };
}

function toShardFiles(
  out: string,
  { former, parts, frequent }: ShardJob,
  renumbering: Renumbering,
  locations: LocationReader,
): EntryFiles {
  const readStored = (file: string): Uint8Array => inflate(readFileSync(path.join(out, file)));
  const before = former && {
    files: { lists: readStored(former.lists), places: readStored(former.places) },
    numbers: renumbering,
  };
  const sources = parts.map(({ part, number }): Source => {
    const bytes = locations.read(part);
    const files = { lists: bytes.subarray(0, part.lists), places: bytes.subarray(part.lists) };
    return { files, numbers: { by: number } };
  });
  const { lists, places } = mergeShard(
    before === null ? sources : [before, ...sources],
    (articles) => articles > frequent,
  );
  return { lists: deflate(lists), places: deflate(places) };
}
