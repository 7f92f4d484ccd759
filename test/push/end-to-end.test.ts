// A push from the deployed Worker to a hub and its subscribers, all on loopback.
import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toArticle, toSettings, toTopics } from './publication.ts';
import {
  type Listening,
  listen,
  openStub,
  type Received,
  receive,
  type Stub,
  startHub,
} from './servers.ts';
import { openSite, type Site } from './worker.ts';

const OLD = {
  ...toArticle('clay-pipe', '2026-02-01', { tags: 'clay' }),
  ...toArticle('neap', '2026-02-02', { tags: 'moon', section: 'tides', author: 'tom' }),
};

let site: Site;
let stub: Stub;
let hub: Awaited<ReturnType<typeof startHub>>;

beforeAll(async () => {
  [site, stub, hub] = await Promise.all([openSite('push'), openStub(), startHub()]);
});

afterAll(async () => {
  await Promise.all([site?.end(), stub?.close(), hub?.end()]);
});

describe('a hub', () => {
  it('is told of all feeds first, and then of nothing while nothing changes', async () => {
    const settings = { 'site.yaml': toSettings(stub.address) };
    await site.deploy({ ...settings, ...OLD });
    await site.wake();
    // 7 feeds in 3 formats.
    const scopes = ['/sections/finds', '/sections/tides', '/tags/clay', '/tags/moon'];
    const all = toTopics(site.origin, '', ...scopes, '/authors/ines', '/authors/tom');
    expect(stub.topics()).toEqual(all);
    await site.deploy({ ...settings, ...OLD });
    await site.wake();
    expect(stub.topics()).toEqual([]);
  });

  it('is told of exactly the feeds of an article that is saved', async () => {
    const settings = { 'site.yaml': toSettings(stub.address) };
    const added = toArticle('bellarmine', '2026-02-03', { tags: 'stoneware' });
    await site.deploy({ ...settings, ...OLD, ...added });
    await site.wake();
    const paths = ['', '/sections/finds', '/tags/stoneware', '/authors/ines'];
    expect(stub.topics()).toEqual(toTopics(site.origin, ...paths));
    // Its tag is gone with it.
    await site.deploy({ ...settings, ...OLD });
    await site.wake();
    expect(stub.topics()).toEqual(toTopics(site.origin, ...paths));
  });

  it('is told of a scheduled article at its minute, and not before', async () => {
    const minute = Math.floor(Date.now() / 60_000) * 60 - 600;
    const toDate = (seconds: number): string => new Date(seconds * 1000).toISOString();
    const files = {
      'site.yaml': toSettings(stub.address),
      ...toArticle('first', toDate(minute - 60)),
      ...toArticle('second', toDate(minute), { section: 'tides' }),
    };
    await site.deploy(files);
    await site.wake(minute - 60);
    stub.topics();
    await site.wake(minute);
    expect(stub.topics()).toEqual(toTopics(site.origin, '', '/sections/tides', '/authors/ines'));
    await site.wake(minute + 60);
    expect(stub.topics()).toEqual([]);
  });

  it('that fails is told in the next minutes, at most once a minute while it fails', async () => {
    const files = { 'site.yaml': toSettings(stub.address), ...OLD };
    await site.deploy(files);
    const begun = Math.ceil(Date.now() / 1000);
    site.logged();
    stub.answerWith(503);
    await site.wake(begun);
    expect(stub.topics()).toHaveLength(1);
    expect(site.logged()).toEqual([
      expect.stringMatching(
        /^push-failed websub: 127\.0\.0\.1:\d+, http:\S+: status 503; try 1, again later; \d+ more wait for it$/,
      ),
    ]);
    await site.wake(begun + 60);
    expect(stub.topics()).toHaveLength(1);
    stub.answerWith(204);
    await site.wake(begun + 120);
    const told = stub.topics();
    expect(told).toEqual(expect.arrayContaining(toTopics(site.origin, '', '/sections/tides')));
    expect(new Set(told).size).toBe(told.length);
    expect(site.logged()).toEqual([expect.stringContaining('status 503; try 1, again later')]);
    await site.wake(begun + 180);
    expect(stub.topics()).toEqual([]);
  });

  it.each([
    [
      301,
      { Location: 'http://127.0.0.1/elsewhere' },
      '',
      /status 301, a redirect to http:\/\/127\.0\.0\.1\/elsewhere; not tried again$/,
    ],
    [404, {}, 'no such hub', /status 404, "no such hub"; not tried again$/],
    [403, {}, 'x'.repeat(5_000_000), /status 403, "x{200}"; not tried again$/],
  ])('that answers %i with %j costs a line in the log', async (status, fields, body, line) => {
    await site.deploy({ 'site.yaml': toSettings(stub.address), ...OLD });
    const begun = Math.ceil(Date.now() / 1000);
    await site.writeState('lost');
    site.logged();
    stub.answerWith(status, fields, body);
    await site.wake(begun);
    const [lost, ...lines] = site.logged();
    expect(lost).toContain('damaged');
    expect(lines).toEqual(stub.topics().map(() => expect.stringMatching(line)));
    expect(lines).toHaveLength(21);
    stub.answerWith(202);
    await site.wake(begun + 60);
    expect(stub.topics()).toEqual([]);
  });

  it('that is down is told as soon as it is up again', async () => {
    const down = await openStub();
    await down.close();
    await site.deploy({ 'site.yaml': toSettings(down.address), ...OLD });
    const begun = Math.ceil(Date.now() / 1000);
    await site.wake(begun);
    const port = Number(new URL(down.address).port);
    const up = await openStub(port);
    await site.wake(begun + 60);
    expect(up.topics()).toHaveLength(21);
    await up.close();
  });

  it('is told of forty feeds a minute', async () => {
    const tags = Array.from({ length: 20 }, (_, index) => `tag-${index}`).join(', ');
    const files = {
      'site.yaml': toSettings(stub.address),
      ...toArticle('many', '2026-02-01', { tags }),
    };
    await site.deploy(files);
    const begun = Math.ceil(Date.now() / 1000);
    const told: string[][] = [];
    for (const minute of [0, 1, 2, 3]) {
      await site.wake(begun + minute * 60);
      told.push(stub.topics());
    }
    // 25 feeds, in 3 formats, and those of the two tags that are gone.
    expect(told.map(({ length }) => length)).toEqual([40, 40, 1, 0]);
    expect(new Set(told.flat()).size).toBe(81);
  });

  it('is told of all feeds where the state is lost or damaged', async () => {
    await site.deploy({ 'site.yaml': toSettings(stub.address), ...OLD });
    await site.writeState('{"catalog":');
    site.logged();
    await site.wake();
    expect(stub.topics()).toHaveLength(21);
    expect(site.logged()).toEqual([
      expect.stringContaining('push-without-state the state of the push before is damaged'),
    ]);
  });

  it('is left alone, and KV too, where site.yaml names none', async () => {
    const before = await site.readState();
    await site.deploy({ 'site.yaml': toSettings(null), ...toArticle('other', '2026-02-01') });
    await site.wake();
    expect([stub.topics(), await site.readState()]).toEqual([[], before]);
  });
});

