// Converting on all cores: threads that take batches of bodies until there are none left.
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Converted, HtmlBody } from '../conversion.ts';
import { convert } from './convert.ts';

/** Bodies in a batch: many enough to hide the messages, few enough that no thread is left with the rest. */
const BATCH = 8;

/** Below this many bodies threads take longer to start than to help. */
const WORTHWHILE = 200;

/** More would need more memory than an import may have. */
const MOST_THREADS = 4;

/**
 * The stack is that of the main thread, so that a text is nested too deep in both or in neither. Trees die
 * young: in MiB, what lets them. The old generation has no limit, since one body may be very large.
 */
const LIMITS = { stackSizeMb: 1.15, maxYoungGenerationSizeMb: 48 };

/** The Markdown of all bodies, in their order. Rejects when a thread stops. */
export async function convertAll(bodies: readonly HtmlBody[]): Promise<readonly Converted[]> {
  const threads = Math.min(availableParallelism(), MOST_THREADS);
  if (bodies.length < WORTHWHILE || threads < 2) return bodies.map(convert);
  const all: Converted[] = [];
  const starts = toStarts(bodies.length);
  const workers = Array.from({ length: threads }, startThread);
  try {
    await Promise.all(workers.map((worker) => work(worker, bodies, starts, all)));
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  return all;
}

function startThread(): Worker {
  return new Worker(new URL('./thread.ts', import.meta.url), { resourceLimits: LIMITS });
}

/** Puts batches where they belong in `all`. Resolves when none is left and this thread has answered. */
async function work(
  worker: Worker,
  bodies: readonly HtmlBody[],
  starts: Iterator<number, undefined>,
  all: Converted[],
): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const next = (): void => {
      const { value: start } = starts.next();
      if (start === undefined) {
        resolve();
        return;
      }
      worker.once('message', (converted: readonly Converted[]) => {
        for (const [index, one] of converted.entries()) all[start + index] = one;
        next();
      });
      worker.postMessage(bodies.slice(start, start + BATCH));
    };
    worker.on('error', reject);
    worker.on('exit', () => reject(new Error('a converting thread stopped unexpectedly')));
    next();
  });
}

function* toStarts(length: number): Generator<number, undefined> {
  for (let start = 0; start < length; start += BATCH) yield start;
}
