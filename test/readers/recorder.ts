// Stands before the Worker at one address for all deploys, and writes down what readers ask and get.
import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';

/** The ports it tries, in this order. */
const PORTS = Array.from({ length: 100 }, (_, offset) => 9300 + offset);

/** One request and its answer; fields that were not sent are undefined. */
export type Exchange = {
  readonly method: string;
  readonly path: string;
  readonly asked: {
    readonly ifNoneMatch: string | undefined;
    readonly ifModifiedSince: string | undefined;
    readonly aIm: string | undefined;
    readonly acceptEncoding: string | undefined;
    readonly userAgent: string | undefined;
  };
  readonly status: number;
  readonly answered: {
    readonly etag: string | undefined;
    readonly lastModified: string | undefined;
    readonly im: string | undefined;
  };
};

export type Recorder = {
  /** `http://127.0.0.1:PORT`, without a slash. */
  readonly origin: string;
  /** Everything so far, in the order of the answers. */
  readonly exchanges: readonly Exchange[];
  /** Sends what comes from now on to another Worker. */
  readonly pointTo: (worker: URL) => void;
  readonly close: () => Promise<void>;
};

export async function startRecorder(): Promise<Recorder> {
  const exchanges: Exchange[] = [];
  let target: URL | null = null;
  const server = createServer((asked, answered) => {
    const record = (exchange: Exchange): void => void exchanges.push(exchange);
    pass({ target, asked, answered, record }).catch(() => answered.destroy());
  });
  for (const port of PORTS) {
    if (server.listening) break;
    await listen(server, port);
  }
  const address = server.address();
  if (address === null || typeof address === 'string') {
    throw new Error(`No port from ${PORTS.at(0)} to ${PORTS.at(-1)} is free.`);
  }
  return {
    origin: `http://127.0.0.1:${address.port}`,
    exchanges,
    pointTo: (worker) => {
      target = worker;
    },
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Leaves the server as it is when the port is taken. */
async function listen(server: ReturnType<typeof createServer>, port: number): Promise<void> {
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  } catch (fault) {
    if (!(fault instanceof Error && 'code' in fault && fault.code === 'EADDRINUSE')) throw fault;
  }
}

/** Hands a request to the Worker and its answer back, both as they are; records before it answers. */
async function pass({
  target,
  asked,
  answered,
  record,
}: {
  readonly target: URL | null;
  readonly asked: IncomingMessage;
  readonly answered: ServerResponse;
  readonly record: (exchange: Exchange) => void;
}): Promise<void> {
  if (target === null) throw new Error('no Worker is running');
  const { method = '', url = '', rawHeaders } = asked;
  const onward = request(target, { method, path: url, headers: rawHeaders, agent: false });
  asked.pipe(onward);
  const [answer]: IncomingMessage[] = await once(onward, 'response');
  if (answer === undefined) throw new Error('no answer');
  const exchange = toExchange(asked, answer);
  record(exchange);
  answered.writeHead(exchange.status, answer.rawHeaders);
  await pipeline(answer, answered);
}

function toExchange(asked: IncomingMessage, answer: IncomingMessage): Exchange {
  return {
    method: asked.method ?? '',
    path: asked.url ?? '',
    asked: {
      ifNoneMatch: asked.headers['if-none-match'],
      ifModifiedSince: asked.headers['if-modified-since'],
      aIm: toText(asked.headers['a-im']),
      acceptEncoding: toText(asked.headers['accept-encoding']),
      userAgent: asked.headers['user-agent'],
    },
    status: answer.statusCode ?? 0,
    answered: {
      etag: answer.headers.etag,
      lastModified: answer.headers['last-modified'],
      im: toText(answer.headers['im']),
    },
  };
}

function toText(field: string | string[] | undefined): string | undefined {
  return Array.isArray(field) ? field.join(', ') : field;
}
