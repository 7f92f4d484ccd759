// A thread that converts bodies: a batch of answers for each batch.
import { parentPort } from 'node:worker_threads';
import type { HtmlBody } from '../conversion.ts';
import { convert } from './convert.ts';

parentPort?.on('message', (batch: readonly HtmlBody[]) => {
  parentPort?.postMessage(batch.map(convert));
});
