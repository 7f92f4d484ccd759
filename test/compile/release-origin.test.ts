// Where a release goes, and what is said where site.yaml has no address that readers can reach.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { settleOrigin } from '../../src/compile/commands/release-origin.ts';
import { findPort } from '../free-port.ts';

const YEAR = new Date().getUTCFullYear();
const SAMPLE = { url: 'https://halfpenny.example.com', authority: 'halfpenny.example.com,2024' };
const OWN = { url: 'https://news.tagwire.dev', authority: 'me@tagwire.dev,2024' };

let api: Server;
let env: NodeJS.ProcessEnv;
let folder: string;

beforeAll(async () => {
  api = createServer((_, response) => {
    response.end(JSON.stringify({ success: true, result: { subdomain: 'ada' } }));
  });
  await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve));
  env = {
    CLOUDFLARE_API_BASE_URL: `http://127.0.0.1:${(api.address() as AddressInfo).port}`,
    CLOUDFLARE_API_TOKEN: 'secret',
    CLOUDFLARE_ACCOUNT_ID: 'a1',
  };
});

afterAll(() => new Promise((resolve) => api.close(resolve)));

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tagwire-'));
  return () => rm(folder, { recursive: true });
});

type Call = {
  readonly given: string | null;
  readonly more: object;
  readonly passed: readonly string[];
};

async function settle(
  site: object | string,
  { given = null, more = {}, passed = [] }: Partial<Call> = {},
): Promise<string | null> {
  const text = typeof site === 'string' ? site : JSON.stringify(site);
  await writeFile(path.join(folder, 'site.yaml'), text);
  return await settleOrigin(given, { folder, shown: 'posts' }, { ...env, ...more }, passed);
}

describe('a release', () => {
  it.each<[site: object | string, given: string | null, origin: string | null]>([
    [OWN, null, null],
    [OWN, 'https://staging.tagwire.dev', 'https://staging.tagwire.dev'],
    [SAMPLE, 'https://staging.tagwire.dev', 'https://staging.tagwire.dev'],
    // Compile says what is wrong with these.
    [{ url: 'nowhere' }, null, null],
    [{ url: OWN.url, authority: 'no authority' }, null, null],
    ['[', null, null],
    ['', null, null],
  ])('of %j for %j is at %j', async (site, given, origin) => {
    expect(await settle(site, { given })).toBe(origin);
  });

  it('is refused for a SITE_URL that nobody can reach, whatever site.yaml says', async () => {
    const settling = settle(OWN, { given: 'http://localhost:8787' });
    await expect(settling).rejects.toThrow('http://localhost:8787 is not a public URL');
  });

  it('of the sample is refused with the lines to write', async () => {
    await expect(settle(SAMPLE)).rejects.toThrow(
      new Error(`https://halfpenny.example.com is not a public URL: .example.com is reserved for documentation (RFC 6761).
The Worker will be at https://tagwire.ada.workers.dev. Write in posts/site.yaml:
  url: https://tagwire.ada.workers.dev
  authority: tagwire.ada.workers.dev,${YEAR}
If you have a domain, write that instead. The authority is part of every id: if you change it later, readers show all articles again.`),
    );
  });

  it.each<[settings: string, more: object, address: string]>([
    ['', { WRANGLER_CI_OVERRIDE_NAME: 'my-news' }, 'at https://my-news.ada.workers.dev.'],
    ['name = "post"\n', {}, 'at https://post.ada.workers.dev.'],
    ['name = ', {}, 'at https://tagwire.ada.workers.dev.'],
    ['[[routes]]\npattern = "a.tagwire.dev"\n', {}, 'the Worker somewhere else.'],
    ['workers_dev = true\nroute = "a.tagwire.dev/*"\n', {}, 'at https://tagwire.ada.workers.dev.'],
    ['workers_dev = false\n', {}, 'the Worker somewhere else.'],
  ])('with the settings %j and %j hears of its own address', async (settings, more, address) => {
    await writeFile(path.join(folder, 'wrangler.toml'), settings);
    await expect(settle(SAMPLE, { more })).rejects.toThrow(address);
  });

  it.each<[passed: readonly string[], more: object, settings: string, name: string]>([
    [['--name', 'post'], {}, '', 'post'],
    [['--minify', '--name=post'], {}, '', 'post'],
    [['--env', 'trial'], {}, '', 'tagwire-trial'],
    [['-e', 'trial'], {}, '[env.trial]\nname = "mine"\n', 'mine'],
    [['--dry-run'], { CLOUDFLARE_ENV: 'trial' }, '', 'tagwire-trial'],
  ])('for the options %j and %j hears of that Worker', async (passed, more, settings, name) => {
    await writeFile(path.join(folder, 'wrangler.toml'), settings);
    const address = `at https://${name}.ada.workers.dev.`;
    await expect(settle(SAMPLE, { passed, more })).rejects.toThrow(address);
  });

  it('keeps an authority that is its own', async () => {
    const settling = settle({ ...OWN, url: 'https://localhost' });
    await expect(settling).rejects.toThrow('\n  url: https://tagwire.ada.workers.dev\nIf you');
  });

  it('does not go out under an authority that nobody can own, unless it is out already', async () => {
    const site = { ...SAMPLE, url: 'https://news.tagwire.dev' };
    const refused = `"halfpenny.example.com,2024". Write in posts/site.yaml, then try again:
  authority: news.tagwire.dev,${YEAR}
`;
    await expect(settle(site)).rejects.toThrow(refused);
    await writeFile(path.join(folder, 'published.lock'), '');
    expect(await settle(site)).toBeNull();
  });
});

describe('in Workers Builds', () => {
  const more = { WORKERS_CI: '1' };
  it('the sample goes out at the address that it gets, with a warning', async () => {
    const told = vi.spyOn(console, 'error').mockReturnValue();
    expect(await settle(SAMPLE, { more })).toBe('https://tagwire.ada.workers.dev');
    const lines = '  url: https://tagwire.ada.workers.dev\n  authority: tagwire.ada.workers.dev,';
    expect(told.mock.calls).toEqual([[expect.stringMatching(/^Warning: https:\/\/halfpenny/)]]);
    expect(told.mock.calls).toEqual([[expect.stringContaining(lines)]]);
  });

  it('nothing goes out where the address is unknown', async () => {
    const closed = `127.0.0.1:${await findPort('127.0.0.1')}`;
    const wrong = { ...more, CLOUDFLARE_API_BASE_URL: `http://${closed}` };
    const why = `instead: ${closed} cannot be asked: connect ECONNREFUSED ${closed}.`;
    await expect(settle(SAMPLE, { more: wrong })).rejects.toThrow(why);
  });
});
