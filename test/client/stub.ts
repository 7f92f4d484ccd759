// A server whose answers a test lays down, one for each request; it keeps what it was asked.
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Asked = { readonly url: string; readonly headers: IncomingHttpHeaders };

/** Answers a request, or breaks its connection. */
export type Reply = (response: ServerResponse, asked: Asked) => void;

export type Stub = {
  readonly origin: string;
  readonly asked: readonly Asked[];
  /** The answers to the next requests; after them, everything is a 500. */
  readonly lay: (...replies: readonly Reply[]) => void;
  readonly close: () => Promise<void>;
};

export async function startStub(): Promise<Stub> {
  const asked: Asked[] = [];
  const waiting: Reply[] = [];
  const server = createServer(({ url = '', headers }, response) => {
    asked.push({ url, headers });
    (waiting.shift() ?? json(500, {}))(response, { url, headers });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    asked,
    lay: (...replies) => {
      asked.length = 0;
      waiting.splice(0, waiting.length, ...replies);
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export function json(
  status: number,
  body: object,
  fields: Readonly<Record<string, string>> = {},
): Reply {
  return text(status, JSON.stringify(body), fields);
}

export function text(
  status: number,
  body: string,
  fields: Readonly<Record<string, string>> = {},
): Reply {
  return (response) => response.writeHead(status, fields).end(body);
}

/** Ends the connection before an answer. */
export const hangUp: Reply = (response) => response.destroy();

/** Ends the connection in the middle of a body. */
export const breakOff: Reply = (response) => {
  response.writeHead(200, { 'Content-Length': '1000' });
  response.write('{"articles":[', () => response.destroy());
};

/** Never answers. */
export const stall: Reply = () => undefined;
