// /feeds.opml: who imports it subscribes to each feed once, in a format that their reader knows.
import { env } from 'cloudflare:workers';
import { type Opml, parseOpml } from 'feedsmith';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Ask, ORIGIN, open } from './ask.ts';

let ask: Ask;

beforeEach(async () => {
  ask = await open();
});

type Outline = Opml.Outline<string>;

async function readOutlines(path: string): Promise<readonly Outline[]> {
  return parseOpml(await (await ask(path)).text()).body?.outlines?.map(check) ?? [];
}

/** What OPML 2.0 asks of every outline. */
function check(outline: Partial<Outline>): Outline {
  const { text, outlines } = outline;
  if (text === undefined) throw new Error(JSON.stringify(outline));
  return { ...outline, text, ...(outlines === undefined ? {} : { outlines: outlines.map(check) }) };
}

function toSubscriptions(outlines: readonly Outline[]): readonly Outline[] {
  return outlines.flatMap((outline) => outline.outlines ?? [outline]);
}

const FORMATS = [
  { search: '', file: 'rss.xml', version: 'RSS' },
  { search: '?format=rss', file: 'rss.xml', version: 'RSS' },
  { search: '?format=atom', file: 'atom.xml', version: undefined },
  { search: '?format=json', file: 'feed.json', version: undefined },
];

describe.each(FORMATS)('/feeds.opml$search', ({ search, file, version }) => {
  it('names all, then every section, tag and author once, nested by kind', async () => {
    const outlines = await readOutlines(`/feeds.opml${search}`);
    expect(outlines.map(({ text, outlines: inner }) => [text, inner?.length])).toEqual([
      ['The Wire & Tag <Gazette>', undefined],
      ['Sections', 2],
      ['Tags', 10],
      ['Authors', 2],
    ]);
    const urls = toSubscriptions(outlines).map(({ xmlUrl }) => xmlUrl);
    expect(new Set(urls).size).toBe(15);
    for (const url of urls) expect(url?.endsWith(`/${file}`)).toBe(true);
  });

  it('tells of each feed its type, its title and its page, as the feed itself does', async () => {
    for (const outline of toSubscriptions(await readOutlines(`/feeds.opml${search}`))) {
      const path = outline.xmlUrl?.slice(ORIGIN.length) ?? '';
      const json = await ask(path.replace(/[^/]*$/, 'feed.json'));
      const { title, home_page_url } = (await json.json()) as Record<string, unknown>;
      expect((await ask(path)).status).toBe(200);
      expect(outline).toMatchObject({ type: 'rss', text: title, title, htmlUrl: home_page_url });
      expect(outline.version).toBe(version);
    }
  });

  it('lists what goes to KV', async () => {
    const { keys } = await env.CACHE.list();
    await Promise.all(keys.map(({ name }) => env.CACHE.delete(name)));
    const outlines = toSubscriptions(await readOutlines(`/feeds.opml${search}`));
    for (const { xmlUrl = '' } of outlines) await ask(xmlUrl.slice(ORIGIN.length));
    expect((await env.CACHE.list()).keys).toHaveLength(outlines.length);
  });
});

describe('the parameters of /feeds.opml', () => {
  const rows: readonly (readonly [search: string, near: readonly string[] | undefined])[] = [
    ['?format=rss2', ['rss']],
    ['?format=Atom', ['atom']],
    ['?format=jsonfeed', ['json']],
    ['?format=opml', undefined],
  ];
  it.each(rows)(
    '%s is a 400 that says what is allowed, and the nearest: %j',
    async (search, near) => {
      const response = await ask(`/feeds.opml${search}`);
      const problem = (await response.json()) as Record<string, unknown>;
      expect([response.status, response.headers.get('Content-Type')]).toEqual([
        400,
        'application/problem+json',
      ]);
      expect(problem).toMatchObject({ parameter: 'format', allowed: ['rss', 'atom', 'json'] });
      expect(problem['near']).toEqual(near);
    },
  );

  it('may not be given twice', async () => {
    expect((await ask('/feeds.opml?format=rss&format=atom')).status).toBe(400);
  });

  it.each(['', '?', '?format=', '?format=rss', '?utm_source=x', '?tag=bitcoin&page=9', '?=&x=%ff'])(
    'are all one list: %j',
    async (search) => {
      const plain = await ask('/feeds.opml');
      await plain.arrayBuffer();
      const response = await ask(`/feeds.opml${search}`);
      expect(response.headers.get('ETag')).toBe(plain.headers.get('ETag'));
      expect(response.headers.get('Cache-Status')).toBe('tagwire; hit; detail=memory');
    },
  );

  it('make a list of its own in each format, with an ETag of its own', async () => {
    const searches = ['', '?format=atom', '?format=json'];
    const responses = await Promise.all(searches.map((search) => ask(`/feeds.opml${search}`)));
    expect(new Set(responses.map(({ headers }) => headers.get('ETag'))).size).toBe(3);
  });
});
