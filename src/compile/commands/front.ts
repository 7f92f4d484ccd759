// The server that the port of `npm start` belongs to: it hands each request to the newest runtime, so
// nobody notices when one takes the place of another.
import { lookup } from 'node:dns/promises';
import { once } from 'node:events';
import {
  Agent,
  createServer,
  type IncomingMessage,
  type ServerResponse,
  request as send,
} from 'node:http';
import { networkInterfaces } from 'node:os';
import { pipeline } from 'node:stream';
import { toHostFault } from './hosts.ts';
import type { Runtime } from './runtime.ts';

/** What is asked of a runtime here. */
type Answering = Pick<Runtime, 'address' | 'end'>;

export type Front = {
  /** Hands all further requests to this runtime, and ends the one before when it has answered its own. */
  readonly show: (runtime: Answering) => void;
  /** Has the requests that wait for the first runtime answered without one, where that is possible now. */
  readonly askAgain: () => void;
};

/** A runtime that is shown, and how many requests it has to answer yet. */
type Shown = { readonly runtime: Answering; readonly agent: Agent; open: number };

/** Bytes of header fields; Cloudflare takes as many (more would be refused there). */
const LONGEST_HEADER = 128 * 1024;

/** What the system says of addresses that are none of its own, or that hold on one link only. */
const NOT_HERE: readonly string[] = ['EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EINVAL'];

/** Milliseconds that an unused connection to a runtime is kept: fewer than the runtime itself keeps it. */
const IDLE = 2_000;

/** Answers a request in the place of a runtime; false where it does not, which it may have to find out. */
export type AnswerOwn = (
  request: IncomingMessage,
  response: ServerResponse,
) => boolean | Promise<boolean>;

/**
 * Listens on a host, with all addresses that its name has; requests wait until something is shown. Null
 * where the port is in use. Rejects where the host is none of this machine's.
 */
export async function openFront(
  port: number,
  host = 'localhost',
  answerOwn: AnswerOwn = () => false,
): Promise<Front | null> {
  let waiting: (readonly [IncomingMessage, ServerResponse])[] = [];
  let newest: Shown | null = null;
  const endUnlessNeeded = (shown: Shown): void => {
    if (shown === newest || shown.open > 0) return;
    shown.agent.destroy();
    void shown.runtime.end();
  };
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const isAnswered = answerOwn(request, response);
    if (isAnswered === true) return;
    if (isAnswered === false) handOn(request, response);
    else
      isAnswered.then(
        (own) => own || handOn(request, response),
        () => response.destroy(),
      );
  };
  const handOn = (request: IncomingMessage, response: ServerResponse): void => {
    const shown = newest;
    if (shown === null) {
      waiting.push([request, response]);
      return;
    }
    shown.open++;
    forward(shown, request, response, () => {
      shown.open--;
      endUnlessNeeded(shown);
    });
  };
  const askAgain = (): void => {
    const asked = waiting.filter(([, response]) => !response.destroyed);
    waiting = [];
    for (const [request, response] of asked) answer(request, response);
  };
  const found = await lookup(host, { all: true }).catch(() => []);
  let isHeard = false;
  for (const address of new Set(found.map((one) => one.address))) {
    const server = createServer({ maxHeaderSize: LONGEST_HEADER }, answer);
    try {
      await once(server.listen(port, address), 'listening');
      isHeard = true;
    } catch (fault) {
      const { code } = fault as NodeJS.ErrnoException;
      if (code === 'EADDRINUSE') return null;
      // A machine may name an address of IPv6 and have none.
      if (!NOT_HERE.includes(code ?? '')) throw fault;
    }
  }
  if (!isHeard) throw new Error(toHostFault(host, networkInterfaces(), 'npm start'));
  return {
    show: (runtime) => {
      const before = newest;
      newest = { runtime, agent: new Agent({ keepAlive: true, timeout: IDLE }), open: 0 };
      askAgain();
      if (before !== null) endUnlessNeeded(before);
    },
    askAgain,
  };
}

/** Passes on everything as it was sent, in both directions; `onEnd` is called once. */
function forward(
  { runtime, agent }: Shown,
  request: IncomingMessage,
  response: ServerResponse,
  onEnd: () => void,
): void {
  const { hostname, port } = runtime.address;
  const { method, url: path, rawHeaders: headers } = request;
  const asked = send({ hostname, port, agent, method, path, headers });
  asked.once('response', (answered) => {
    response.sendDate = false;
    response.writeHead(answered.statusCode ?? 502, answered.statusMessage, answered.rawHeaders);
    // Where the runtime or the client goes, the other one's connection is cut, too.
    pipeline(answered, response, () => undefined);
  });
  asked.on('error', () => response.destroy());
  asked.once('close', onEnd);
  response.once('close', () => {
    if (!response.writableFinished) asked.destroy();
  });
  request.pipe(asked);
}
