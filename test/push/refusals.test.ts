// Receivers that are down, refuse, redirect or answer with megabytes, each a stub on loopback: what is tried
// again, what is not, and what the log is told.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { INDEXNOW } from '../../src/push/indexnow.ts';
import { post } from '../../src/push/post.ts';
import type { ArticleChange, PushContext, Receiver } from '../../src/push/receiver.ts';
import { STANDARD_SITE } from '../../src/push/standard-site.ts';
import { WEBHOOKS } from '../../src/push/webhooks.ts';
import { WEBSUB } from '../../src/push/websub.ts';
import { buildCatalog, type Listed } from '../catalog/build.ts';
import { type Listening, listen } from './servers.ts';

const NOW = Date.parse('2026-06-01T00:00:00Z') / 1000;
const SECRETS: Readonly<Record<string, string>> = {
  WEBHOOK_SECRET: `whsec_${Buffer.alloc(24, 1).toString('base64')}`,
  ATPROTO_PASSWORD: 'app-pass',
};
const ARTICLES: readonly Listed[] = [
  { slug: 'kept', date: '2026-01-01T00:00:00Z' },
  { slug: 'gone', date: '2026-01-02T00:00:00Z', removed: '2026-02-01T00:00:00Z' },
  { slug: 'späti', date: '2026-01-03T00:00:00Z' },
  { slug: 'hidden', date: '2026-01-04T00:00:00Z', unlisted: true },
  { slug: 'future', date: '2030-01-01T00:00:00Z' },
];
const GONE: ArticleChange = { kind: 'removed', slug: 'gone', fingerprint: '' };

type Answer = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
};

let server: Listening;
let answer: Answer = { status: 200 };
let asked = 0;

beforeAll(async () => {
  server = await listen((request, response) => {
    asked += 1;
    request.resume();
    response.writeHead(answer.status, answer.headers).end(answer.body);
  });
});

afterAll(async () => await server.close());

function toCatalog(address = server.address) {
  return buildCatalog(ARTICLES, {
    receivers: {
      indexnow: { key: 'abcdefgh', endpoint: address },
      webhooks: [address],
      atproto: { did: 'did:web:a.example', pds: new URL(address).origin },
    },
  });
}

/** What comes of the deliveries that tell of these changes. */
async function tell(
  receiver: Receiver,
  changes: readonly ArticleChange[],
  { secrets = SECRETS, address = server.address } = {},
) {
  const catalog = toCatalog(address);
  const context: PushContext = {
    catalog,
    now: NOW,
    assets: { fetch: async () => new Response(null, { status: 404 }) },
    secret: (name) => secrets[name] ?? null,
    post: async (request) => await post(request, NOW),
  };
  const planned = { topics: [], articles: changes, renewed: false };
  const deliveries = receiver.plan(catalog, planned, NOW);
  return await Promise.all(deliveries.map((one) => receiver.send(one, context)));
}

it.each([
  ['webhook', WEBHOOKS],
  ['hub', WEBSUB],
])('a %s that site.yaml names no more is not told of what waits for it', async (_, receiver) => {
  const named = buildCatalog(ARTICLES, {
    ...toCatalog().site,
    hub: server.address,
  });
  const topics = [{ url: 'https://a.example/rss.xml', version: 'v' }];
  const [delivery] = receiver.plan(named, { topics, articles: [GONE], renewed: false }, NOW);
  if (delivery === undefined) throw new Error('nothing is planned');
  asked = 0;
  const outcome = await receiver.send(delivery, {
    catalog: buildCatalog(ARTICLES, {
      hub: 'https://other.example/',
      receivers: { indexnow: null, webhooks: ['https://other.example/'], atproto: null },
    }),
    now: NOW,
    assets: { fetch: async () => new Response(null, { status: 404 }) },
    secret: (name) => SECRETS[name] ?? null,
    post: async (request) => await post(request, NOW),
  });
  expect([outcome, asked]).toEqual([
    { kind: 'drop', reason: 'site.yaml does not name it any more' },
    0,
  ]);
});

const RECEIVERS = [INDEXNOW, WEBHOOKS, STANDARD_SITE] as const;

describe.each(RECEIVERS.map((one) => [one.name, one] as const))('%s', (name, receiver) => {
  const later: readonly (readonly [Answer, object])[] = [
    [{ status: 429, headers: { 'Retry-After': '120' } }, { wait: 120 }],
    [{ status: 500 }, {}],
    [{ status: 503, body: 'x'.repeat(5_000_000) }, {}],
  ];
  it.each(later)('is told later when it answers %j', async (given, more) => {
    answer = given;
    const reason = expect.stringContaining(`status ${given.status}`);
    expect(await tell(receiver, [GONE])).toEqual([{ kind: 'retry', reason, ...more }]);
  });

  const never: readonly Answer[] = [
    { status: 401 },
    { status: 403, body: 'no\nkey' },
    { status: 410 },
    { status: 302, headers: { Location: 'https://elsewhere.example/' } },
  ];
  it.each(never)(
    'is not told again when it answers %j, but a login is tried again',
    async (given) => {
      answer = given;
      // A login that is refused is tried again, because a password can be set.
      const kind = receiver === STANDARD_SITE ? 'retry' : 'drop';
      const [outcome, ...others] = await tell(receiver, [GONE]);
      expect([outcome?.kind, others]).toEqual([kind, []]);
      const said = given.status === 302 ? 'a redirect to https://elsewhere.example/' : '';
      expect(outcome).toMatchObject({
        reason: expect.stringMatching(new RegExp(`status ${given.status}.*${said}`)),
      });
    },
  );

  it('is told later when nobody listens', async () => {
    const gone = await listen(() => undefined);
    await gone.close();
    const [outcome] = await tell(receiver, [GONE], { address: gone.address });
    expect([name, outcome?.kind]).toEqual([name, 'retry']);
  });
});

