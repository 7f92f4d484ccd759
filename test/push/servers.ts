// Servers on loopback that the Worker, or a hub, sends to.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { ROOT } from '../root.ts';

export type Received = {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
};

export type Listening = { readonly address: string; readonly close: () => Promise<void> };

/** Listens on any port of 127.0.0.1. The address ends with a slash. */
export async function listen(answer: RequestListener): Promise<Listening> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return {
    address: `http://127.0.0.1:${address.port}/`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

export async function receive(request: IncomingMessage): Promise<Received> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  const { method = '', url = '', headers } = request;
  return { method, url, headers, body: Buffer.concat(parts).toString('utf8') };
}

/** A hub that keeps what it is told of and answers with a status, which a test may change. */
export async function openStub(): Promise<
  Listening & { readonly received: Received[]; readonly topics: () => string[]; status: number }
> {
  const received: Received[] = [];
  const stub = {
    received,
    /** What it was told of since it was asked last, in order. */
    topics: (): string[] =>
      received
        .splice(0)
        .map(({ body }) => new URLSearchParams(body).get('hub.url') ?? '')
        .sort(),
    status: 202,
  };
  const server = await listen(async (request, response) => {
    received.push(await receive(request));
    response.writeHead(stub.status).end();
  });
  return Object.assign(stub, server);
}

/** The hub of hub.ts, in a process of its own. `until` resolves when it has printed that line. */
export async function startHub(): Promise<{
  readonly address: string;
  readonly lines: readonly string[];
  readonly until: (line: string) => Promise<void>;
  readonly end: () => Promise<void>;
}> {
  const child: ChildProcess = spawn(process.execPath, [path.join(ROOT, 'test/push/hub.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (child.stdout === null) throw new Error('the hub has no output');
  const output = createInterface(child.stdout);
  const lines: string[] = [];
  const [address] = await once(output, 'line');
  output.on('line', (line) => lines.push(line));
  return {
    address,
    lines,
    until: async (line) => {
      while (!lines.includes(line)) await once(output, 'line');
    },
    end: async () => {
      child.kill();
      await once(child, 'exit');
    },
  };
}
