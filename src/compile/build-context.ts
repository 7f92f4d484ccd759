// What the parts of one compile work with, and what they leave for the next compile.
import type { Cache } from './cache/cache.ts';
import { toVocabularyKey } from './cache/changes.ts';
import type { CompiledMonth } from './cache/compiled-month.ts';
import { toFactsKey } from './cache/read-months.ts';
import { toKnownNames } from './cache/relabel.ts';
import { writeCache } from './cache/write-cache.ts';
import type { ContentReading } from './content/content.ts';
import type { IndexEntry } from './content/index-entry.ts';
import type { RenderContext } from './content/read-content.ts';
import type { Observer } from './diagnostics/observer.ts';
import type { CompileOptions } from './options.ts';
import { hashCompiler } from './output/code.ts';
import type { PendingRecords } from './output/pending-records.ts';
import type { Terms } from './output/records.ts';
import type { Static } from './output/static.ts';
import type { Output } from './output/write.ts';

export type BuildContext = {
  readonly options: CompileOptions;
  readonly observer: Observer;
  readonly code: string;
  readonly cache: Cache;
  readonly output: Output;
  readonly pending: PendingRecords;
  /** The files that every page loads, made meanwhile. */
  readonly fixed: Promise<Static>;
};

/** What a content folder says, what is wrong with it, and what it was read against. */
export type Read = ContentReading<CompiledMonth> & {
  readonly months: readonly CompiledMonth[];
  readonly renderContext: RenderContext;
};

/**
 * Writes the cache, unless the code has changed meanwhile or the cache of before is of more use.
 * Without `terms`, as when the content is broken, names in records stay those of before.
 */
export async function saveCache(
  context: BuildContext,
  read: Read,
  months: readonly CompiledMonth[],
  terms: Terms | null,
): Promise<void> {
  const { options, code, cache, pending } = context;
  const {
    renderContext: { linkContext, settings },
    diagnostics,
  } = read;
  if (isMisled(context, read)) return;
  // What other code may have rendered is not to be found under the hash of this one.
  if ((await hashCompiler()) !== code) return;
  pending.flush();
  const used = new Set(months.flatMap(({ indexEntry }) => toMedia(indexEntry)));
  await writeCache(options.out, cache, {
    code,
    facts: toFactsKey(settings.facts),
    vocabulary: toVocabularyKey(settings.facts, linkContext.folder.links),
    areAnchorsSound: !diagnostics.some(({ rule }) => rule === 'unknown-anchor'),
    months,
    names: terms === null ? cache.names : toKnownNames(terms),
    media: new Map([...cache.media].filter(([file]) => used.has(file))),
  });
}

/** Whether a broken site.yaml made all articles look like others than those that the cache knows. */
function isMisled({ options, cache }: BuildContext, { diagnostics, renderContext }: Read): boolean {
  const file = `${options.shown}/site.yaml`;
  const broken = diagnostics.some((one) => one.file === file && one.severity === 'error');
  return (
    broken && cache.places.length > 0 && cache.facts !== toFactsKey(renderContext.settings.facts)
  );
}

function toMedia({ media, draftMedia }: IndexEntry): readonly string[] {
  return [...media, ...draftMedia].map(({ source }) => source);
}
