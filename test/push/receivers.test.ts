// One change of a publication, and all who are told of it: a hub, a search engine, a webhook and a server of
// the AT Protocol, each a stub on loopback, each with exactly the changed set.
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPds, type Pds } from './pds.ts';
import { toArticle, toSettings, toTopics } from './publication.ts';
import { type Listening, listen, openStub, type Received, receive } from './servers.ts';
import { type Files, openSite, type Site } from './worker.ts';

const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const KEY = '0a1b2c3d4e5f';
const DID = 'did:web:mudlark.example.net';

/** Takes what is sent, and says so. */
type Recorder = Listening & { readonly take: () => readonly Received[] };

let site: Site;
let hub: Awaited<ReturnType<typeof openStub>>;
let engine: Recorder;
let hook: Recorder;
let pds: Pds;

const TEN = Array.from({ length: 10 }, (_, index) =>
  toArticle(`find-${index}`, `2026-01-1${index}`),
);
const KEPT = Object.assign({}, ...TEN) as Files;
const OLD = { ...KEPT, ...toArticle('neap', '2026-02-02', { section: 'tides', author: 'tom' }) };

beforeAll(async () => {
  const bindings = { WEBHOOK_SECRET: SECRET, ATPROTO_PASSWORD: 'app-pass' };
  [site, hub, engine, hook, pds] = await Promise.all([
    openSite('push-receivers', { bindings }),
    openStub(),
    openRecorder(),
    openRecorder(),
    openPds('app-pass'),
  ]);
});

afterAll(async () => {
  await Promise.all([site?.end(), ...[hub, engine, hook, pds].map((one) => one?.close())]);
});

function toFiles(articles: Files, title = 'The Mudlark'): Files {
  const more = [
    `indexnow: { key: ${KEY}, endpoint: ${engine.address}indexnow }`,
    `webhooks: [${hook.address}hook]`,
    `atproto: { did: ${DID}, pds: ${pds.origin} }`,
    '',
  ].join('\n');
  const settings = toSettings(hub.address, more).replace('The Mudlark', title);
  return { 'site.yaml': settings, ...articles };
}

/** The events that the webhook got, each verified as its receiver would. */
function events(): readonly { readonly type: string; readonly data: { readonly url: string } }[] {
  return hook.take().map(({ headers, body }) => {
    const one = (name: string): string => String(headers[name]);
    const names = ['webhook-id', 'webhook-timestamp', 'webhook-signature'] as const;
    new Webhook(SECRET).verify(body, Object.fromEntries(names.map((name) => [name, one(name)])));
    expect(one('content-type')).toBe('application/json');
    return JSON.parse(body);
  });
}

function urlsTold(): readonly string[] {
  return engine.take().flatMap(({ body }) => JSON.parse(body).urlList);
}

