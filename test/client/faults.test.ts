// What a client makes of servers that fail: it asks again within bounds, tells what is wrong, loses nothing.
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { createClient, createMemory, type Kept, ProblemError } from '../../src/client/client.ts';
import type { SyncBatch, SyncState } from '../../src/client/sync.ts';
import { breakOff, hangUp, json, type Reply, type Stub, stall, startStub, text } from './stub.ts';

let stub: Stub;

beforeAll(async () => {
  stub = await startStub();
});

afterAll(async () => {
  await stub.close();
});

/** Waits of the client are none: the test need not wait for them. */
const AT_ONCE = { maxDelay: 0, memory: null };

const TAGS = { total: 0, tags: [] };
const OK = json(200, TAGS);
const BUSY = json(503, {}, { 'Retry-After': '0' });

describe('a request', () => {
  it.each<readonly [string, readonly Reply[]]>([
    ['a 503 that says when to come back', [BUSY]],
    ['a 503 that does not', [json(503, {})]],
    ['a 429', [json(429, {}, { 'Retry-After': 'Sun, 06 Nov 1994 08:49:37 GMT' })]],
    ['what a proxy says, twice', [text(502, '<h1>Bad gateway'), text(504, '')]],
    ['a connection that ends before an answer', [hangUp]],
    ['a connection that ends in the middle of a body, twice', [breakOff, breakOff]],
  ])('is made again after %s', async (_what, replies) => {
    stub.lay(...replies, OK);
    const client = createClient({ origin: stub.origin, ...AT_ONCE });
    expect(await client.tags()).toEqual(TAGS);
    expect(stub.asked).toHaveLength(replies.length + 1);
  });

  it.each<readonly [string, Reply, number, string]>([
    ['a 503 for ever', BUSY, 3, 'has the status 503'],
    ['a 503 that takes too long', json(503, {}, { 'Retry-After': '61' }), 1, 'the status 503'],
    ['a 500', json(500, {}), 1, 'has the status 500'],
    ['no answer for ever', hangUp, 3, '/api/tags, asked 3 times: fetch failed'],
    ['a body that never ends whole', breakOff, 3, '/api/tags, asked 3 times: terminated'],
    [
      'an answer that is a page',
      text(200, '<html>Log in'),
      1,
      'is no JSON object. It begins: <html>',
    ],
    ['JSON that breaks off', text(200, '{"tags":['), 1, 'is no JSON object. It begins: {"tags":['],
    ['JSON that is no object', text(200, 'null'), 1, 'is no JSON object. It begins: null'],
    ['a 304 that nobody asked for', text(304, ''), 1, 'has the status 304'],
  ])('ends, for %s', async (_what, reply, times, message) => {
    stub.lay(...Array.from({ length: 9 }, () => reply));
    const client = createClient({ origin: stub.origin, ...AT_ONCE });
    await expect(client.tags()).rejects.toThrow(message);
    expect(stub.asked).toHaveLength(times);
  });

  it('waits as long as the server says, else longer each time, and never beyond the bound', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const asked: number[] = [];
    const fetch = async () => {
      asked.push(Date.now());
      return new Response('{}', {
        status: 503,
        headers: asked.length === 1 ? { 'Retry-After': '7' } : {},
      });
    };
    const client = createClient({ fetch, retries: 5, maxDelay: 7000, memory: null });
    const failed = client.tags().catch((fault: unknown) => fault);
    await vi.runAllTimersAsync();
    expect(await failed).toBeInstanceOf(ProblemError);
    const waits = asked.slice(1).map((time, index) => time - (asked[index] ?? 0));
    const bounds = [
      [7000, 7000],
      [500, 1000],
      [1000, 2000],
      [2000, 4000],
      [4000, 7000],
    ] as const;
    expect(waits).toHaveLength(bounds.length);
    for (const [index, [least, most]] of bounds.entries()) {
      expect(waits[index]).toBeGreaterThanOrEqual(least);
      expect(waits[index]).toBeLessThanOrEqual(most);
    }
  });

  it('ends as soon as its signal says so: before, in the middle, and while it waits', async () => {
    const client = createClient({ origin: stub.origin, memory: null });
    stub.lay(OK);
    const before = AbortSignal.abort(new Error('not wanted'));
    await expect(client.tags({}, { signal: before })).rejects.toThrow('not wanted');
    expect(stub.asked).toEqual([]);
    for (const reply of [stall, json(503, {}, { 'Retry-After': '50' })]) {
      const controller = new AbortController();
      stub.lay((response, asked) => {
        reply(response, asked);
        response.on('close', () => controller.abort(new Error('left')));
        if (reply === stall) controller.abort(new Error('left'));
      });
      await expect(client.tags({}, { signal: controller.signal })).rejects.toThrow('left');
      expect(stub.asked).toHaveLength(1);
    }
  });

  it('gives up an answer that does not come in time', async () => {
    stub.lay(stall, stall);
    const client = createClient({ origin: stub.origin, timeout: 20, retries: 1, maxDelay: 0 });
    await expect(client.tags()).rejects.toThrow(
      'asked 2 times: The operation was aborted due to timeout',
    );
  });

  it('tells of a problem all that the server says', async () => {
    const problem = {
      type: 'tag:gazette.example,2025-02:problems/unknown-tag',
      title: 'Unknown tag',
      detail: 'There is no tag "x". Did you mean "y"?',
      parameter: 'tag',
      near: ['y'],
    };
    stub.lay(json(404, problem));
    const fault = await createClient({ origin: stub.origin })
      .tags()
      .catch((one: unknown) => one);
    expect(fault).toBeInstanceOf(ProblemError);
    expect(fault).toMatchObject({
      name: 'ProblemError',
      kind: 'unknown-tag',
      problem: { ...problem, status: 404 },
      url: `${stub.origin}/api/tags`,
      retryAfter: null,
      message: `There is no tag "x". Did you mean "y"? (404, ${stub.origin}/api/tags)`,
    });
  });

  it.each(['halfpenny.example', '', 'http://'])('has to go somewhere: not to "%s"', (origin) => {
    const message = `"origin" must be a URL such as "https://example.com", not "${origin}".`;
    expect(() => createClient({ origin })).toThrow(message);
  });
});

