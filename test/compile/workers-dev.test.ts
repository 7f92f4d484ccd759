// Which address on workers.dev a Worker will get, and what is said where Cloudflare does not tell: by a stub
// of its API on loopback.
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { findWorkersDev } from '../../src/compile/commands/workers-dev.ts';

const CONFIG = { name: 'tagwire', account: 'a1', isOnWorkersDev: true };

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

let servers: readonly Server[] = [];

afterEach(async () => {
  const closing = servers.map((server) => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  servers = [];
  await Promise.all(closing);
});

/** Starts a stub; the environment that leads to it, with a token. */
async function serve(answer: Answer): Promise<NodeJS.ProcessEnv> {
  const server = createServer(answer);
  servers = [...servers, server];
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { CLOUDFLARE_API_BASE_URL: `http://127.0.0.1:${port}`, CLOUDFLARE_API_TOKEN: 'secret' };
}

function toJson(body: object, status = 200): Answer {
  return (_request, response) => {
    response.writeHead(status, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify(body));
  };
}

const toResult = (result: unknown): Answer => toJson({ success: true, errors: [], result });

const toError = (status: number, code: number, message: string): Answer =>
  toJson({ success: false, errors: [{ code, message }], result: null }, status);

/** By the path that is asked. */
function route(answers: Readonly<Record<string, Answer>>): Answer {
  return (request, response) => {
    const answer = answers[request.url ?? ''] ?? toError(404, 7003, 'Could not route');
    answer(request, response);
  };
}

const OF_A1 = { '/accounts/a1/workers/subdomain': toResult({ subdomain: 'ada' }) };

describe('the address on workers.dev', () => {
  it('has the name of the Worker and the subdomain of the account', async () => {
    let said: string | undefined;
    const answer = route(OF_A1);
    const env = await serve((request, response) => {
      said = request.headers.authorization;
      answer(request, response);
    });
    expect(await findWorkersDev(CONFIG, env)).toEqual({
      address: 'https://tagwire.ada.workers.dev',
    });
    expect(said).toBe('Bearer secret');
  });

  it('is of the only account of a login', async () => {
    const accounts = toResult([{ id: 'a1', name: 'Ada' }]);
    const env = await serve(route({ ...OF_A1, '/accounts?per_page=50': accounts }));
    const found = await findWorkersDev({ ...CONFIG, account: null }, env);
    expect(found).toEqual({ address: 'https://tagwire.ada.workers.dev' });
  });

  const several = [1, 2, 3, 4, 5, 6].map((id) => ({ id: `a${id}`, name: `No ${id}` }));
  it.each<[accounts: Answer, why: string]>([
    [
      toResult(several),
      'set CLOUDFLARE_ACCOUNT_ID to one of a1 (No 1), a2 (No 2), a3 (No 3), a4 (No 4), a5 (No 5), …',
    ],
    [toResult([]), 'this login shows no account: set CLOUDFLARE_ACCOUNT_ID. Check CLOUDFLARE_API_'],
    [toError(403, 9109, 'Invalid access token'), 'code 9109: Invalid access token. Check CLOUDFL'],
  ])('is unknown where there is no only account: %#', async (accounts, why) => {
    const env = await serve(route({ ...OF_A1, '/accounts?per_page=50': accounts }));
    const found = await findWorkersDev({ ...CONFIG, account: null }, env);
    expect(found).toEqual({ why: expect.stringContaining(why) });
  });

  it.each<[fault: string, answer: Answer, why: string]>([
    [
      'a wrong token',
      toError(401, 10_000, 'Authentication error'),
      'status 401, code 10000: Authentication error. Check CLOUDFLARE_API_TOKEN: ',
    ],
    [
      'an account that has none',
      toError(404, 10_007, 'You do not have a workers.dev subdomain.'),
      'no workers.dev address yet. Choose one at https://dash.cloudflare.com/a1/workers/onboarding',
    ],
    ['a name that is none', toResult({ subdomain: 'a.b/c' }), 'no workers.dev address yet'],
    ['a result that is none', toResult(null), 'no workers.dev address yet'],
    ['a message of many lines', toError(500, 1, 'a\n\u001B[31mb'), 'code 1: a [31mb'],
    [
      'a page',
      (_, response) => response.writeHead(502).end('<h1>Bad gateway</h1>'),
      'Cloudflare answers with status 502',
    ],
    [
      'a redirect, which is not followed',
      (_, response) => response.writeHead(302, { Location: '/accounts' }).end(),
      'Cloudflare answers with status 302',
    ],
    [
      'no end',
      (_, response) => {
        const more = () => {
          while (response.write('x'.repeat(100_000)));
        };
        response.on('drain', more);
        more();
      },
      'its answer has more than 1000000 bytes',
    ],
    ['a connection that breaks', (request) => request.socket.destroy(), 'cannot be asked: '],
    ['nothing at all', () => undefined, 'has not answered within 10 seconds'],
  ])('is unknown after %s', async (_, answer, why) => {
    const found = await findWorkersDev(CONFIG, await serve(answer));
    expect(found).toEqual({ why: expect.stringContaining(why) });
  });

  it.each([
    ['http://127.0.0.1:1', '127.0.0.1:1 cannot be asked: '],
    ['nowhere', 'nowhere cannot be asked: '],
  ])('is unknown where the API is said to be at %s', async (base, why) => {
    const env = { CLOUDFLARE_API_BASE_URL: base, CLOUDFLARE_API_TOKEN: 'secret' };
    expect(await findWorkersDev(CONFIG, env)).toEqual({ why: expect.stringContaining(why) });
  });

  it('is asked for as whoever wrangler is logged in as', async () => {
    const home = await mkdtemp(path.join(tmpdir(), 'tagwire-'));
    let said: unknown;
    const { CLOUDFLARE_API_TOKEN: _, ...env } = await serve((request, response) => {
      said = [request.headers['x-auth-key'], request.headers['x-auth-email']];
      toResult({ subdomain: 'ada' })(request, response);
    });
    const nobody = { ...env, PATH: process.env['PATH'], HOME: home, XDG_CONFIG_HOME: home };
    const found = await findWorkersDev(CONFIG, nobody);
    expect(found).toEqual({ why: expect.stringContaining('nobody is logged in to Cloudflare.') });
    const ada = {
      ...nobody,
      CLOUDFLARE_API_KEY: 'k'.repeat(37),
      CLOUDFLARE_EMAIL: 'ada@tagwire.dev',
    };
    expect(await findWorkersDev(CONFIG, ada)).toHaveProperty('address');
    expect(said).toEqual([ada.CLOUDFLARE_API_KEY, ada.CLOUDFLARE_EMAIL]);
    await rm(home, { recursive: true });
  });

  it('is not asked for where the Worker gets none', async () => {
    const env = await serve(() => expect.unreachable());
    for (const config of [
      { ...CONFIG, isOnWorkersDev: false },
      { ...CONFIG, name: null },
    ])
      expect(await findWorkersDev(config, env)).toHaveProperty('why');
  });
});
