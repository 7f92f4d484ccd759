// Work on all cores: threads that take jobs until there are none left.
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

/** More would need more memory than a compile may have. */
const MOST_THREADS = 4;

/**
 * What a thread may use. The stack is that of the main thread, so that a text is nested too deep in
 * both or in neither; memory in MiB: an article's trees die young, and with less room they are copied.
 */
const LIMITS = { stackSizeMb: 1.15, maxYoungGenerationSizeMb: 48, maxOldGenerationSizeMb: 512 };

/** How many threads a compile may start. */
export function countThreads(): number {
  return Math.min(availableParallelism(), MOST_THREADS);
}

/**
 * Gives jobs to threads of a module, each of which starts with data of its own and answers each message by
 * one. Answers come in some order. Rejects when a thread fails.
 */
export async function runOnThreads<Job, Answer>(
  module: URL,
  datas: readonly object[],
  jobs: Iterator<Job>,
  onAnswer: (answer: Answer) => void,
): Promise<void> {
  const workers = datas.map(
    (workerData) => new Worker(module, { workerData, resourceLimits: LIMITS }),
  );
  try {
    await Promise.all(workers.map((worker) => work(worker, jobs, onAnswer)));
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

/** Resolves when there are no jobs and this thread has answered. */
async function work<Job, Answer>(
  worker: Worker,
  jobs: Iterator<Job>,
  onAnswer: (answer: Answer) => void,
): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const next = (): void => {
      const { value, done } = jobs.next();
      if (done) resolve();
      else worker.postMessage(value);
    };
    worker.on('message', (answer: Answer) => {
      try {
        onAnswer(answer);
        next();
      } catch (fault) {
        reject(fault);
      }
    });
    worker.on('error', reject);
    worker.on('exit', () => reject(new Error('a thread of the compile stopped unexpectedly')));
    next();
  });
}