describe('a memory', () => {
  const TAGGED = json(200, TAGS, { ETag: '"1"' });
  const UNCHANGED = text(304, '');

  it('makes the next request conditional, and what is done with an answer does not change it', async () => {
    stub.lay(TAGGED, UNCHANGED, UNCHANGED);
    const client = createClient({ origin: stub.origin });
    const first = await client.tags();
    first.tags.push({
      slug: 'x',
      title: 'X',
      count: 1,
      newest: null,
      feeds: { rss: '', atom: '', json: '' },
    });
    expect(await client.tags()).toEqual(TAGS);
    expect(await client.tags()).toEqual(TAGS);
    expect(stub.asked.map(({ headers }) => headers['if-none-match'])).toEqual([
      undefined,
      '"1"',
      '"1"',
    ]);
  });

  it.each<readonly [string, unknown]>([
    ['has lost its text', { etag: '"1"' }],
    ['holds half an answer', { etag: '"1"', text: '{"tags":' }],
    ['holds something else', 'yes'],
    ['holds null', null],
  ])('that %s does no harm', async (_what, kept) => {
    stub.lay(TAGGED);
    const memory = { get: async () => kept as Kept, set: () => undefined };
    expect(await createClient({ origin: stub.origin, memory }).tags()).toEqual(TAGS);
    expect(stub.asked[0]?.headers['if-none-match']).toBeUndefined();
  });

  it('that fails does no harm', async () => {
    stub.lay(TAGGED);
    const fail = async () => await Promise.reject(new Error('full'));
    const client = createClient({ origin: stub.origin, memory: { get: fail, set: fail } });
    expect(await client.tags()).toEqual(TAGS);
  });

  it('keeps no answer that is an error or has no ETag', async () => {
    const memory = new Map<string, Kept>();
    const client = createClient({ origin: stub.origin, memory });
    stub.lay(json(404, {}, { ETag: '"1"' }), text(200, 'x', { ETag: '"1"' }), OK);
    await expect(client.tags()).rejects.toThrow('404');
    await expect(client.tags()).rejects.toThrow('is no JSON object');
    await client.tags();
    expect(memory.size).toBe(0);
  });

  it('holds what was used last, within its bound', () => {
    const memory = createMemory({ characters: 10 });
    const four = (name: string): Kept => ({ etag: name, text: '1234' });
    memory.set('a', four('a'));
    memory.set('b', four('b'));
    memory.set('a', four('a2'));
    memory.set('c', four('c'));
    expect(['a', 'b', 'c'].map(memory.get)).toEqual([four('a2'), undefined, four('c')]);
    memory.set('d', { etag: 'd', text: 'x'.repeat(11) });
    expect(memory.get('d')).toBeUndefined();
  });
});

