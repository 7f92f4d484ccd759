// 226 IM Used on the wire (RFC 3229 §10.4.1): when, with which fields, and what it never does.
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Ask, fieldsOf, open, toOlderTag } from './ask.ts';

const FEEDS = ['/rss.xml', '/atom.xml', '/feed.json'];

let ask: Ask;

beforeEach(async () => {
  ask = await open();
});

describe.each(FEEDS)('%s', (path) => {
  it('sends what is lacking, with the tag of the whole', async () => {
    const older = await toOlderTag(ask, path);
    const whole = await ask(path);
    const response = await ask(path, { headers: { 'A-IM': 'feed', 'If-None-Match': older } });
    expect(response.status).toBe(226);
    expect(fieldsOf(response, 'content-length')).toEqual({
      ...fieldsOf(whole, 'content-length', 'cache-status'),
      im: 'feed',
      'delta-base': older,
      'cache-control': 'private, max-age=1200',
      vary: 'Accept-Encoding, Sec-Fetch-Dest, A-IM, If-None-Match',
    });
    const text = await response.text();
    expect(
      text.match(/tag:gazette\.example,2025-02:articles\/renamed|articles\/former-name/g),
    ).not.toBeNull();
    expect(text).not.toContain('articles/hostile');
    expect(text).not.toMatch(/fh:complete|prev-archive|next_url/);
  });

  it('answers the next poll with 304', async () => {
    const headers = { 'A-IM': 'feed', 'If-None-Match': await toOlderTag(ask, path) };
    const etag = (await ask(path, { headers })).headers.get('ETag') ?? '';
    const next = await ask(path, { headers: { 'A-IM': 'feed', 'If-None-Match': etag } });
    expect(next.status).toBe(304);
  });

  it('is readable with gzip', async () => {
    const headers = {
      'A-IM': 'feed',
      'If-None-Match': await toOlderTag(ask, path),
      'Accept-Encoding': 'gzip',
    };
    const response = await ask(path, { headers });
    const stream = response.body?.pipeThrough(new DecompressionStream('gzip')) ?? null;
    expect(await new Response(stream).text()).toContain('A renamed article');
  });

  it('is never written to KV', async () => {
    const older = await toOlderTag(ask, path);
    for (const { name } of (await env.CACHE.list()).keys) await env.CACHE.delete(name);
    ask = await open();
    await ask(path, { headers: { 'A-IM': 'feed', 'If-None-Match': older } });
    expect((await env.CACHE.list()).keys).toEqual([]);
  });

  type Row = {
    readonly label: string;
    /** Fields made of the tag of a client that lacks an entry. */
    readonly toHeaders: (older: string) => Record<string, string>;
    readonly method?: string;
  };
  const rows: readonly Row[] = [
    { label: 'without A-IM', toHeaders: (older) => ({ 'If-None-Match': older }) },
    {
      label: 'another manipulation',
      toHeaders: (older) => ({ 'If-None-Match': older, 'A-IM': 'vcdiff, gzip' }),
    },
    {
      label: 'a weight of zero',
      toHeaders: (older) => ({ 'If-None-Match': older, 'A-IM': 'feed;q=0' }),
    },
    {
      label: 'rss2email, which fails on a 226',
      toHeaders: (older) => ({
        'If-None-Match': older,
        'A-IM': 'feed',
        'User-Agent': 'feedparser/6.0.10 +https://github.com/kurtmckee/feedparser/',
      }),
    },
    { label: 'without a tag', toHeaders: () => ({ 'A-IM': 'feed' }) },
    {
      label: 'a tag of another feed',
      toHeaders: (older) => ({
        'If-None-Match': older.replace(/"[\w-]{8}/, '"KKKKKKKK'),
        'A-IM': 'feed',
      }),
    },
    {
      label: 'garbage',
      toHeaders: () => ({ 'If-None-Match': `W/"${'x'.repeat(9000)}`, 'A-IM': 'feed' }),
    },
    {
      label: 'HEAD',
      toHeaders: (older) => ({ 'If-None-Match': older, 'A-IM': 'feed' }),
      method: 'HEAD',
    },
  ];
  it.each(rows)('is the whole document, 200: $label', async ({ toHeaders, method = 'GET' }) => {
    const headers = toHeaders(await toOlderTag(ask, path));
    const response = await ask(path, { headers, method });
    expect([response.status, response.headers.get('IM')]).toEqual([200, null]);
  });

  it('is the whole document where nothing is lacking but something has gone', async () => {
    const etag = (await ask(path)).headers.get('ETag') ?? '';
    const headers = { 'A-IM': 'feed', 'If-None-Match': etag.replace(/"$/, 'GONEGONE"') };
    const response = await ask(path, { headers });
    expect([response.status, response.headers.get('ETag')]).toEqual([200, etag]);
  });
});
