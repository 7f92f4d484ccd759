// A client that costs little beside the server it asks: HTTP/1.1 on kept connections, one request
// at a time on each, bodies counted and thrown away. (autocannon takes longer to read a body of
// 30 KB than workerd takes to send it, and would then be what is measured.)
import net from 'node:net';

export type Load = {
  readonly host: string;
  readonly port: number;
  readonly connections: number;
  readonly seconds: number;
  /** Answers on each connection, however long they take. */
  readonly least: number;
  /** The next request, whole, with its empty line. */
  readonly next: () => string;
  /** Throws when an answer is not what it must be; `head` is its status line and fields. */
  readonly check: (head: string) => void;
};

export type Count = {
  readonly answers: number;
  /** Between the first request and the last answer. */
  readonly seconds: number;
};

const END_OF_HEAD = '\r\n\r\n';

/** Asks until the time is over and the least is answered. Rejects at the first answer that is wrong or cut. */
export async function runLoad(load: Load): Promise<Count> {
  const start = performance.now();
  const deadline = start + load.seconds * 1000;
  const counts = await Promise.all(
    Array.from({ length: load.connections }, () => runConnection(load, deadline)),
  );
  const answers = counts.reduce((sum, count) => sum + count, 0);
  return { answers, seconds: (performance.now() - start) / 1000 };
}

/** Resolves to the number of whole answers on one connection. */
function runConnection(load: Load, deadline: number): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const socket = net.connect({ host: load.host, port: load.port, noDelay: true });
  let answers = 0;
  let head = '';
  /** Bytes of the body still to come; null while the head is. */
  let missing: number | null = null;
  const ask = (): void => {
    if (answers >= load.least && performance.now() >= deadline) socket.end(() => resolve(answers));
    else socket.write(load.next(), 'latin1');
  };
  const take = (chunk: Buffer): void => {
    let rest = chunk.length;
    if (missing === null) {
      const split = readHead(head, chunk);
      head = split.head;
      if (split.rest === null) return;
      load.check(head);
      missing = toLength(head);
      rest = split.rest;
    }
    missing -= rest;
    if (missing > 0) return;
    if (missing < 0) throw new Error(`More bytes than Content-Length says, after: ${head}`);
    answers++;
    head = '';
    missing = null;
    ask();
  };
  socket.on('connect', ask);
  socket.on('data', (chunk: Buffer) => {
    try {
      take(chunk);
    } catch (fault) {
      socket.destroy();
      reject(fault);
    }
  });
  socket.on('error', reject);
  socket.on('close', () => reject(new Error('The connection was closed within an answer.')));
  return promise;
}

/** What is known of the head now, and how many bytes lie behind it once it is whole. */
function readHead(
  known: string,
  chunk: Buffer,
): { readonly head: string; readonly rest: number | null } {
  const at = chunk.indexOf(END_OF_HEAD);
  if (at >= 0) {
    const end = at + END_OF_HEAD.length;
    return { head: known + chunk.toString('latin1', 0, end), rest: chunk.length - end };
  }
  // The end may be cut in two, so the text decides.
  const head = known + chunk.toString('latin1');
  const end = head.indexOf(END_OF_HEAD);
  if (end < 0) return { head, rest: null };
  const whole = head.slice(0, end + END_OF_HEAD.length);
  return { head: whole, rest: head.length - whole.length };
}

/** Bytes of the body. */
function toLength(head: string): number {
  if (head.startsWith('HTTP/1.1 304')) return 0;
  const length = /^content-length: (\d+)\r$/im.exec(head)?.[1];
  if (length === undefined) throw new Error(`No Content-Length: ${head}`);
  return Number(length);
}
