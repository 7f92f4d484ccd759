// Sending a file of this machine, whole or in parts, as the Worker sends audio and video.
import { createReadStream, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';
import { type FileAnswer, toFileAnswer } from '../../http/file-answer.ts';

/** A file and what is told of it; `hash` names its bytes. */
export type SentFile = {
  readonly file: string;
  readonly hash: string;
  readonly type: string;
  readonly fields: FileAnswer['fields'];
};

/** Answers a GET or a HEAD; with 404 where the file has gone since it was compiled. */
export function sendFile(
  { method = 'GET', headers }: Pick<IncomingMessage, 'method' | 'headers'>,
  response: ServerResponse,
  { file, hash, type, fields }: SentFile,
): void {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (stats === undefined) {
    response.writeHead(404).end();
    return;
  }
  const facts = { etag: `"${hash}"`, length: stats.size, type };
  const request = { method, headers: toHeaders(headers) };
  const answer = toFileAnswer(request, facts, fields, Math.floor(Date.now() / 1000));
  if (answer.part === null || stats.size === 0) {
    response.writeHead(answer.status, answer.fields).end();
    return;
  }
  const { first: start, last: end } = answer.part;
  const reading = createReadStream(file, { start, end });
  reading.once('open', () => response.writeHead(answer.status, answer.fields));
  reading.once('error', () => {
    if (!response.headersSent) response.writeHead(404).end();
  });
  pipeline(reading, response, () => undefined);
}

/** The fields of a request. */
export function toHeaders(headers: IncomingMessage['headers']): Headers {
  const pairs = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, [value].flat().join(', ')]],
  );
  return new Headers(pairs);
}
