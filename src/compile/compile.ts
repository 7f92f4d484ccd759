// The compile program: a content folder in, the catalog and the assets of the Worker out.
import { type BuildContext, type Read, saveCache } from './build-context.ts';
import { openCache } from './cache/cache.ts';
import { DamagedChunk } from './cache/chunk.ts';
import type { CompiledMonth } from './cache/compiled-month.ts';
import { readMonths } from './cache/read-months.ts';
import { readContent } from './content/read-content.ts';
import type { Observer } from './diagnostics/observer.ts';
import type { CompileOptions, Outcome } from './options.ts';
import { hashCompiler } from './output/code.ts';
import { acquireLock } from './output/lock.ts';
import { createPendingRecords } from './output/pending-records.ts';
import { buildStatic } from './output/static.ts';
import { openOutput } from './output/write.ts';
import { publish } from './publish.ts';

const NOBODY: Observer = { onProgress: () => undefined, onNote: () => undefined };

/**
 * Compiles as soon as no other compile works on the output folder. Rejects only for faults of the
 * machine (a full disk) or of ours.
 */
export async function compile(options: CompileOptions): Promise<Outcome> {
  const { out, observer = NOBODY } = options;
  const end = await acquireLock(out, observer.onNote);
  try {
    return await compileLocked(options, observer);
  } finally {
    end();
  }
}

/** Where damage of the cache shows late, the damaged part is gone, and all is done again without it. */
async function compileLocked(options: CompileOptions, observer: Observer): Promise<Outcome> {
  try {
    return await attempt(options, observer);
  } catch (fault) {
    if (!(fault instanceof DamagedChunk)) throw fault;
    observer.onNote(fault.message);
    return compileLocked(options, observer);
  }
}

async function attempt(options: CompileOptions, observer: Observer): Promise<Outcome> {
  const { out } = options;
  const code = options.code ?? (await hashCompiler());
  const cache = await openCache(out, code);
  // By a process of its own, meanwhile; who awaits it hears what went wrong.
  const fixed = buildStatic();
  fixed.catch(() => undefined);
  const output = await openOutput(out, options.older);
  const pending = createPendingRecords(out);
  try {
    const context: BuildContext = { options, observer, code, cache, output, pending, fixed };
    const read = await readAll(context);
    const { content, diagnostics, months } = read;
    const { faults, done } =
      content === null ? { faults: [], done: null } : await publish(context, content, read);
    // Without a file of records there is little to lose, and an empty folder stays empty.
    if (done === null && pending.isOnDisk()) await saveCache(context, read, months, null);
    return { diagnostics: [...diagnostics, ...faults], done };
  } finally {
    pending.close();
  }
}

async function readAll(context: BuildContext): Promise<Read> {
  const { folder, shown, out, origin, now } = context.options;
  const reads: Pick<Read, 'months' | 'renderContext'>[] = [];
  const reading = await readContent<CompiledMonth>(
    { folder, shown, origin, now, memory: context.cache.media },
    async (files, renderContext) => {
      const months = await readMonths(files, renderContext, { ...context, out });
      reads.push({ months, renderContext });
      return months;
    },
  );
  const [read] = reads;
  if (read === undefined) throw new Error('the articles have not been read');
  return { ...reading, ...read };
}
