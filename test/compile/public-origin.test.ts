// Which origins a deploy refuses, and what SITE_URL and CONTENT_DIR may say.
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT, readSiteUrl, toContentFolder } from '../../src/compile/commands/folders.ts';
import { toOriginFault } from '../../src/compile/commands/public-origin.ts';

describe('an origin for a deploy', () => {
  const refused: readonly (readonly [origin: string, why: string])[] = [
    ['http://localhost:8787', 'localhost is this machine'],
    ['http://api.localhost', '.localhost is this machine'],
    ['http://127.0.0.1:8787', '127.0.0.1 is an IP address'],
    ['https://192.168.1.4', '192.168.1.4 is an IP address'],
    ['https://10.0.0.1', 'is an IP address'],
    ['https://172.20.0.1', 'is an IP address'],
    ['https://100.64.0.1', 'is an IP address'],
    ['https://169.254.1.1', 'is an IP address'],
    ['https://0x7f.1', '127.0.0.1 is an IP address'],
    ['https://8.8.8.8', 'is an IP address'],
    ['http://[::1]:8787', '[::1] is an IP address'],
    ['https://[fe80::1]', 'is an IP address'],
    ['https://[fd00::1]', 'is an IP address'],
    ['https://[::ffff:10.0.0.1]', 'is an IP address'],
    ['https://printer.local', '.local is for local networks'],
    ['https://feeds.internal', '.internal is for private networks'],
    ['https://feeds.home.arpa', '.home.arpa is for home networks'],
    ['https://feeds.lan', '.lan is for private networks'],
    ['https://wiki.intranet', '.intranet is for private networks'],
    ['https://wiki.private', '.private is for private networks'],
    ['http://localhost.localdomain', '.localdomain is this machine'],
    ['https://my.test', '.test is reserved'],
    ['https://my.invalid', '.invalid is reserved'],
    ['https://my.example', '.example is reserved'],
    ['https://example.com', 'example.com is reserved'],
    ['https://tagwire.example.com', '.example.com is reserved'],
    ['https://tagwire.example.com.', '.example.com is reserved'],
    ['https://feeds.example.org', '.example.org is reserved'],
    ['https://feeds', '"feeds" has no domain'],
  ];
  it.each(refused)('%s is refused: %s', (origin, why) => {
    const fault = toOriginFault(origin) ?? '';
    expect(fault).toContain(why);
    expect(fault).toContain('Set "url" in content/site.yaml, or SITE_URL');
  });

  it.each([
    'https://tagwire.dev',
    'https://example.company',
    'https://localhosting.net',
    'https://feeds.workers.dev',
    'https://local.news',
    'https://internal.blog',
    'https://xn--bcher-kva.de',
  ])('%s is taken', (origin) => {
    expect(toOriginFault(origin)).toBeNull();
  });
});

describe('SITE_URL', () => {
  it('replaces the origin, its trailing slash left out', () => {
    expect(readSiteUrl({ SITE_URL: 'https://feeds.example.org/' })).toBe(
      'https://feeds.example.org',
    );
  });

  it.each([{}, { SITE_URL: '' }])('%j leaves it to site.yaml', (env) => {
    expect(readSiteUrl(env)).toBeNull();
  });

  it.each([
    'feeds.example.org',
    'https://feeds.example.org/blog',
    'ftp://example.org',
    'https://a/?b',
  ])('%s is refused by name', (url) => {
    expect(() => readSiteUrl({ SITE_URL: url })).toThrow(`without a path, got "${url}"`);
  });
});

describe('CONTENT_DIR', () => {
  it('is content/ of the checkout unless it is set', () => {
    expect(toContentFolder({})).toEqual({ folder: path.join(ROOT, 'content'), shown: 'content' });
  });

  it('names another folder, shown as it was written', () => {
    const { folder, shown } = toContentFolder({ CONTENT_DIR: 'test/fixtures' });
    expect([folder, shown]).toEqual([path.resolve('test/fixtures'), 'test/fixtures']);
  });
});
