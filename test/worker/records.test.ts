// By what networks recognise the site and its articles: standard.site/docs/verification, IndexNow's key
// file, and the accounts of authors.
import { beforeEach, describe, expect, it } from 'vitest';
import { toDocumentUri, toPublicationUri } from '../../src/feed/at-records.ts';
import { type Ask, open, readCatalog } from './ask.ts';

const WELL_KNOWN = '/.well-known/site.standard.publication';
const KEY = '/0123456789abcdef.txt';

let ask: Ask;

beforeEach(async () => {
  ask = await open();
});

describe('of a site that names an account and a key', () => {
  it.each([
    [WELL_KNOWN, /^at:\/\/did:web:gazette\.example\/site\.standard\.publication\/[2-7a-z]{13}$/],
    [KEY, /^0123456789abcdef$/],
  ])('%s is a text, and nothing else', async (path, text) => {
    const response = await ask(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('Content-Type')).toBe('text/plain; charset=utf-8');
    expect(await response.text()).toMatch(text);
    const head = { 'If-None-Match': response.headers.get('ETag') ?? '' };
    expect((await ask(path, { headers: head })).status).toBe(304);
  });

  it('the well-known path answers the URI of the publication', async () => {
    const { site } = await readCatalog('catalog');
    expect(await (await ask(WELL_KNOWN)).text()).toBe(await toPublicationUri(site));
  });

  it('a page links to its own record, and names the accounts of its authors', async () => {
    const { site } = await readCatalog('catalog');
    const html = await (await ask('/articles/full')).text();
    const uri = await toDocumentUri(site, 'full');
    expect(html).toContain(`<link rel="site.standard.document" href="${uri}"/>`);
    expect(html.match(/site\.standard\.document"/g)).toHaveLength(1);
    expect(html).toContain('<meta name="fediverse:creator" content="@ada@social.example"/>');
  });

  it('a page of an article that is in no list has no record', async () => {
    expect(await (await ask('/articles/unlisted')).text()).not.toContain('site.standard');
  });

  it('a page of an article by others names no account', async () => {
    expect(await (await ask('/articles/hostile')).text()).not.toContain('fediverse');
  });
});

describe('of a site that names neither', () => {
  it.each([WELL_KNOWN, KEY])('%s is a 404', async (path) => {
    const other = await open('many');
    expect((await other(path)).status).toBe(404);
  });

  it('a page has no link to a record', async () => {
    const other = await open('many');
    expect(await (await other('/')).text()).not.toContain('site.standard');
  });
});
