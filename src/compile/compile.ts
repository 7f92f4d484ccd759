// The compile program: a content folder in, the catalog and the assets of the Worker out.
import { keepFindings, type Press, type Read } from './build-context.ts';
import { openCache } from './cache/cache.ts';
import { DamagedChunk } from './cache/chunk.ts';
import type { CompiledMonth } from './cache/compiled-month.ts';
import { readMonths } from './cache/read-months.ts';
import { readContent } from './content/read-content.ts';
import type { CompileOptions, Observer, Outcome } from './options.ts';
import { hashCompiler } from './output/code.ts';
import { takeTurn } from './output/lock.ts';
import { createSpool } from './output/pending-records.ts';
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
  const end = await takeTurn(out, observer.onNote);
  try {
    return await compileInTurn(options, observer);
  } finally {
    end();
  }
}

/** Where damage of the cache shows late, the damaged part is gone, and all is done again without it. */
async function compileInTurn(options: CompileOptions, observer: Observer): Promise<Outcome> {
  try {
    return await attempt(options, observer);
  } catch (fault) {
    if (!(fault instanceof DamagedChunk)) throw fault;
    observer.onNote(fault.message);
    return compileInTurn(options, observer);
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
  const spool = createSpool(out);
  try {
    const press: Press = { options, observer, code, cache, output, spool, fixed };
    const read = await readAll(press);
    const { content, diagnostics, months } = read;
    const { faults, done } =
      content === null ? { faults: [], done: null } : await publish(press, content, read);
    // Without a file of records there is little to lose, and an empty folder stays empty.
    if (done === null && spool.isOnDisk()) await keepFindings(press, read, months, null);
    return { diagnostics: [...diagnostics, ...faults], done };
  } finally {
    spool.close();
  }
}

async function readAll(press: Press): Promise<Read> {
  const { folder, shown, out, origin, now } = press.options;
  const reads: Pick<Read, 'months' | 'task'>[] = [];
  const reading = await readContent<CompiledMonth>(
    { folder, shown, origin, now, memory: press.cache.media },
    async (files, task) => {
      const months = await readMonths(files, task, { ...press, out });
      reads.push({ months, task });
      return months;
    },
  );
  const [read] = reads;
  if (read === undefined) throw new Error('the articles have not been read');
  return { ...reading, ...read };
}
