// What `npm start` answers with is what its newest runtime says, byte for byte; runtimes come and go.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, createConnection } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Front, openFront } from '../../src/compile/commands/front.ts';
import { findPort } from '../free-port.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A server in the place of a runtime. */
type Fake = {
  readonly answer: Answer;
  readonly server: Server;
  readonly show: () => void;
  isEnded: boolean;
};

let port: number;
let front: Front;
const fakes: Fake[] = [];

beforeAll(async () => {
  port = await findPort('localhost');
  const opened = await openFront(port);
  if (opened === null) throw new Error('the port is in use');
  front = opened;
});

afterAll(() => {
  for (const { server } of fakes) server.closeAllConnections();
});

async function startFake(answer: Answer): Promise<Fake> {
  const server = createServer({ maxHeaderSize: 128 * 1024 }, answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const end = async (): Promise<void> => {
    fake.isEnded = true;
    server.close();
  };
  const fake: Fake = {
    answer,
    server,
    show: () => front.show({ address: toAddress(fake), end }),
    isEnded: false,
  };
  fakes.push(fake);
  return fake;
}

function toAddress({ server }: Pick<Fake, 'server'>): URL {
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
}

/** Sends bytes as they are; resolves to all that comes back. */
async function send(bytes: string): Promise<string> {
  const socket = createConnection(port, 'localhost');
  socket.write(bytes, 'latin1');
  return await text(socket);
}

describe('the server of npm start', () => {
  it('lets requests wait until there is something to show', async () => {
    const waiting = fetch(`http://localhost:${port}/`);
    (await startFake((_, response) => response.end('first'))).show();
    expect(await (await waiting).text()).toBe('first');
  });

  it('answers those that wait without anything to show, when it is asked to', async () => {
    const other = await findPort('localhost');
    let isBroken = false;
    const heard = Promise.withResolvers<void>();
    const opened = await openFront(other, 'localhost', (_, response) => {
      if (isBroken) response.end('broken');
      heard.resolve();
      return isBroken;
    });
    const waiting = fetch(`http://localhost:${other}/`);
    await heard.promise;
    isBroken = true;
    opened?.askAgain();
    expect(await (await waiting).text()).toBe('broken');
  });

  it('waits to hear whether it answers itself, and hands on what it does not', async () => {
    const other = await findPort('localhost');
    const opened = await openFront(other, 'localhost', async ({ url }, response) => {
      await Promise.resolve();
      if (url === '/broken') throw new Error('the disk');
      if (url === '/own') response.end('own');
      return url === '/own';
    });
    const fake = await startFake((_, response) => response.end('of the runtime'));
    opened?.show({ address: toAddress(fake), end: async () => undefined });
    const ask = async (asked: string) =>
      await (await fetch(`http://localhost:${other}${asked}`)).text();
    expect([await ask('/own'), await ask('/')]).toEqual(['own', 'of the runtime']);
    await expect(ask('/broken')).rejects.toThrow();
    expect(await ask('/own')).toBe('own');
  });

  it('has its port for itself', async () => {
    expect(await openFront(port)).toBeNull();
  });

  it.each([
    [
      'its path and repeated fields',
      'GET /a%2fb//c/../d?x=%C3%BC&y= HTTP/1.1\r\nHost: a.example:1\r\nX-One: 1\r\nX-One: 2',
    ],
    ['its conditions', 'HEAD / HTTP/1.1\r\nhost: localhost\r\nIf-None-Match: W/"a", "b"'],
    ['a long one', `GET /${'a'.repeat(20_000)} HTTP/1.1\r\nHost: localhost`],
    ['one without a path', 'OPTIONS * HTTP/1.1\r\nHost: localhost'],
  ])('passes on a request as it was sent: %s', async (_, head) => {
    const seen: string[] = [];
    const fake = await startFake(({ method, url, rawHeaders }, response) => {
      const fields = rawHeaders.map((part, index) => (index % 2 === 0 ? `\r\n${part}: ` : part));
      seen.push(`${method} ${url} HTTP/1.1${fields.join('')}`);
      response.end();
    });
    fake.show();
    await send(`${head}\r\nConnection: close\r\n\r\n`);
    expect(seen).toEqual([`${head}\r\nConnection: close`]);
  });

  it.each([
    ['with its length', 'Content-Length: 5\r\n\r\nhello'],
    ['in chunks', 'Transfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n'],
  ])('passes on a body %s', async (_, rest) => {
    (
      await startFake(async (request, response) => response.end(`got ${await text(request)}`))
    ).show();
    const head = 'POST / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n';
    expect(await send(head + rest)).toMatch(/got hello/);
  });

  it('passes on an answer as it was given, and adds no date of its own', async () => {
    const fields = ['ETag', 'W/"a"', 'Link', '<a>', 'Link', '<b>', 'Content-Length', '2'];
    const fake = await startFake((_, response) => {
      response.sendDate = false;
      response.writeHead(203, 'As It Is', fields).end('ok');
    });
    fake.show();
    const answer = await send('GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
    expect(answer).toBe(
      'HTTP/1.1 203 As It Is\r\nETag: W/"a"\r\nLink: <a>\r\nLink: <b>\r\nContent-Length: 2\r\n' +
        'Connection: close\r\n\r\nok',
    );
  });

  it('ends a runtime when it has answered what it was asked, and not before', async () => {
    const begun = Promise.withResolvers<ServerResponse>();
    const old = await startFake((_, response) => {
      response.write('half');
      begun.resolve(response);
    });
    old.show();
    const asked = await fetch(`http://localhost:${port}/`);
    (await startFake((_, response) => response.end('new'))).show();
    expect(await (await fetch(`http://localhost:${port}/`)).text()).toBe('new');
    expect(old.isEnded).toBe(false);
    (await begun.promise).end(', whole');
    expect(await asked.text()).toBe('half, whole');
    await vi.waitFor(() => expect(old.isEnded).toBe(true));
  });

  it('hangs up on a runtime whose client has gone, which then may end', async () => {
    const begun = Promise.withResolvers<ServerResponse>();
    const old = await startFake((_, response) => begun.resolve(response));
    old.show();
    const leaving = new AbortController();
    const asked = fetch(`http://localhost:${port}/`, { signal: leaving.signal });
    const response = await begun.promise;
    leaving.abort();
    await expect(asked).rejects.toThrow();
    await once(response, 'close');
    (await startFake((_, answer) => answer.end())).show();
    await vi.waitFor(() => expect(old.isEnded).toBe(true));
  });

  it('hangs up on a client whose runtime has gone', async () => {
    (await startFake((_, response) => response.write('half', () => response.destroy()))).show();
    const asked = fetch(`http://localhost:${port}/`).then((answer) => answer.text());
    await expect(asked).rejects.toThrow();
  });
});
