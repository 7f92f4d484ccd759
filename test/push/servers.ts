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

/** Listens on 127.0.0.1, on any port where none is given. The address ends with a slash. */
export async function listen(answer: RequestListener, port = 0): Promise<Listening> {
  const server = createServer(answer).listen(port, '127.0.0.1');
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

export type Stub = Listening & {
  /** What it was told of since this was asked last, sorted. */
  readonly topics: () => string[];
  /** How it answers from now on. */
  answerWith: (status: number, fields?: Readonly<Record<string, string>>, body?: string) => void;
};

/** A hub that keeps what it is told of. It answers with 202 at first. */
export async function openStub(port = 0): Promise<Stub> {
  const received: Received[] = [];
  let answer: RequestListener = (_, response) => response.writeHead(202).end();
  const server = await listen(async (request, response) => {
    received.push(await receive(request));
    answer(request, response);
  }, port);
  return {
    ...server,
    topics: () => {
      const told = received.splice(0).map(({ body }) => new URLSearchParams(body).get('hub.url'));
      return told.map(String).sort();
    },
    answerWith: (status, fields = {}, body = '') => {
      answer = (_, response) => response.writeHead(status, fields).end(body);
    },
  };
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
