// Rendering on all cores: threads that take batches of files until there are none left.
import { randomUUID } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { RenderContext } from '../content/read-content.ts';
import { createRecordsFile } from '../output/records-file.ts';
import { type Rendered, renderArticleFile } from './render-article.ts';

/** Articles in a batch: many enough to hide the messages, few enough to be held. */
const BATCH = 16;

/** Below this many articles threads take longer to start than to help. */
const WORTHWHILE = 500;

/** More would need more memory than a compile may have. */
const MOST_THREADS = 4;

/**
 * What a thread may use. The stack is that of the main thread, so that a text is nested too deep in
 * both or in neither; memory in MiB: an article's trees die young, and with less room they are copied.
 */
const LIMITS = { stackSizeMb: 1.15, maxYoungGenerationSizeMb: 48, maxOldGenerationSizeMb: 512 };

/** A Task as it is sent to a thread. */
export type ThreadData = Pick<RenderContext, 'now'> & {
  readonly settings: Pick<RenderContext['settings'], 'facts' | 'authors' | 'tags'>;
  readonly root: string;
  readonly files: ReadonlySet<string>;
  readonly links: ReadonlySet<string>;
  readonly written: ReadonlyMap<string, string>;
  /** The output folder, and the name of the thread's file of records. */
  readonly out: string;
  readonly name: string;
};

/** Called for each file in some order. */
export type OnRendered = (rendered: Rendered) => void;

/**
 * Renders files, here or in threads; records go to files in the output folder `out`. Rejects when a
 * file cannot be read from the disk, or a record not be written.
 */
export async function renderAll(
  files: readonly string[],
  renderContext: RenderContext,
  out: string,
  onRendered: OnRendered,
): Promise<void> {
  if (files.length === 0) return;
  const threads = Math.min(availableParallelism(), MOST_THREADS);
  if (files.length < WORTHWHILE || threads < 2) {
    const records = createRecordsFile(out, randomUUID());
    for (const file of files) onRendered(renderArticleFile(file, renderContext, records.add));
    records.close();
    return;
  }
  const queue = toBatches(files);
  const workers = Array.from({ length: threads }, () => startThread(renderContext, out));
  try {
    await Promise.all(workers.map((worker) => work(worker, queue, onRendered)));
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

function startThread({ linkContext, settings, now }: RenderContext, out: string): Worker {
  const { root, files, links } = linkContext.folder;
  const { facts, authors, tags } = settings;
  const workerData: ThreadData = {
    root,
    files: new Set(files),
    links: new Set([...files].filter((file) => links.has(file))),
    written: linkContext.written,
    settings: { facts, authors, tags },
    now,
    out,
    name: randomUUID(),
  };
  return new Worker(new URL('./thread.ts', import.meta.url), {
    workerData,
    resourceLimits: LIMITS,
  });
}

/** Resolves when the queue is empty and this thread has answered. */
async function work(
  worker: Worker,
  queue: Iterator<readonly string[]>,
  onRendered: OnRendered,
): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const next = (): void => {
      const { value, done } = queue.next();
      if (done) resolve();
      else worker.postMessage(value);
    };
    worker.on('message', (rendered: readonly Rendered[]) => {
      try {
        for (const one of rendered) onRendered(one);
        next();
      } catch (fault) {
        reject(fault);
      }
    });
    worker.on('error', reject);
    worker.on('exit', () => reject(new Error('a rendering thread stopped unexpectedly')));
    next();
  });
}

function* toBatches(files: readonly string[]): Generator<readonly string[]> {
  for (let start = 0; start < files.length; start += BATCH) yield files.slice(start, start + BATCH);
}
