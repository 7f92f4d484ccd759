// The endpoint for language models (Model Context Protocol, Streamable HTTP), message by message.
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { createMcp } from '../../src/mcp/server.ts';
import { type Ask, forbidden, NOW, ORIGIN, open, readCatalog } from './ask.ts';

let ask: Ask;

beforeAll(async () => {
  ask = await open();
});

const JSON_TYPE = {
  'Content-Type': 'application/json',
  Accept: 'application/json, text/event-stream',
};

const NEWEST = '2026-07-28';

describe('the endpoint', () => {
  it('agrees on a version with those that begin a session, and keeps none', async () => {
    for (const version of ['2025-06-18', '2025-03-26', '2024-11-05']) {
      const { status, headers, message } = await call('initialize', {
        protocolVersion: version,
        capabilities: {},
        clientInfo: { name: 'a', version: '1' },
      });
      expect([status, message.result?.['protocolVersion']]).toEqual([200, version]);
      expect(headers.get('Mcp-Session-Id')).toBeNull();
    }
    const { message } = await call('initialize', {
      protocolVersion: '2999-01-01',
      capabilities: {},
      clientInfo: { name: 'a', version: '1' },
    });
    expect(message.result?.['protocolVersion']).toBe('2025-06-18');
  });

  it('tells what it can where each request says its version', async () => {
    const { status, message } = await callNewest('server/discover', {});
    expect([status, message.result?.['supportedVersions']]).toEqual([200, [NEWEST]]);
  });

  it('takes a notification without an answer', async () => {
    const response = await post(
      JSON.stringify({ jsonrpc: '2.0', method: 'notifications/initialized' }),
    );
    expect([response.status, await response.text()]).toEqual([202, '']);
  });

  it('answers in JSON, for scripts of any origin, and is kept by nobody', async () => {
    const { status, headers } = await call('tools/list', {}, { Origin: 'https://other.example' });
    expect([status, headers.get('Content-Type')]).toEqual([200, 'application/json']);
    expect(headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(headers.get('Cache-Control')).toBe('no-store');
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
  });

  it.each(['GET', 'HEAD', 'DELETE', 'PUT'])('has nothing for %s', async (method) => {
    const { status, headers } = await ask('/mcp', { method });
    expect([status, headers.get('Allow')]).toEqual([405, 'POST, OPTIONS']);
  });

  it('answers a preflight', async () => {
    const { status, headers } = await ask('/mcp', { method: 'OPTIONS' });
    expect([status, headers.get('Access-Control-Allow-Methods')]).toEqual([204, 'POST, OPTIONS']);
    expect(headers.get('Access-Control-Allow-Headers')).toBe('*');
  });
});

describe('tools', () => {
  it('are three that read, with schemas of what they take', async () => {
    const { message } = await call('tools/list', {});
    const tools = message.result?.['tools'] as readonly ListedTool[];
    expect(tools.map(({ name }) => name)).toEqual(['search', 'list', 'get']);
    for (const { annotations, inputSchema } of tools) {
      expect(annotations).toMatchObject({ readOnlyHint: true });
      expect(inputSchema).toMatchObject({ type: 'object', additionalProperties: false });
    }
    const [search, list, get] = tools.map(({ inputSchema }) => inputSchema);
    expect(search?.properties).toMatchObject({
      tag: { type: 'array', items: { type: 'string' } },
      since: { type: 'string' },
      order: { enum: expect.arrayContaining(['newest', 'oldest']) },
      limit: { type: 'integer' },
      cursor: { type: 'string' },
    });
    expect(search?.properties).not.toHaveProperty('fields');
    expect([search, list, get].map((schema) => schema?.required)).toEqual([[], ['kind'], ['slug']]);
  });

  it('search finds what the API finds, page by page', async () => {
    const api = (await (await ask('/api/articles?tag=bitcoin')).json()) as Found;
    const given = { tag: ['bitcoin'], limit: 1 };
    const slugs: string[] = [];
    let cursor: string | null | undefined;
    do {
      const found = await use('search', { ...given, ...(cursor == null ? {} : { cursor }) });
      const { total, articles, next_cursor } = found.structuredContent as Found;
      expect([total, found.isError]).toEqual([api.total, undefined]);
      expect(JSON.parse(found.content[0]?.text ?? '')).toEqual(found.structuredContent);
      expect(articles[0]).not.toHaveProperty('content_html');
      slugs.push(...articles.map(({ slug }) => slug));
      cursor = next_cursor;
    } while (typeof cursor === 'string');
    expect(slugs).toEqual(api.articles.map(({ slug }) => slug));
    expect(slugs.length).toBeGreaterThan(1);
  });

  it.each(['tags', 'sections', 'authors'])('list names %s as the API does', async (kind) => {
    const api = (await (await ask(`/api/${kind}`)).json()) as Readonly<Record<string, Names>>;
    const { structuredContent } = await use('list', { kind });
    const names = api[kind]?.map(({ slug, title, count }) => ({ slug, title, count }));
    expect(structuredContent).toEqual({ total: names?.length, names });
  });

  it.each(['full', `${ORIGIN}/articles/full`, '/articles/full.md?x=1#y', 'FULL'])(
    'get reads %j',
    async (slug) => {
      const { content } = await use('get', { slug });
      expect(content[0]?.text).toBe(await (await ask('/articles/full.md')).text());
    },
  );

  it('get reads an article by its former name', async () => {
    const { content } = await use('get', { slug: 'former-name' });
    expect(content[0]?.text).toContain(`url: "${ORIGIN}/articles/renamed"`);
  });

  it('answer alike where each request says its version', async () => {
    const given = { name: 'get', arguments: { slug: 'full' } };
    const { status, message } = await callNewest('tools/call', given);
    expect([status, message.result]).toMatchObject([200, await use('get', { slug: 'full' })]);
  });
});

describe('a question that cannot be answered is told to the model, as the API tells it', () => {
  const rows: readonly (readonly [tool: string, given: object, members: object])[] = [
    ['search', { tag: ['bitcoinn'] }, { status: 404, parameter: 'tag', near: ['bitcoin'] }],
    ['search', { tags: ['bitcoin'] }, { status: 400, parameter: 'tags', near: ['tag'] }],
    ['search', { limit: 1000 }, { status: 400, parameter: 'limit' }],
    ['search', { tag: { any: ['bitcoin'] } }, { status: 400, parameter: 'tag' }],
    ['search', { tag: [['bitcoin']] }, { status: 400, parameter: 'tag' }],
    ['search', { since: true }, { status: 400, parameter: 'since' }],
    ['search', { cursor: 'x' }, { status: 400, parameter: 'cursor' }],
    ['search', { tag: '\ud800' }, { status: 404, parameter: 'tag' }],
    ['list', {}, { status: 400, parameter: 'kind', allowed: ['tags', 'sections', 'authors'] }],
    ['list', { kind: '__proto__' }, { status: 400, parameter: 'kind' }],
    ['get', {}, { status: 400, parameter: 'slug' }],
    ['get', { slug: 7 }, { status: 400, parameter: 'slug' }],
    ['get', { slug: 'ful' }, { status: 404, near: ['full'] }],
    ['get', { slug: '' }, { status: 404 }],
    ['get', { slug: 'removed' }, { status: 410 }],
    ['get', { slug: 'future' }, { status: 404 }],
  ];

  it.each(rows)('%s %j', async (tool, given, members) => {
    const { isError, content, structuredContent } = await use(tool, given);
    expect(isError).toBe(true);
    expect(structuredContent).toMatchObject(members);
    expect(content[0]?.text).toContain((structuredContent as { readonly detail: string }).detail);
  });

  it('a tool that there is not', async () => {
    expect(await use('delete', {})).toMatchObject({ isError: true });
  });

  it('a stored article that cannot be read', async () => {
    const bindings = { ASSETS: forbidden<Fetcher>() };
    const { isError, content } = await use('get', { slug: 'full' }, bindings);
    expect([isError, content[0]?.text]).toEqual([true, expect.stringMatching(/try again/i)]);
  });
});

it('a fault of ours is told to the log alone', async () => {
  const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const catalog = await readCatalog('catalog');
  const read = async () => {
    throw new Error('secret');
  };
  const request = new Request('https://any.example/mcp', {
    method: 'POST',
    headers: JSON_TYPE,
    body: toMessage('tools/call', { name: 'get', arguments: { slug: 'full' } }),
  });
  const respond = await createMcp(catalog);
  const response = await respond(request, {
    ...{ catalog, now: NOW, deployed: 0, read },
    lookUp: async (filter) => filter,
  });
  expect(await response.text()).not.toContain('secret');
  expect(logged).toHaveBeenCalledWith(expect.stringContaining('MCP tool get: secret'));
  logged.mockRestore();
});

describe('what is no question', () => {
  const rows: readonly (readonly [label: string, body: string, status: number])[] = [
    ['no JSON', '{', 400],
    ['nothing', '', 400],
    ['a text', '"x"', 400],
    ['a batch', '[{"jsonrpc":"2.0","id":1,"method":"ping"}]', 400],
    ['no method', '{"jsonrpc":"2.0","id":1}', 400],
    ['deep nesting', `${'['.repeat(30_000)}`, 400],
  ];
  it.each(rows)('%s', async (_, body, status) => {
    const response = await post(body);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({
      jsonrpc: '2.0',
      error: { code: expect.any(Number) },
    });
  });

  it('another media type', async () => {
    expect((await post('{}', { 'Content-Type': 'text/plain' })).status).toBe(415);
  });

  it('a method that there is not', async () => {
    const { message } = await call('resources/list', {});
    expect(message.error?.code).toBe(-32601);
  });

  it('a version that there is not', async () => {
    const { status, message } = await callNewest('tools/list', {}, '2999-01-01');
    expect([status, message.error?.code]).toEqual([400, expect.any(Number)]);
  });

  it('a megabyte', async () => {
    const { status, headers } = await post(
      JSON.stringify({
        jsonrpc: '2.0',
        id: 1,
        method: 'ping',
        params: { x: 'x'.repeat(1_000_000) },
      }),
      // Nothing more can be asked over a connection on which the rest is still to come.
      { Connection: 'close' },
    );
    expect([status, headers.get('Content-Type')]).toEqual([413, 'application/problem+json']);
  });

  it('to wait for news: nothing stays open', async () => {
    const { message } = await callNewest('subscriptions/listen', { notifications: {} });
    expect(message.error).toBeDefined();
  });
});

type Message = {
  readonly result?: { readonly [member: string]: unknown };
  readonly error?: { readonly code: number };
};

type ListedTool = {
  readonly name: string;
  readonly annotations: object;
  readonly inputSchema: { readonly properties: object; readonly required: readonly string[] };
};

type Result = {
  readonly isError?: boolean;
  readonly content: readonly { readonly text: string }[];
  readonly structuredContent?: unknown;
};

type Found = {
  readonly total: number;
  readonly articles: readonly { readonly slug: string }[];
  readonly next_cursor?: string | null;
};

type Names = readonly { readonly slug: string; readonly title: string; readonly count: number }[];

async function post(body: string, headers: Readonly<Record<string, string>> = {}, bindings = {}) {
  return await ask('/mcp', {
    method: 'POST',
    headers: { ...JSON_TYPE, ...headers },
    body,
    bindings,
  });
}

function toMessage(method: string, params: object): string {
  return JSON.stringify({ jsonrpc: '2.0', id: 1, method, params });
}

/** As those write who began with `initialize`. */
async function call(
  method: string,
  params: object,
  headers: Readonly<Record<string, string>> = {},
  bindings = {},
) {
  const response = await post(toMessage(method, params), headers, bindings);
  const message = (await response.json()) as Message;
  return { status: response.status, headers: response.headers, message };
}

/** With all that a request of the revision of 2026 says of itself. */
async function callNewest(
  method: string,
  params: { readonly name?: string; readonly notifications?: object },
  version = NEWEST,
) {
  const name = 'io.modelcontextprotocol/';
  const meta = {
    [`${name}protocolVersion`]: version,
    [`${name}clientInfo`]: { name: 'a', version: '1' },
    [`${name}clientCapabilities`]: {},
  };
  return await call(
    method,
    { ...params, _meta: meta },
    {
      'MCP-Protocol-Version': version,
      'Mcp-Method': method,
      ...(params.name === undefined ? {} : { 'Mcp-Name': params.name }),
    },
  );
}

async function use(name: string, given: object, bindings = {}): Promise<Result> {
  const { message } = await call('tools/call', { name, arguments: given }, {}, bindings);
  return message.result as unknown as Result;
}