type Batch = SyncBatch<object>;

/** Pages of a list, which the client asks one after the other. */
function page(ids: string, rest: object = {}): Reply {
  const articles = [...ids].map((id) => ({ id }));
  return json(200, { total: 9, next: null, feeds: {}, articles, ...rest });
}

const next = (cursor: string) => ({
  next: `https://elsewhere.example/api/articles?cursor=${cursor}`,
});

/** The steps until the end or a fault, as a program gets them. */
async function run(
  state: SyncState | null,
  tag?: string,
): Promise<readonly [readonly Batch[], unknown]> {
  const steps: Batch[] = [];
  try {
    const client = createClient({ origin: stub.origin, ...AT_ONCE });
    for await (const step of client.sync(state, { tag })) steps.push(step);
    return [steps, null];
  } catch (fault) {
    return [steps, fault];
  }
}

const listIds = (steps: readonly Batch[]): string =>
  steps
    .map(({ articles }) => articles.map((row) => Object.values(row).join('')).join(''))
    .join(' ');

describe('a copy', () => {
  it('goes on where it was when the server stopped in the middle', async () => {
    stub.lay(
      page('ab', { ...next('2'), changed_since: '2026-02-02T00:00:00Z' }),
      hangUp,
      hangUp,
      hangUp,
    );
    const [first, fault] = await run(null);
    expect([listIds(first), String(fault)]).toEqual([
      'ab',
      expect.stringContaining('No answer from'),
    ]);
    expect(stub.asked[0]?.url).toBe('/api/articles?limit=50&order=updated');
    // As a program keeps it: as text.
    const kept = JSON.parse(JSON.stringify(first.at(-1)?.state)) as SyncState;
    stub.lay(BUSY, page('cd', { ...next('3'), changed_since: '2026-03-03T00:00:00Z' }), page('e'));
    const [second] = await run(kept);
    expect(listIds(second)).toBe('cd e');
    expect(second.map(({ done }) => done)).toEqual([false, true]);
    expect(stub.asked.map(({ url }) => url)).toEqual([
      ...['/api/articles?cursor=2', '/api/articles?cursor=2', '/api/articles?cursor=3'],
    ]);
    // What changed while it was away is asked for from the first run's beginning on.
    stub.lay(
      page('', { changed_since: '2026-02-02T00:00:00Z', removed: [{ id: 'a', removed: '' }] }),
    );
    const [third] = await run(second.at(-1)?.state ?? null);
    expect(third).toMatchObject([{ articles: [], removed: [{ id: 'a' }], done: true }]);
    expect(stub.asked[0]?.url).toBe(
      '/api/articles?changed-since=2026-02-02T00%3A00%3A00Z&limit=50',
    );
  });

  it('begins its run anew where the server does not know the place any more, but once only', async () => {
    const lost = json(400, { type: 'x/bad-value', title: '', detail: 'Bad.', parameter: 'cursor' });
    const state = {
      query: '',
      since: '2026-01-01T00:00:00Z',
      next: '/api/articles?cursor=9',
      mark: 'x',
    };
    stub.lay(lost, page('a', { changed_since: '2026-02-02T00:00:00Z' }));
    const [steps] = await run(state);
    expect(steps.at(-1)?.state).toEqual({
      query: '',
      since: '2026-02-02T00:00:00Z',
      next: null,
      mark: null,
    });
    stub.lay(lost, page('a', next('2')), lost, page('a', next('2')), lost);
    const [, fault] = await run(state);
    expect(String(fault)).toContain('Bad. (400');
    expect(stub.asked).toHaveLength(3);
  });

  it.each<readonly [string, Reply]>([
    ['has no articles', json(200, { next: null })],
    ['has an address that is none', page('a', { next: 'nowhere' })],
  ])('stops, without a step, at a page that %s', async (_what, reply) => {
    stub.lay(reply);
    const [steps, fault] = await run(null);
    expect([steps, fault]).toEqual([[], expect.any(Error)]);
  });

  it('is of one query', async () => {
    stub.lay(page('a', { changed_since: '2026-02-02T00:00:00Z' }));
    const [steps] = await run(null, 'x');
    const [, fault] = await run(steps.at(-1)?.state ?? null, 'y');
    expect(String(fault)).toBe(
      'TypeError: The state is of another query (?tag=x) than this one (?tag=y). Begin a new copy with null.',
    );
  });
});
