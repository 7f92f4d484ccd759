// Deliveries through Cloudflare Queues, as miniflare has them: each is tried again by itself.
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { toArticle, toSettings, toTopics } from './publication.ts';
import { openStub, type Stub } from './servers.ts';
import { openSite, type Site } from './worker.ts';

const ARTICLE = toArticle('one', '2026-02-01');

let site: Site;
let stub: Stub;

beforeAll(async () => {
  [site, stub] = await Promise.all([openSite('push-queue', { queued: true }), openStub()]);
});

afterAll(async () => {
  await Promise.all([site?.end(), stub?.close()]);
});

it('a hub is told through the queue where PUSH_QUEUE is bound', async () => {
  await site.deploy({ 'site.yaml': toSettings(stub.address), ...ARTICLE });
  await site.wake();
  const told: string[] = [];
  await vi.waitFor(() => expect(told.push(...stub.topics())).toBe(15), { timeout: 20_000 });
  const scopes = ['', '/sections/finds', '/sections/tides', '/authors/ines', '/authors/tom'];
  expect(told.toSorted()).toEqual(toTopics(site.origin, ...scopes));
  // Nothing waits in KV for another minute.
  expect(JSON.parse((await site.readState()) ?? '')).toMatchObject({ waiting: [] });
});

it('what fails stays in the queue, with a line in the log', async () => {
  stub.answerWith(503);
  const settings = toSettings(stub.address).replace('Mudlark', 'Beachcomber');
  await site.deploy({ 'site.yaml': settings, ...ARTICLE });
  await site.wake();
  const lines: string[] = [];
  await vi.waitFor(
    () => {
      lines.push(...site.logged());
      expect(
        lines.filter((line) => line.includes('status 503; try 1, again in 60 s')),
      ).toHaveLength(15);
    },
    { timeout: 20_000 },
  );
});
