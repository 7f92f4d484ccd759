// A body as it goes over the wire, so that a bare Worker can return as many bytes.
import { gzipSync } from 'node:zlib';
import { GZIP } from './load.ts';
import type { Server } from './servers.ts';

export type Body = {
  /** What a table calls it. */
  readonly name: string;
  readonly path: string;
  readonly etag: string;
  /** Media type. */
  readonly type: string;
  /** All fields of the answer that the Worker set. */
  readonly fields: { readonly [name: string]: string };
  /** The gzip form. */
  readonly bytes: Uint8Array;
  readonly plainSize: number;
};

/** Asks for it when memory has it, and compresses it again here: fetch decodes what it gets. */
export async function fetchBody(server: Server, name: string, path: string): Promise<Body> {
  const ask = (): Promise<Response> => fetch(`${server.url}${path}`, { headers: GZIP });
  await (await ask()).arrayBuffer();
  const response = await ask();
  const plain = Buffer.from(await response.arrayBuffer());
  const length = Number(response.headers.get('Content-Length'));
  const etag = response.headers.get('ETag');
  const type = response.headers.get('Content-Type');
  if (!response.ok || etag === null || type === null || length === 0) {
    throw new Error(`${path}: ${response.status} ${JSON.stringify([...response.headers])}`);
  }
  // Cut or filled to the very size; nobody decodes what the bare Worker sends.
  const bytes = new Uint8Array(length);
  bytes.set(gzipSync(plain).subarray(0, length));
  const fields = Object.fromEntries(
    [...response.headers].filter(([name]) => !/^(?:content-length|date|connection)$/.test(name)),
  );
  return { name, path, etag, type, fields, bytes, plainSize: plain.length };
}
