// What the parts of one compile work with, and what they leave for the next compile.
import type { Cache } from './cache/cache.ts';
import type { Entry } from './cache/entry.ts';
import { type ReadEntries, toFactsKey, toSurroundingsKey } from './cache/read-articles.ts';
import { toKnownNames } from './cache/settle.ts';
import { writeCache } from './cache/write-cache.ts';
import type { Task } from './content/read-content.ts';
import type { MediaFile } from './files/media.ts';
import type { Observer } from './observer.ts';
import type { CompileOptions } from './options.ts';
import { hashCompiler } from './output/code.ts';
import type { Terms } from './output/records.ts';
import type { Spool } from './output/spool.ts';
import type { Output } from './output/write.ts';

export type Press = {
  readonly options: CompileOptions;
  readonly observer: Observer;
  readonly code: string;
  readonly cache: Cache;
  readonly output: Output;
  readonly spool: Spool;
};

/** All articles' files, and what they were read against. */
export type Read = ReadEntries & { readonly task: Task };

/**
 * Writes the cache, unless the code has changed meanwhile. Without `terms`, as when the content is broken, names in records stay those of before.
 */
export async function keepFindings(
  { options, code, cache, spool }: Press,
  { known, task }: Read,
  entries: readonly Entry[],
  terms: Terms | null,
): Promise<void> {
  // What other code may have rendered is not to be found under the hash of this one.
  if ((await hashCompiler()) !== code) return;
  spool.flush();
  const used = new Set(entries.flatMap(({ reading }) => reading?.media ?? []).map(toSource));
  const media = new Map([...cache.media].filter(([file]) => used.has(file)));
  await writeCache(options.out, cache, known, {
    code,
    facts: toFactsKey(task.settings.facts),
    entries,
    names: terms === null ? cache.names : toKnownNames(terms),
    surroundings: toSurroundingsKey(task, media.keys()),
    media,
  });
}

function toSource({ source }: MediaFile): string {
  return source;
}
