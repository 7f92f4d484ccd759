// Rendering on all cores: threads that take batches of files until there are none left.
import { randomUUID } from 'node:crypto';
import type { RenderContext } from '../content/read-content.ts';
import { createRecordsFile } from '../output/records-file.ts';
import { countThreads, runOnThreads } from '../threads/threads.ts';
import { type Rendered, renderArticleFile } from './render-article.ts';

/** Articles in a batch: many enough to hide the messages, few enough to be held. */
const BATCH = 16;

/** Below this many articles threads take longer to start than to help. */
const WORTHWHILE = 500;

/** A Task as it is sent to a thread. */
export type ThreadData = Pick<RenderContext, 'playables' | 'now'> & {
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
  const threads = countThreads();
  if (files.length < WORTHWHILE || threads < 2) {
    const records = createRecordsFile(out, randomUUID());
    for (const file of files) onRendered(renderArticleFile(file, renderContext, records.add));
    records.close();
    return;
  }
  await runOnThreads(
    new URL('./thread.ts', import.meta.url),
    Array.from({ length: threads }, () => toThreadData(renderContext, out)),
    toBatches(files),
    (rendered: readonly Rendered[]) => {
      for (const one of rendered) onRendered(one);
    },
  );
}

function toThreadData(
  { linkContext, settings, playables, now }: RenderContext,
  out: string,
): ThreadData {
  const { root, files, links } = linkContext.folder;
  const { facts, authors, tags } = settings;
  return {
    root,
    files: new Set(files),
    links: new Set([...files].filter((file) => links.has(file))),
    written: linkContext.written,
    settings: { facts, authors, tags },
    playables,
    now,
    out,
    name: randomUUID(),
  };
}

function* toBatches(files: readonly string[]): Generator<readonly string[]> {
  for (let start = 0; start < files.length; start += BATCH) yield files.slice(start, start + BATCH);
}
