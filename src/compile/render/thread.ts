// A thread that renders articles: the task once, then files in batches, a batch of answers for each.
import { parentPort, workerData } from 'node:worker_threads';
import { toFolder } from '../files/folder.ts';
import { toMediaFinder } from '../files/media.ts';
import { toLinkContext } from '../markdown/links.ts';
import { createRecordsFile } from '../output/records-file.ts';
import { renderArticleFile } from './render-article.ts';
import type { ThreadData } from './threads.ts';

const { root, files, links, written, settings, playables, now, out, name } =
  workerData as ThreadData;
const folder = toFolder(root, files, links);
// What is wrong with media is reported by the compile itself, once for all threads.
const silent = () => () => undefined;
const { origin, url } = settings.facts;
const findMedium = toMediaFinder(folder, origin, silent, new Map(), { playables });
const linkContext = toLinkContext(folder, origin, findMedium, written, url);
const records = createRecordsFile(out, name);

parentPort?.on('message', (batch: readonly string[]) => {
  const renderContext = { linkContext, settings, playables, now };
  parentPort?.postMessage(batch.map((file) => renderArticleFile(file, renderContext, records.add)));
});
