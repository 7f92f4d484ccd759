// A thread that works on the index, an answer for each job.
import { parentPort, workerData } from 'node:worker_threads';
import { createRecordsFile } from '../output/records-file.ts';
import { createIndexWorker, type IndexJob } from './job.ts';
import type { Renumbering } from './merge.ts';

/** What a thread starts with: the output folder, and the name of its own file of records. */
export type IndexThreadData = {
  readonly out: string;
  readonly name: string;
  readonly renumbering: Renumbering;
};

const { out, name, renumbering } = workerData as IndexThreadData;
const { run } = createIndexWorker(out, renumbering, createRecordsFile(out, name));

parentPort?.on('message', (job: IndexJob) => parentPort?.postMessage(run(job)));
