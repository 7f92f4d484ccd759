// A page of somewhere else imports the client from the site: what it reads, and what goes over the network.
import type { JSHandle, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type * as Client from '../../src/client/client.ts';
import { ORIGINS, useBrowser } from './browse.ts';

const openPage = useBrowser();

/** A document of another port, which is another origin; being no page of ours, it has no policy. */
const ELSEWHERE = `${ORIGINS.sample}/feed.json?view=source`;

const SITE = ORIGINS.fixture;

type Opened = {
  readonly page: Page;
  readonly client: JSHandle<typeof Client>;
  /** Requests for the site, with where their answers came from. */
  readonly requests: string[];
};

/** A page of another origin that has imported the client. */
async function open(): Promise<Opened> {
  const page = await openPage();
  await page.goto(ELSEWHERE);
  const requests: string[] = [];
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  const methods = new Map<string, string>();
  session.on('Network.requestWillBeSent', ({ requestId, request }) => {
    methods.set(requestId, request.method);
  });
  session.on('Network.responseReceived', ({ requestId, response }) => {
    const { pathname, origin } = new URL(response.url);
    const where = response.fromDiskCache === true ? 'cache' : String(response.status);
    if (origin === SITE) requests.push(`${methods.get(requestId)} ${pathname} ${where}`);
  });
  const client = await page.evaluateHandle<typeof Client>(`import('${SITE}/client.js')`);
  return { page, client, requests };
}

describe('a page of another origin', () => {
  it('imports the client and reads all there is', async () => {
    const { page, client } = await open();
    const read = await page.evaluate(async ({ createClient, ProblemError }) => {
      const site = createClient();
      const slugs: string[] = [];
      for await (const { slug } of site.articles({ limit: 1 })) slugs.push(slug);
      const { tags } = await site.tags();
      const { related } = await site.article(slugs[0] ?? '');
      const fault = await site
        .articles({ tag: 'bitcon' })
        .page()
        .catch((one: unknown) => one);
      const steps: boolean[] = [];
      for await (const { done } of site.sync(null, { limit: 2 })) steps.push(done);
      return {
        origin: site.origin,
        slugs: slugs.length,
        tags: tags.length > 0,
        related: Array.isArray(related),
        near: fault instanceof ProblemError ? fault.problem.near : String(fault),
        done: steps.at(-1),
      };
    }, client);
    expect(read).toEqual({
      origin: SITE,
      slugs: expect.any(Number),
      tags: true,
      related: true,
      near: ['bitcoin'],
      done: true,
    });
    expect(read.slugs).toBeGreaterThan(2);
    await page.context().close();
  });

  it('asks once for what it reads twice: the browser has a cache, and there is no preflight', async () => {
    const { page, client, requests } = await open();
    const [first, second] = await page.evaluate(async ({ createClient }) => {
      const read = async () => JSON.stringify(await createClient().tags());
      return [await read(), await read()];
    }, client);
    expect(second).toBe(first);
    expect(requests.filter((one) => one.includes('/api/'))).toEqual([
      'GET /api/tags 200',
      'GET /api/tags cache',
    ]);
    await page.context().close();
  });

  it('gets a 304 where it keeps answers in a memory of its own', async () => {
    const { page, client, requests } = await open();
    const [first, second] = await page.evaluate(async ({ createClient }) => {
      const memory = {
        get: (url: string) =>
          JSON.parse(sessionStorage.getItem(url) ?? 'null') as Client.Kept | null,
        set: (url: string, kept: Client.Kept) => sessionStorage.setItem(url, JSON.stringify(kept)),
      };
      const read = async () => JSON.stringify(await createClient({ memory }).tags());
      return [await read(), await read()];
    }, client);
    expect(second).toBe(first);
    expect(requests.filter((one) => one.startsWith('GET /api/'))).toEqual([
      'GET /api/tags 200',
      'GET /api/tags 304',
    ]);
    await page.context().close();
  });

  it('knows when a server wants to be asked again', async () => {
    const { page, client } = await open();
    let asked = 0;
    await page.route(`${SITE}/api/tags`, async (route) => {
      asked += 1;
      if (asked > 1) return await route.continue();
      const { headers } = await fetch(`${SITE}/api/tags`);
      await route.fulfill({
        status: 503,
        headers: { ...Object.fromEntries(headers), 'retry-after': '3600' },
        body: '{}',
      });
    });
    const after = await page.evaluate(async ({ createClient, ProblemError }) => {
      const fault = await createClient()
        .tags()
        .catch((one: unknown) => one);
      return fault instanceof ProblemError ? fault.retryAfter : String(fault);
    }, client);
    expect([after, asked]).toEqual([3600, 1]);
    await page.context().close();
  });
});