describe('the line of', () => {
  it('indexnow says where the key is looked for', async () => {
    answer = { status: 403 };
    const [outcome] = await tell(INDEXNOW, [GONE]);
    expect(outcome).toEqual({
      kind: 'drop',
      reason: 'status 403; it looks for the key at https://feeds.example.org/abcdefgh.txt',
    });
  });

  it.each([
    [{}, 'is not set'],
    [{ WEBHOOK_SECRET: 'secret' }, 'is not "whsec_" and 24 to 64 bytes in base64'],
  ])(
    'webhooks says what is wrong with the secret of %j, and nothing is sent',
    async (secrets, why) => {
      asked = 0;
      const reason = `nothing is sent, because the secret WEBHOOK_SECRET ${why}; to set one: npm run wrangler -- secret put WEBHOOK_SECRET (on Node: a variable of the environment)`;
      expect(await tell(WEBHOOKS, [GONE], { secrets })).toEqual([{ kind: 'retry', reason }]);
      expect(asked).toBe(0);
    },
  );
});

describe('what has changed again before it is told', () => {
  it.each([
    ['published', 'gone'],
    ['updated', 'hidden'],
    ['published', 'future'],
    ['published', 'never-was'],
    ['removed', 'kept'],
  ] as const)('is no %s of %s for a webhook', async (kind, slug) => {
    asked = 0;
    const [outcome] = await tell(WEBHOOKS, [{ kind, slug, fingerprint: 'abcdefgh' }]);
    expect([outcome?.kind, asked]).toEqual(['done', 0]);
  });
});

it.each([WEBHOOKS, STANDARD_SITE])(
  '$name waits where a stored article cannot be read',
  async (one) => {
    asked = 0;
    const change = { kind: 'published', slug: 'kept', fingerprint: 'abcdefgh' } as const;
    expect(await tell(one, [change])).toEqual([
      { kind: 'retry', reason: 'the stored article cannot be read' },
    ]);
    expect(asked).toBe(0);
  },
);

describe('deliveries', () => {
  const many = Array.from({ length: 12_000 }, (_, index): ArticleChange => {
    return { kind: 'updated', slug: `a-${index}`, fingerprint: 'abcdefgh' };
  });
  const planOf = (one: Receiver, articles: readonly ArticleChange[], renewed = false) =>
    one.plan(toCatalog(), { topics: [], articles, renewed }, NOW);

  it('of indexnow are few, of 10,000 URLs and of a message of a queue at most', () => {
    const subjects = planOf(INDEXNOW, many).map(({ subject }) => subject);
    expect(subjects.flatMap((one) => one.split(' '))).toEqual(many.map(({ slug }) => slug));
    expect(subjects.every((one) => one.length <= 20_000 && one.split(' ').length <= 10_000)).toBe(
      true,
    );
    expect(subjects.length).toBe(5);
    expect(planOf(INDEXNOW, [])).toEqual([]);
  });

  it.each([WEBHOOKS, STANDARD_SITE])(
    'of $name are bounded a day, and tell of the newest',
    (one) => {
      const subjects = planOf(one, many).map(({ subject }) => subject);
      expect(subjects.length).toBeLessThanOrEqual(one.daily);
      expect(subjects.at(-1)).toContain('a-11999');
    },
  );

  it('of webhooks are shared by all of them', () => {
    const webhooks = ['https://a.example/', 'https://b.example/'];
    const catalog = buildCatalog([], { receivers: { indexnow: null, webhooks, atproto: null } });
    const changes = { topics: [], articles: many, renewed: false };
    const targets = WEBHOOKS.plan(catalog, changes, NOW).map(({ target }) => target);
    expect(targets.slice(0, 4)).toEqual([...webhooks, ...webhooks]);
    expect(targets).toHaveLength(WEBHOOKS.daily);
  });

  it('of webhooks have ids of ASCII without a full stop, the same for the same change', () => {
    const change = { kind: 'published', slug: 'späti', fingerprint: 'AbC_-123' } as const;
    const [first] = planOf(WEBHOOKS, [change]);
    expect(first?.id).toMatch(/^[\w%-]+$/);
    expect(planOf(WEBHOOKS, [change])[0]?.id).toBe(first?.id);
    const others = [
      { ...change, kind: 'updated' as const },
      { ...change, slug: 'spati' },
      { ...change, fingerprint: 'AbC_-124' },
    ];
    const ids = others.map((other) => planOf(WEBHOOKS, [other])[0]?.id);
    expect(new Set([first?.id, ...ids]).size).toBe(4);
  });

  it('of records are all that lists show, and the publication first, where it is new', () => {
    const subjects = planOf(STANDARD_SITE, [GONE], true).map(({ subject }) => subject);
    expect(subjects).toEqual(['site.standard.publication', 'kept', 'späti', 'gone']);
  });
});