describe('receivers', () => {
  it('are told of nothing old, but that records are put for what there is', async () => {
    await site.deploy(toFiles(OLD));
    await site.wake();
    expect(hub.topics().length).toBeGreaterThan(0);
    expect([events(), urlsTold()]).toEqual([[], []]);
    expect(site.logged()).toEqual([expect.stringContaining('no state of a push before')]);
    const [publication, ...documents] = pds.records();
    const origin = new URL(site.origin);
    const uri = await (
      await fetch(new URL('/.well-known/site.standard.publication', origin))
    ).text();
    expect(publication).toEqual({
      method: 'com.atproto.repo.putRecord',
      repo: DID,
      collection: 'site.standard.publication',
      rkey: uri.split('/').at(-1),
      record: {
        $type: 'site.standard.publication',
        url: site.origin,
        name: 'The Mudlark',
        description: 'Finds from the foreshore.',
      },
    });
    expect(documents).toHaveLength(11);
    // As a reader of records verifies one: the page of the document names the record.
    for (const { record, rkey, collection } of documents) {
      const page = await (await fetch(`${site.origin}${record?.['path']}`)).text();
      const own = `at://${DID}/${collection}/${rkey}`;
      expect(page).toContain(`<link rel="site.standard.document" href="${own}"/>`);
      expect(record?.['site']).toBe(uri);
    }
  });

  it('are told of exactly the changed set: published, updated, removed, gone', async () => {
    const { 'articles/find-9.md': _, ...others } = OLD;
    await site.deploy(
      toFiles({
        ...others,
        // A note: it has no title.
        ...toArticle('clay-pipe', '2026-02-03', { title: '', text: 'A pipe of clay.' }),
        ...toArticle('find-3', '2026-01-13', { text: 'Another text.' }),
        ...toRemoved('neap'),
      }),
    );
    await site.wake();
    const toUrl = (slug: string): string => `${site.origin}/articles/${slug}`;

    const scopes = ['', '/sections/finds', '/sections/tides', '/authors/ines', '/authors/tom'];
    expect(hub.topics()).toEqual(toTopics(site.origin, ...scopes));

    const told = engine.take().map(({ url, body }) => [url, JSON.parse(body)]);
    const urlList = ['find-3', 'clay-pipe', 'find-9', 'neap'].map(toUrl);
    const { host } = new URL(site.origin);
    const keyLocation = `${site.origin}/${KEY}.txt`;
    expect(told).toEqual([['/indexnow', { host, key: KEY, keyLocation, urlList }]]);
    expect(await (await fetch(keyLocation)).text()).toBe(KEY);

    const timestamp = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    const toId = (slug: string): string => `tag:mudlark.example.net,2026:articles/${slug}`;
    const toEvent = (kind: string, slug: string, data: object = {}) => ({
      type: `article.${kind}`,
      timestamp,
      data: { id: toId(slug), url: toUrl(slug), ...data },
    });
    const about = { language: 'en', updated: null };
    expect(events()).toEqual([
      toEvent('updated', 'find-3', {
        ...{ title: 'find-3', summary: 'Another text.', published: '2026-01-13T00:00:00Z' },
        ...about,
      }),
      toEvent('published', 'clay-pipe', {
        ...{ title: '', summary: 'A pipe of clay.', published: '2026-02-03T00:00:00Z' },
        ...about,
      }),
      // Of a file that was deleted nothing is left that says its id.
      toEvent('removed', 'find-9', { id: null }),
      toEvent('removed', 'neap'),
    ]);

    const writes = pds.records().map(({ method, collection, record }) => {
      return [method, collection, record?.['path'], record?.['title']];
    });
    expect(writes).toEqual([
      ['com.atproto.repo.putRecord', 'site.standard.document', '/articles/find-3', 'find-3'],
      [
        'com.atproto.repo.putRecord',
        'site.standard.document',
        '/articles/clay-pipe',
        'A pipe of clay.',
      ],
      ['com.atproto.repo.deleteRecord', 'site.standard.document', undefined, undefined],
      ['com.atproto.repo.deleteRecord', 'site.standard.document', undefined, undefined],
    ]);
    expect(site.logged()).toEqual([]);
  });

  it('are told of nothing while nothing changes', async () => {
    await site.wake();
    expect([hub.topics(), urlsTold(), events(), pds.records()]).toEqual([[], [], [], []]);
  });

  it('of records get the publication again when the settings change', async () => {
    await site.deploy(toFiles(KEPT));
    await site.wake();
    pds.records();
    events();
    urlsTold();
    await site.deploy(toFiles(KEPT, 'The Foreshore'));
    await site.wake();
    const [first] = pds.records();
    expect(first?.record).toMatchObject({ name: 'The Foreshore' });
    expect([urlsTold(), events()]).toEqual([[], []]);
  });
});

function toRemoved(name: string): Files {
  const files = toArticle(name, '2026-02-02', { section: 'tides', author: 'tom' });
  const entries = Object.entries(files).map(([file, text]) => {
    return [file, text.replace('date:', 'removed: 2026-02-03\ndate:')] as const;
  });
  return Object.fromEntries(entries);
}

async function openRecorder(): Promise<Recorder> {
  const received: Received[] = [];
  const server = await listen(async (request, response) => {
    received.push(await receive(request));
    response.end();
  });
  return { ...server, take: () => received.splice(0) };
}
