// A thread that renders articles: the task once, then files in batches, a batch of answers for each.
import { parentPort, workerData } from 'node:worker_threads';
import { toFolder } from '../files/folder.ts';
import { toMediaFinder } from '../files/media.ts';
import { toLinkContext } from '../markdown/links.ts';
import { type Rendered, renderArticleFile } from './render-article.ts';
import type { ThreadData } from './threads.ts';

const { root, files, links, settings, now } = workerData as ThreadData;
const folder = toFolder(root, files, links);
// What is wrong with media is reported by the compile itself, once for all threads.
const silent = () => () => undefined;
const { origin } = settings.facts;
const linkContext = toLinkContext(folder, origin, toMediaFinder(folder, origin, silent));
const renderContext = { linkContext, settings, now };

parentPort?.on('message', (batch: readonly string[]) => {
  const rendered = batch.map((file) => renderArticleFile(file, renderContext));
  parentPort?.postMessage(rendered, rendered.flatMap(toBuffers));
});

/** Bytes that are handed over instead of copied. */
function toBuffers({ record }: Rendered): readonly ArrayBuffer[] {
  const buffer = record?.bytes.buffer;
  return buffer instanceof ArrayBuffer && buffer.byteLength > 0 ? [buffer] : [];
}
