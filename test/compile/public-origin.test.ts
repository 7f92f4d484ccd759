// Which origins a deploy refuses (design §8), and what SITE_URL and CONTENT_DIR may say (§5).
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT, readSiteUrl, toContentFolder } from '../../src/compile/folders.ts';
import { toOriginFault } from '../../src/compile/public-origin.ts';

describe('an origin for a deploy', () => {
  const refused = [
    'http://localhost:8787',
    'http://127.0.0.1:8787',
    'http://[::1]:8787',
    'https://example.com',
    'https://tagwire.example.com',
    'https://feeds.example.org',
    'https://my.test',
  ];
  it.each(refused)('%s is refused, with what to do', (origin) => {
    expect(toOriginFault(origin)).toContain('Set "url" in content/site.yaml, or SITE_URL');
  });

  it.each(['https://tagwire.dev', 'https://example.company', 'https://localhosting.net'])(
    '%s is taken',
    (origin) => {
      expect(toOriginFault(origin)).toBeNull();
    },
  );
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
    expect(() => readSiteUrl({ SITE_URL: url })).toThrow(`SITE_URL is "${url}"`);
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
