// A session at a server of the AT Protocol, which is a stub on loopback.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAtSession } from '../../src/push/at-session.ts';
import { post } from '../../src/push/post.ts';
import type { PushContext } from '../../src/push/receiver.ts';
import { buildCatalog } from '../catalog/build.ts';
import { openPds, type Pds } from './pds.ts';

const CALL = { method: 'com.atproto.repo.deleteRecord', body: { repo: 'did:web:a.example' } };
const NOW = 1_780_000_000;

let pds: Pds;
let session: ReturnType<typeof createAtSession>;

beforeEach(async () => {
  pds = await openPds('app-pass');
  session = createAtSession();
});

afterEach(async () => await pds.close());

async function call(password: string | null, now = NOW) {
  const context: PushContext = {
    catalog: buildCatalog([]),
    now,
    assets: { fetch: async () => new Response(null, { status: 404 }) },
    secret: (name) => (name === 'ATPROTO_PASSWORD' ? password : null),
    post: async (request) => await post(request, now),
  };
  const account = { did: 'did:web:a.example', pds: pds.origin };
  return await session.call(account, CALL, context);
}

it('is made once for many calls, and again after half an hour', async () => {
  expect((await call('app-pass')).kind).toBe('done');
  expect((await call('app-pass', NOW + 1799)).kind).toBe('done');
  expect(pds.logins()).toBe(1);
  expect((await call('app-pass', NOW + 1800)).kind).toBe('done');
  expect(pds.logins()).toBe(1);
});

it('is made again, once, where the server has ended it', async () => {
  await call('app-pass');
  pds.endSessions();
  expect((await call('app-pass')).kind).toBe('done');
  expect(pds.logins()).toBe(2);
});

describe('is not made, and nothing is written or lost', () => {
  it.each([
    [
      null,
      /the secret ATPROTO_PASSWORD is not set; .*npm run wrangler -- secret put ATPROTO_PASSWORD/,
    ],
    [
      'wrong',
      /login: status 401, .*Invalid identifier.*npm run wrangler -- secret put ATPROTO_PASSWORD/,
    ],
  ])('with the password %j', async (password, reason) => {
    expect(await call(password)).toEqual({ kind: 'retry', reason: expect.stringMatching(reason) });
    expect(pds.logins()).toBe(password === null ? 0 : 1);
    expect(pds.records()).toEqual([]);
  });

  it.each([
    [429, { 'Retry-After': '90' }, { wait: 90, reason: 'login: status 429' }],
    [503, {}, { reason: 'login: status 503' }],
    [200, {}, { reason: expect.stringContaining('login: the answer has no session') }],
  ])('where the server answers a login with %i', async (status, headers, outcome) => {
    pds.answer({ status, headers });
    expect(await call('app-pass')).toEqual({ kind: 'retry', ...outcome });
  });
});

it('is made with another password after one that was wrong', async () => {
  expect((await call('wrong')).kind).toBe('retry');
  expect((await call('app-pass')).kind).toBe('done');
});

it.each([400, 403])(
  'a call that is refused with %i after a new login is refused',
  async (status) => {
    await call('app-pass');
    pds.refuse(status);
    expect(await call('app-pass')).toMatchObject({
      kind: 'drop',
      reason: expect.stringContaining(`status ${status}`),
    });
  },
);
