// What a queue takes at once: 100 messages of 128 KB each and 256 KB together (Cloudflare Queues, limits).
import { expect, it } from 'vitest';
import { INDEXNOW } from '../../src/push/indexnow.ts';
import { sendToQueue } from '../../src/push/queue.ts';
import type { Delivery } from '../../src/push/receiver.ts';
import { buildCatalog } from '../catalog/build.ts';

it('a change of 5,000 articles with long names goes into a queue', async () => {
  const catalog = buildCatalog([], {
    receivers: {
      indexnow: { key: 'abcdefgh', endpoint: 'https://engine.example/' },
      webhooks: [],
      atproto: null,
    },
  });
  const articles = Array.from({ length: 5000 }, (_, index) => {
    return { kind: 'updated' as const, slug: `潮の満ち引きと泥の話-${index}`, fingerprint: '' };
  });
  const planned = INDEXNOW.plan(catalog, { topics: [], articles, renewed: false }, 0);
  const small = Array.from({ length: 150 }, (): Delivery => {
    return { receiver: 'stub', id: '', target: '', subject: '', at: 0 };
  });
  const taken: (readonly number[])[] = [];
  const sendBatch = async (messages: Iterable<{ readonly body: unknown }>): Promise<void> => {
    taken.push([...messages].map(({ body }) => Buffer.byteLength(JSON.stringify(body))));
  };
  await sendToQueue({ sendBatch }, [...planned, ...small]);
  expect(taken.flat()).toHaveLength(planned.length + small.length);
  for (const sizes of taken) {
    expect(sizes.length).toBeLessThanOrEqual(100);
    expect(Math.max(...sizes)).toBeLessThan(128_000);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(256_000);
  }
});
