// The HTTP server around an answer. The only file that knows `@hono/node-server`.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { Socket } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Answer } from './serving.ts';

export type HttpServer = {
  readonly port: number;
  /**
   * Takes no more connections, and resolves when all requests are answered and what they began is done,
   * or after `patience` milliseconds.
   */
  readonly drain: (patience: number) => Promise<void>;
};

/** Bytes of header fields; Cloudflare takes as many. */
const LONGEST_HEADER = 128 * 1024;

/**
 * Milliseconds that an unused connection is kept: longer than proxies keep theirs (nginx 60 s, Caddy 120 s),
 * or one would send a request just when it is closed here.
 */
const IDLE = 125_000;

/** Milliseconds between two looks for connections that have nothing to do, while the server ends. */
const DRAIN_PAUSE = 50;

/**
 * The host of every request, as the app sees it: links come from `url` in `site.yaml`, and what is
 * remembered of a URL is so of one for all hosts.
 */
const HOST = 'tagwire';

/** Listens; rejects with the system's error where it cannot. */
export async function openServer(port: number, host: string, answer: Answer): Promise<HttpServer> {
  const pending = new Set<Promise<unknown>>();
  const waitUntil = (work: Promise<unknown>): void => {
    const end = (): void => void pending.delete(work);
    pending.add(work);
    work.then(end, end);
  };
  const listener = getRequestListener((request) => answer(request, waitUntil));
  const server = createServer({ maxHeaderSize: LONGEST_HEADER }, (incoming, outgoing) => {
    normalise(incoming);
    void listener(incoming, outgoing);
  });
  server.keepAliveTimeout = IDLE;
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await once(server.listen(port, host), 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    drain: async (patience) => {
      const end = AbortSignal.timeout(patience);
      await close(server, sockets, end);
      while (pending.size > 0 && !end.aborted) await Promise.race([...pending, once(end, 'abort')]);
    },
  };
}

/** What the URL standard makes of a request's target, and the host that stands for all. */
function normalise(incoming: IncomingMessage): void {
  incoming.headers.host = HOST;
  const [url = '/'] = incoming.url?.split('#', 1) ?? [];
  incoming.url = url;
  // In the path, it is a slash.
  if (url.includes('\\'))
    incoming.url = url.replace(/^[^?]*/, (path) => path.replaceAll('\\', '/'));
}

async function close(
  server: Server,
  sockets: ReadonlySet<Socket>,
  end: AbortSignal,
): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  const timer = setInterval(() => {
    server.closeIdleConnections();
    // To Node, those that browsers open in advance are not idle: it waits for their first request.
    for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy();
  }, DRAIN_PAUSE);
  end.addEventListener('abort', () => server.closeAllConnections());
  await closed;
  clearInterval(timer);
}
