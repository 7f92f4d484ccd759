// What `npm run deploy` says of a hub, whatever the hub does.
import { afterEach, describe, expect, it } from 'vitest';
import { toHubWarning } from '../../src/compile/commands/hub-check.ts';
import { type Listening, listen } from '../push/servers.ts';

let server: Listening | null = null;

afterEach(async () => {
  await server?.close();
  server = null;
});

describe('the hub', () => {
  it('is not asked for where there is none', async () => {
    expect(await toHubWarning(null)).toBeNull();
  });

  it.each([200, 202, 400, 405])('that answers %i is there', async (status) => {
    server = await listen((_, response) => response.writeHead(status).end());
    expect(await toHubWarning(server.address)).toBeNull();
  });

  it.each([
    [404, {}, 'answers 404'],
    [503, {}, 'answers 503'],
    [301, { Location: 'https://hub.tagwire.dev/' }, 'redirects to https://hub.tagwire.dev/'],
  ])('that answers %i is a warning', async (status, fields, words) => {
    server = await listen((_, response) => response.writeHead(status, fields).end());
    const warning = await toHubWarning(server.address);
    expect(warning).toContain(`warning: the hub ${server.address} ${words}`);
    expect(warning).toContain('See "hub" in content/site.yaml.');
  });

  it('that does not answer in time is a warning', async () => {
    server = await listen(() => undefined);
    expect(await toHubWarning(server.address, 50)).toContain('does not answer within 0.05 s');
  });

  it('that is down is a warning', async () => {
    const { address, close } = await listen(() => undefined);
    await close();
    expect(await toHubWarning(address)).toContain('cannot be reached: connect ECONNREFUSED');
  });

  it('that never ends its answer is there', async () => {
    server = await listen((_, response) => {
      response.writeHead(200).write('x'.repeat(100_000));
    });
    expect(await toHubWarning(server.address)).toBeNull();
  });
});
