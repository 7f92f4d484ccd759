// KV and a queue that fail, or are late: at worst somebody is told twice, and nobody is forgotten.
import { describe, expect, it } from 'vitest';
import { createPush, type PushBindings } from '../../src/push/push.ts';
import type { Receiver } from '../../src/push/receiver.ts';
import { buildCatalog, toSeconds } from '../catalog/build.ts';
import { useLogLines } from './log-lines.ts';

const NOW = toSeconds('2026-06-01T00:00:00Z');

const lines = useLogLines();

/** An isolate with a receiver of articles, and bindings that a test makes fail. */
function open(state: string | null) {
  const catalog = buildCatalog([
    { slug: 'old', date: '2026-05-31T23:59:00Z' },
    { slug: 'new', date: '2026-06-01T00:00:00Z' },
  ]);
  const sent: string[] = [];
  const receiver: Receiver = {
    name: 'stub',
    of: 'articles',
    daily: 10,
    isNamed: () => true,
    plan: (_, { articles }, now) =>
      articles.map(({ slug }) => ({
        receiver: 'stub',
        id: slug,
        target: 'https://stub.example/',
        subject: slug,
        at: now,
      })),
    send: async ({ subject }) => {
      sent.push(subject);
      return { kind: 'done', status: 200, text: '' };
    },
  };
  const kv = {
    text: state,
    get: async () => kv.text,
    put: async (_key: string, text: string) => {
      kv.text = text;
    },
  };
  const bindings = {
    CACHE: kv,
    ASSETS: { fetch: async () => new Response() },
    VERSION: { id: '', tag: '', timestamp: '' },
  };
  const toPush = () => createPush(catalog, () => NOW, [receiver]);
  let push = toPush();
  return {
    kv,
    sent,
    wake: async (now: number, more: Partial<PushBindings> = {}) => {
      await push.scheduled({ scheduledTime: now * 1000 }, { ...bindings, ...more });
    },
    /** What follows is in a new isolate, which remembers nothing. */
    renew: () => {
      push = toPush();
    },
  };
}

/** The state before the new article. */
async function readBefore(): Promise<string | null> {
  const { kv, wake } = open(null);
  await wake(NOW - 60);
  lines.length = 0;
  return kv.text;
}

const fail = async (): Promise<never> => {
  throw new Error('KV is down');
};

describe('a push', () => {
  it('tells of nothing while KV cannot be read, and of everything after it', async () => {
    const { kv, sent, wake } = open(await readBefore());
    const { get } = kv;
    kv.get = fail;
    await wake(NOW);
    expect([sent, lines]).toEqual([
      [],
      [expect.stringContaining('push-fault tried again later: Error: KV is down')],
    ]);
    kv.get = get;
    await wake(NOW + 60);
    expect(sent).toEqual(['new']);
  });

  it('that KV does not take is not told again by the same isolate, and by another one is', async () => {
    const { kv, sent, wake, renew } = open(await readBefore());
    kv.put = fail;
    await wake(NOW);
    expect(lines).toEqual([expect.stringContaining('push-fault')]);
    await wake(NOW + 60);
    expect(sent).toEqual(['new']);
    renew();
    await wake(NOW + 120);
    expect(sent).toEqual(['new', 'new']);
  });

  it('that KV did not take is written by the next wake, for the isolates after it', async () => {
    const { kv, sent, wake, renew } = open(await readBefore());
    const { put } = kv;
    kv.put = fail;
    await wake(NOW);
    kv.put = put;
    await wake(NOW + 60);
    renew();
    await wake(NOW + 120);
    expect(sent).toEqual(['new']);
  });

  it('goes by what it wrote, where KV still gives what was before', async () => {
    const before = await readBefore();
    const { kv, sent, wake } = open(before);
    await wake(NOW);
    kv.text = before;
    await wake(NOW + 60);
    expect(sent).toEqual(['new']);
  });

  it('goes without a queue that takes nothing', async () => {
    const { sent, wake } = open(await readBefore());
    const sendBatch = async (): Promise<never> => {
      throw new Error('the queue is full');
    };
    await wake(NOW, { PUSH_QUEUE: { sendBatch } });
    expect([sent, lines]).toEqual([
      ['new'],
      [expect.stringContaining('push-failed the queue takes nothing')],
    ]);
  });

  it('of a state that is lost tells of no article, and says so', async () => {
    const { sent, wake } = open(null);
    await wake(NOW);
    expect([sent, lines]).toEqual([[], [expect.stringContaining('push-without-state')]]);
  });

  it('reads nothing in a minute in which nothing is due', async () => {
    const { kv, wake } = open(null);
    kv.get = fail;
    await wake(NOW + 4 * 60);
    expect(lines).toEqual([]);
  });
});
