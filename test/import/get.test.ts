// What is had from the web, and what of it goes wrong.
import { describe, expect, test } from 'vitest';
import { decodeText } from '../../src/import/remote/decode.ts';
import { getRemote } from '../../src/import/remote/get.ts';
import { withServer } from './serve.ts';

const LIMITS = { bytes: 1024 * 1024, milliseconds: 20_000 };

describe('a request from the web', () => {
  test('follows redirects, and says where it was in the end', async () => {
    await withServer(
      ({ url }, response) => {
        if (url === '/a') response.writeHead(301, { location: 'b?c=d' }).end();
        else response.writeHead(200, { 'content-type': 'text/x' }).end('hen');
      },
      async (origin) => {
        const remote = await getRemote(`${origin}/a`, LIMITS);
        expect({ ...remote, bytes: decodeText(remote.bytes) }).toEqual({
          url: `${origin}/b?c=d`,
          type: 'text/x',
          bytes: 'hen',
        });
      },
    );
  });

  test.each([
    ['/404', 'the server answers 404'],
    ['/circle', 'redirects in a circle'],
    ['/endless', 'redirects more than 20 times'],
    ['/file', 'leads to file:///etc/hosts, which is not on the web'],
    ['/nowhere', 'redirects to "http://[", which is no URL'],
    ['/large', 'is larger than 1 MB'],
    ['/declared', 'is larger than 1 MB'],
    ['/cut', 'the server closed the connection'],
    ['/nothing', 'the server closed the connection'],
  ])('%s: %s', async (path, message) => {
    let count = 0;
    await withServer(
      ({ url = '', socket }, response) => {
        if (url === '/circle') response.writeHead(302, { location: '/circle' }).end();
        else if (url.startsWith('/endless')) {
          count += 1;
          response.writeHead(302, { location: `/endless?${count}` }).end();
        } else if (url === '/file')
          response.writeHead(302, { location: 'file:///etc/hosts' }).end();
        else if (url === '/nowhere') response.writeHead(302, { location: 'http://[' }).end();
        else if (url === '/large')
          for (let sent = 0; sent < 3; sent += 1) response.write(Buffer.alloc(LIMITS.bytes));
        else if (url === '/declared')
          response.writeHead(200, { 'content-length': LIMITS.bytes + 1 }).write('x');
        else if (url === '/cut') {
          response.writeHead(200, { 'content-length': 100 });
          response.write('half', () => socket.destroy());
        } else if (url === '/nothing') socket.destroy();
        else response.writeHead(404).end();
      },
      async (origin) => {
        await expect(getRemote(origin + path, LIMITS)).rejects.toThrow(
          `${origin}${path}: ${message}`,
        );
      },
    );
  });

  test('ends when the server is too slow', async () => {
    await withServer(
      (_, response) => response.write('a beginning'),
      async (origin) => {
        const limits = { ...LIMITS, milliseconds: 50 };
        await expect(getRemote(origin, limits)).rejects.toThrow('takes longer than 0.05 s');
      },
    );
  });

  test('says that nobody is there', async () => {
    await expect(getRemote('http://127.0.0.1:1/', LIMITS)).rejects.toThrow(
      'http://127.0.0.1:1/: cannot be reached',
    );
  });
});

test.each([
  ['its mark', [0xff, 0xfe, 0x68, 0], '', 'h'],
  ['the server', [0xe9], 'text/xml; charset=iso-8859-1', 'é'],
  [
    'a meta element',
    [...Buffer.from('<meta charset="windows-1252">'), 0x80],
    '',
    '<meta charset="windows-1252">€',
  ],
  ['nothing', [0xc3, 0xa9], '', 'é'],
  ['a coding that nobody knows', [0xc3, 0xa9], 'text/xml; charset=hen', 'é'],
])('the coding of a text is told by %s', (_, bytes, type, text) => {
  expect(decodeText(Uint8Array.from(bytes), type)).toBe(text);
});
