// The SQL API on this machine: it understands nothing, gives recorded answers one after the other, and keeps what it
// was asked.
import { readFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import path from 'node:path';
import { withServer } from '../import/serve.ts';
import { ROOT } from '../root.ts';

/** In the form of the API, for the eight queries of `npm run stats` in their order; invented readers. */
export async function readAnswers(): Promise<readonly Answer[]> {
  const file = path.join(ROOT, 'test/fixtures/stats/answers.json');
  return JSON.parse(await readFile(file, 'utf8')) as readonly Answer[];
}

export type Answer = {
  readonly meta: readonly { readonly name: string; readonly type: string }[];
  readonly data: readonly Readonly<Record<string, string | number>>[];
  readonly rows: number;
};

export type Asked = {
  readonly method: string;
  readonly url: string;
  readonly authorization: string;
  readonly sql: string;
};

/** Runs `use` with the origin of a server that gives these answers, and with what it is asked. */
export async function withAnswers(
  answers: readonly unknown[],
  use: (origin: string, asked: readonly Asked[]) => Promise<void>,
): Promise<void> {
  const asked: Asked[] = [];
  const answer: RequestListener = async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { method = '', url = '', headers } = request;
    const { authorization = '' } = headers;
    asked.push({ method, url, authorization, sql: Buffer.concat(chunks).toString() });
    const body = JSON.stringify(answers[asked.length - 1]);
    response.writeHead(200, { 'content-type': 'application/json' }).end(body);
  };
  await withServer(answer, (origin) => use(origin, asked));
}