describe('a subscriber', () => {
  it('that has confirmed gets exactly the feed that changed, signed', async () => {
    const deliveries: Received[] = [];
    const subscriber: Listening = await listen(async (request, response) => {
      const received = await receive(request);
      const asked = new URL(received.url, 'http://subscriber.invalid').searchParams;
      if (received.method === 'POST') deliveries.push(received);
      response.end(asked.get('hub.challenge') ?? '');
    });
    const settings = { 'site.yaml': toSettings(hub.address) };
    await site.deploy({ ...settings, ...OLD });
    await site.wake();
    const [clay, moon] = ['clay', 'moon'].map((tag) => `${site.origin}/tags/${tag}/atom.xml`);
    for (const topic of [clay, moon]) {
      const body = new URLSearchParams({
        'hub.mode': 'subscribe',
        'hub.topic': topic ?? '',
        'hub.callback': `${subscriber.address}?of=${topic}`,
        'hub.secret': `secret of ${topic}`,
      });
      await fetch(hub.address, {
        method: 'POST',
        body,
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      });
      await hub.until(`subscribed ${topic}`);
    }
    await site.deploy({
      ...settings,
      ...OLD,
      ...toArticle('brick', '2026-02-04', { tags: 'clay', text: 'A brick.' }),
    });
    await site.wake();
    await hub.until(`published ${clay} 200`);
    await subscriber.close();

    const [delivery, ...others] = deliveries;
    expect(others).toEqual([]);
    expect(delivery?.body).toContain('A brick.');
    expect(delivery?.headers['content-type']).toContain('application/atom+xml');
    expect(delivery?.headers['link']).toBe(`<${hub.address}>; rel="hub", <${clay}>; rel="self"`);
    const hash = createHmac('sha256', `secret of ${clay}`)
      .update(delivery?.body ?? '')
      .digest('hex');
    expect(delivery?.headers['x-hub-signature']).toBe(`sha256=${hash}`);
    expect(hub.lines.some((line) => line.startsWith(`published ${moon}`))).toBe(true);
  });
});
