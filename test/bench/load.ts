// One round of load on one target, and the proof that it measured what it says.
import { runLoad } from './client.ts';
import type { Server } from './servers.ts';

/** What is asked of a server, and what every answer must be. */
export type Target = {
  readonly name: string;
  readonly server: Server;
  /** Path and query of the next request. */
  readonly next: () => string;
  readonly headers: { readonly [name: string]: string };
  readonly status: number;
  /** What `Cache-Status` must say; null where there is none. */
  readonly cacheStatus: string | null;
  /** Bytes that the body has at least. */
  readonly size: number;
  /** Requests under way at a time. */
  readonly connections: number;
  /** Answers of a round on each connection, whatever its time: a starved machine gives few. */
  readonly least: number;
  /** Whether it is asked once before a round: others may have pushed it out of a memory. */
  readonly primed: boolean;
};

export type Round = {
  readonly perSecond: number;
  /** Microseconds of CPU of the server's process a request; null where it is not measured. */
  readonly cpu: number | null;
  /** The part of a core that the server's process used: near 1 where the server is the limit. */
  readonly busy: number | null;
};

const CONNECTIONS = 16;

/** What every client of ours sends. */
export const GZIP = { 'Accept-Encoding': 'gzip' };

/** A target with what is usual where `target` says nothing. */
export function toTarget(name: string, server: Server, target: Partial<Target>): Target {
  const usual = {
    next: () => '/rss.xml',
    headers: GZIP,
    connections: CONNECTIONS,
    least: 1,
    primed: false,
  };
  return { name, server, ...usual, status: 200, cacheStatus: null, size: 0, ...target };
}

/** `seconds` of load. Throws when any answer is not what the target promises. */
export async function runRound(target: Target, seconds: number): Promise<Round> {
  const { server, next, connections, least } = target;
  const { hostname, port, host } = new URL(server.url);
  const fields = Object.entries({ Host: host, ...target.headers });
  const rest = ` HTTP/1.1\r\n${fields.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`;
  if (target.primed) await ask(target);
  let good = '';
  const before = server.readCpu();
  const count = await runLoad({
    host: hostname,
    port: Number(port),
    connections,
    seconds,
    least,
    next: () => `GET ${next()}${rest}`,
    check: (head) => {
      // The same head as before needs no second look.
      if (head === good) return;
      checkHead(target, head);
      good = head;
    },
  });
  const after = server.readCpu();
  const used = before === null || after === null ? null : after - before;
  return {
    perSecond: count.answers / count.seconds,
    cpu: used === null ? null : used / 1000 / count.answers,
    busy: used === null ? null : used / 1e9 / count.seconds,
  };
}

/** One request of the target, outside any round. Resolves to its body, decoded. */
export async function ask({ server, next, headers }: Target): Promise<string> {
  return await (await fetch(`${server.url}${next()}`, { headers })).text();
}

function checkHead({ name, status, cacheStatus, size }: Target, head: string): void {
  const wrong =
    !head.startsWith(`HTTP/1.1 ${status} `) ||
    toField(head, 'Cache-Status') !== cacheStatus ||
    Number(toField(head, 'Content-Length') ?? 0) < size;
  if (!wrong) return;
  const wanted = JSON.stringify({ status, cacheStatus, size });
  throw new Error(`${name}: every answer must be ${wanted}, but one was:\n${head}`);
}

function toField(head: string, name: string): string | null {
  const lines = head.split('\r\n');
  const line = lines.find((text) => text.toLowerCase().startsWith(`${name.toLowerCase()}: `));
  return line?.slice(name.length + 2) ?? null;
}
