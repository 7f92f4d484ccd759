// A receiver that does anything but take what it is sent: what is made of it, and what it may cost.
import type { RequestListener } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { post } from '../../src/push/post.ts';
import { type Listening, listen, type Received, receive } from './servers.ts';

const NOW = Date.parse('2026-06-01T00:00:00Z') / 1000;

let server: Listening | null = null;

afterEach(async () => {
  await server?.close();
  server = null;
});

async function postTo(answer: RequestListener, patience?: number) {
  server = await listen(answer);
  return await post({ url: server.address, headers: { 'X-Any': '1' }, body: 'a=1' }, NOW, patience);
}

/** Answers with a status and fields. */
function say(
  status: number,
  fields: Readonly<Record<string, string>> = {},
  body = '',
): RequestListener {
  return (_, response) => response.writeHead(status, fields).end(body);
}

describe('a request', () => {
  it('is sent as it is', async () => {
    const received: Received[] = [];
    const outcome = await postTo(async (request, response) => {
      received.push(await receive(request));
      response.writeHead(202).end('taken');
    });
    expect(outcome).toEqual({ kind: 'done', status: 202, text: 'taken' });
    expect(received).toMatchObject([{ method: 'POST', body: 'a=1', headers: { 'x-any': '1' } }]);
  });

  it.each([
    [200, {}, { kind: 'done', status: 200, text: '' }],
    [204, {}, { kind: 'done', status: 204, text: '' }],
    [
      301,
      { Location: 'https://elsewhere.example/x' },
      { kind: 'drop', reason: 'status 301, a redirect to https://elsewhere.example/x' },
    ],
    [304, {}, { kind: 'drop', reason: 'status 304' }],
    [400, {}, { kind: 'drop', reason: 'status 400' }],
    [404, {}, { kind: 'drop', reason: 'status 404' }],
    [408, {}, { kind: 'retry', reason: 'status 408' }],
    [410, {}, { kind: 'drop', reason: 'status 410' }],
    [425, {}, { kind: 'retry', reason: 'status 425' }],
    [429, {}, { kind: 'retry', reason: 'status 429' }],
    [429, { 'Retry-After': '120' }, { kind: 'retry', reason: 'status 429', wait: 120 }],
    [
      503,
      { 'Retry-After': 'Mon, 01 Jun 2026 00:00:30 GMT' },
      { kind: 'retry', reason: 'status 503', wait: 30 },
    ],
    [
      503,
      { 'Retry-After': 'Mon, 01 Jun 2020 00:00:30 GMT' },
      { kind: 'retry', reason: 'status 503', wait: 0 },
    ],
    [503, { 'Retry-After': '9'.repeat(400) }, { kind: 'retry', reason: 'status 503', wait: 3600 }],
    [503, { 'Retry-After': 'soon' }, { kind: 'retry', reason: 'status 503' }],
    [500, {}, { kind: 'retry', reason: 'status 500' }],
  ])('that is answered with %i and %j', async (status, fields, outcome) => {
    expect(await postTo(say(status, fields as Record<string, string>))).toEqual(outcome);
  });

  it('tells what was said, in one line', async () => {
    const said = `hub.url is\n\u001b[31m not   ours ${'x'.repeat(1000)}`;
    const outcome = await postTo(say(400, {}, said));
    expect(outcome).toEqual({
      kind: 'drop',
      reason: expect.stringMatching(/^status 400, "hub\.url is \[31m not ours x{150,200}"$/),
    });
  });

  it('is not sent on where a redirect leads', async () => {
    const asked: string[] = [];
    await postTo((request, response) => {
      asked.push(request.url ?? '');
      response.writeHead(307, { Location: '/elsewhere' }).end();
    });
    expect(asked).toEqual(['/']);
  });

  it.each([200, 500])('reads little of an answer with %i that never ends', async (status) => {
    let sent = 0;
    const closed = Promise.withResolvers<void>();
    const outcome = await postTo((_, response) => {
      response.writeHead(status);
      const parts = writeForEver((length) => {
        sent += length;
      });
      // Ends with a fault when the other side leaves.
      pipeline(parts, response).catch(() => closed.resolve());
    });
    await closed.promise;
    expect(outcome.kind).toBe(status === 200 ? 'done' : 'retry');
    expect(JSON.stringify(outcome).length).toBeLessThan(5000);
    expect(sent).toBeLessThan(20_000_000);
  });

  it('is given up where nothing answers in time', async () => {
    const outcome = await postTo(() => undefined, 50);
    expect(outcome).toEqual({ kind: 'retry', reason: 'no answer in 0.05 s' });
  });

  it('is given up where an answer does not come to its end in time', async () => {
    const outcome = await postTo((_, response) => {
      response.writeHead(200).write('well');
    }, 50);
    expect(outcome).toEqual({ kind: 'retry', reason: 'no answer in 0.05 s' });
  });

  it('is tried again where nobody listens, or the connection breaks', async () => {
    const { address, close } = await listen(() => undefined);
    await close();
    const request = { url: address, headers: {}, body: '' };
    expect(await post(request, NOW)).toEqual({ kind: 'retry', reason: expect.any(String) });
    const broken = await postTo((asked) => asked.socket.destroy());
    expect(broken).toEqual({ kind: 'retry', reason: expect.any(String) });
  });
});

function* writeForEver(onPart: (length: number) => void): Iterable<Buffer> {
  const part = Buffer.alloc(65_536, 'x');
  for (;;) {
    onPart(part.length);
    yield part;
  }
}
