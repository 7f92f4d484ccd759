// The SQL API when it answers, and when it does not: what a person is told.
import type { RequestListener } from 'node:http';
import { describe, expect, it } from 'vitest';
import { askApi } from '../../src/stats/commands/api.ts';
import { withServer } from '../import/serve.ts';

const ACCOUNT = '023e105f4ecef8ad9ca31a8372d0c353';
const TOKEN = 'a-secret-token';
const ROWS = { meta: [{ name: 'n', type: 'UInt64' }], data: [{ n: '7' }], rows: 1 };

async function ask(answer: RequestListener, patience?: number) {
  let outcome: unknown;
  await withServer(answer, async (origin) => {
    const api = { base: origin, account: ACCOUNT, token: TOKEN };
    outcome = await askApi(api, 'SELECT 1', patience).catch((fault: unknown) => fault);
  });
  return outcome;
}

function reply(status: number, body: string, type = 'text/plain', headers = {}): RequestListener {
  return (_, response) =>
    response.writeHead(status, { 'content-type': type, ...headers }).end(body);
}

const ENVELOPE = JSON.stringify({
  ...{ success: false, messages: [], result: null },
  errors: [{ code: 10000, message: 'Authentication error' }],
});

const FAULTS: readonly (readonly [what: string, answer: RequestListener, message: string])[] = [
  [
    'a wrong token, as the service says it',
    reply(403, 'Authorization error'),
    'The token was refused. CLOUDFLARE_API_TOKEN needs the permission "Account Analytics: Read" for the account in CLOUDFLARE_ACCOUNT_ID, where Analytics Engine is turned on. It says: "Authorization error"',
  ],
  [
    'a wrong token, as the gateway says it',
    reply(401, ENVELOPE, 'application/json'),
    'It says: "Authentication error (10000)"',
  ],
  [
    'no such account',
    reply(404, ENVELOPE, 'application/json'),
    'There is no such account. CLOUDFLARE_ACCOUNT_ID is shown by: npx wrangler whoami. It says:',
  ],
  [
    'a query that is not understood',
    reply(422, 'Input was invalid: syntax error at position 15'),
    'The query was not understood. It says: "Input was invalid: syntax error at position 15"',
  ],
  [
    'too many queries',
    reply(429, 'Resource limit: Too many queries queued', 'text/plain', { 'retry-after': '30' }),
    'or one --feed. It asks to wait 30 s. It says: "Resource limit: Too many queries queued"',
  ],
  [
    'a fault of the service',
    reply(500, 'Sorry, we were unable to evaluate your query.'),
    'Analytics Engine has a fault. Try again in a minute. It says: "Sorry,',
  ],
  ['a page of an error', reply(503, '<html><h1>No</h1>', 'text/html'), 'Try again in a minute.\n'],
  ['a query that takes too long', reply(504, 'Gateway Timeout'), 'The query took too long.'],
  ['another status', reply(418, ''), 'The API answers 418.\n'],
  [
    'a redirect',
    reply(302, '', 'text/plain', { location: 'https://elsewhere.example/' }),
    'The API answers 302.',
  ],
  [
    'a web page',
    reply(200, '<!doctype html><title>Welcome</title>', 'text/html'),
    'The answer is a web page, so this is not Analytics Engine. See CLOUDFLARE_API_BASE_URL',
  ],
  ['other JSON', reply(200, '{"data":{}}', 'application/json'), 'The answer is no rows'],
  ['rows that are none', reply(200, '{"data":[1]}', 'application/json'), 'The answer is no rows'],
  ['half of an answer', reply(200, '{"data":[', 'application/json'), 'The answer is no rows'],
  [
    'control characters in its words',
    reply(400, 'no\u001b[2J\r\n  such\u0000query'),
    'It says: "no [2J such query"',
  ],
  ['a connection that breaks', ({ socket }) => socket.destroy(), 'The API cannot be reached'],
  [
    'an answer that breaks off',
    ({ socket }, response) => {
      response.writeHead(200, { 'content-length': 100 }).write('half', () => socket.destroy());
    },
    'The API cannot be reached, or breaks off',
  ],
  [
    'megabytes without end',
    (_, response) => {
      response.writeHead(200);
      for (let sent = 0; sent < 20; sent++) response.write(Buffer.alloc(1024 * 1024));
    },
    'The answer is larger than 16 MB. Try fewer --days, or one --feed',
  ],
];

describe('the API', () => {
  it('gives its rows', async () => {
    expect(await ask(reply(200, JSON.stringify(ROWS), 'application/json'))).toEqual([{ n: '7' }]);
  });

  it.each([
    'Input was invalid: unknown table: "tagwire_stats"',
    'unable to find type of column: "double1"',
    'Input was invalid: cannot select unknown column: blob3',
  ])('has nothing yet where it says: %s', async (words) => {
    expect(await ask(reply(422, words))).toBeNull();
  });

  it.each(FAULTS)('is told with %s', async (_, answer, message) => {
    const fault = await ask(answer);
    expect(fault).toBeInstanceOf(Error);
    expect(String(fault)).toContain(message);
    expect(String(fault)).toMatch(
      /\n {2}\(http:\/\/127\.0\.0\.1:\d+\/accounts\/\w+\/analytics_engine\/sql\)$/,
    );
    expect(String(fault)).not.toContain(TOKEN);
  });

  it('is not waited for without end', async () => {
    const fault = await ask(() => undefined, 50);
    expect(String(fault)).toContain('No answer within 0.05 s. Try again, or with fewer --days');
  });

  it('is told where nobody listens', async () => {
    let base = '';
    await withServer(reply(200, ''), async (origin) => {
      base = origin;
    });
    const api = { base, account: ACCOUNT, token: TOKEN };
    await expect(askApi(api, 'SELECT 1')).rejects.toThrow(
      'The API cannot be reached, or breaks off (ECONNREFUSED)',
    );
  });
});
