// A filter of the future: what it takes until feeds, pages and the API understand it.
import { globSync } from 'node:fs';
import path from 'node:path';
import type { Miniflare } from 'miniflare';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkTypes, copyWith, type Edits, ORIGIN, serve } from './extend.ts';
import { ROOT } from './root.ts';

/** How a title says it, in every language that Tagwire speaks; two of them are read below. */
const WORDS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    globSync('src/compile/messages/*.ts', { cwd: ROOT })
      .filter((file) => !/\/(?:tables|to-messages)\.ts$/.test(file))
      .map((file) => [file.slice('src/'.length), '{text}…']),
  ),
  'messages/english.ts': 'beginning with {text}',
  'compile/messages/german.ts': 'mit {text} am Anfang',
};

const EDITS: Edits = {
  // Its name, and what it may be.
  'query/schema.ts': [
    [
      '  since: {\n',
      "  begins: {\n    schema: v.pipe(v.string(), v.regex(/^[a-z]+$/)),\n    meaning: 'Slugs that begin so.',\n    allowed: 'lower-case letters',\n    form: 'value',\n    elsewhere: [],\n  },\n  since: {\n",
    ],
  ],
  // How it is read from a URL, and written.
  'query/filter.ts': [
    [
      '  readonly until: number | null;\n',
      '  readonly until: number | null;\n  readonly begins: string | null;\n',
    ],
    ['  until: null,\n', '  until: null,\n  begins: null,\n'],
    [
      'FILTERS.until, 1),\n',
      "FILTERS.until, 1),\n    begins: readOne(reader, 'begins', FILTERS.begins),\n",
    ],
    ['  readInstant,\n', '  readInstant,\n  readOne,\n'],
    [
      "    ...toNames('lang'",
      "    ...(filter.begins === null ? [] : [['begins', filter.begins] as const]),\n    ...toNames('lang'",
    ],
  ],
  // Which articles it takes.
  'query/matcher.ts': [
    ['const isPlain = filter', 'const isPlain = filter.begins === null && filter'],
    [
      '  return (position) =>\n    (found',
      "  return (position) =>\n    (rows.slugs[position] ?? '').startsWith(filter.begins ?? '') &&\n    (found",
    ],
  ],
  // How a title says it.
  'query/title.ts': [
    [
      "    toPhrase(words, 'filterAuthor'",
      "    query.begins === null ? '' : say(words, 'filterBegins', { text: query.begins }),\n    toPhrase(words, 'filterAuthor'",
    ],
  ],
};

let worker: Miniflare;

beforeAll(async () => {
  const messages = Object.entries(WORDS).map(([file, text]) => {
    const edit = ['  filterAuthor:', `  filterBegins: '${text}',\n  filterAuthor:`] as const;
    return [file, [edit]] as const;
  });
  const stage = await copyWith('filter', { ...EDITS, ...Object.fromEntries(messages) });
  expect(checkTypes(stage)).toBe('');
  worker = await serve(stage, path.join(ROOT, 'content'));
});

afterAll(async () => {
  await worker?.dispose();
});

describe('a filter that is added', () => {
  it('takes five files at most, and a message in each language', () => {
    expect(Object.keys(EDITS).length).toBeLessThanOrEqual(5);
  });

  it('selects entries, and stands in titles and canonical URLs', async () => {
    const { title, feed_url, items } = JSON.parse(await get('/feed.json?begins=p&limit=50'));
    expect(title).toBe('Halfpenny Post: beginning with p');
    expect(JSON.parse(await get('/feed.json?begins=w&lang=de')).title).toBe(
      'Halfpenny Post: mit w am Anfang, auf Deutsch',
    );
    expect(feed_url).toBe(`${ORIGIN}/feed.json?begins=p&limit=50`);
    const slugs = items.map(({ url }: { url: string }) => url.split('/').at(-1));
    expect(slugs.length).toBeGreaterThan(0);
    expect(slugs.every((slug: string) => slug.startsWith('p'))).toBe(true);
  });

  it('is understood by pages, their form and the API', async () => {
    expect(await get('/tags/http?begins=p')).toContain('/tags/http/rss.xml?begins=p');
    expect(await get('/?any=http&begins=p')).toContain('name="begins"');
    const { articles } = JSON.parse(await get('/api/articles?begins=p'));
    expect(articles.length).toBeGreaterThan(0);
    expect(await get('/openapi.json')).toContain('"Slugs that begin so."');
    expect(await get('/rss.xml?begins=1')).toContain('lower-case letters');
  });
});

async function get(where: string): Promise<string> {
  return await (await worker.dispatchFetch(`http://localhost${where}`)).text();
}
