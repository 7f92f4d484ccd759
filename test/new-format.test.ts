// A format of the future: one module and its two lines in the table are all that a format needs. It is
// compiled, bundled and served like the others, and whatever lists formats lists it.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Miniflare } from 'miniflare';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkTypes, edit, ORIGIN, serve } from './extend.ts';
import { ROOT } from './root.ts';
import { copySources } from './stage.ts';

const MODULE = `// A throw-away format: plain text.
import type { Format, WriteEntry } from './format.ts';

export const TEXT = {
  name: 'text',
  file: 'feed.txt',
  type: 'text/x-feed',
  aliases: [],
  contentType: 'text/x-feed; charset=utf-8',
  label: 'Text',
  standard: 'Text 0.1',
  opmlVersion: null,
  entry: ({ before, full, summary, after }, _record, { content }) => [
    before,
    content === 'summary' ? summary : full,
    after,
  ],
  envelope: (document, links) => ({
    before: \`\${document.title} <\${links.self}>\\n\`,
    between: '--\\n',
    after: '',
  }),
} as const satisfies Format;

export const writeTextEntry: WriteEntry = ({ article, html }) => ({
  before: \`\${article.title}\\n\`,
  full: \`\${html}\\n\`,
  summary: \`\${article.summary}\\n\`,
  after: \`\${article.link}\\n\`,
});
`;

const LISTED = {
  'feed/formats.ts': [
    ["from './rss.ts';", "from './rss.ts';\nimport { TEXT, writeTextEntry } from './text.ts';"],
    ['[RSS, ATOM, JSON_FEED]', '[RSS, ATOM, JSON_FEED, TEXT]'],
  ],
} as const;

const WRITTEN = {
  'feed/formats.ts': [['writeJsonItem,\n};', 'writeJsonItem,\n  text: writeTextEntry,\n};']],
} as const;

let worker: Miniflare;

beforeAll(async () => {
  const stage = await copySources('format');
  await writeFile(path.join(stage, 'src/feed/text.ts'), MODULE);
  await edit(stage, LISTED);
  // Without what compile stores of it, the type checker says so.
  expect(checkTypes(stage)).toMatch(/formats\.ts.*TS2741.*'text' is missing/);
  await edit(stage, WRITTEN);
  expect(checkTypes(stage)).toBe('');
  worker = await serve(stage, path.join(ROOT, 'content'));
});

afterAll(async () => {
  await worker?.dispose();
});

describe('a format that is added to the table', () => {
  it.each([
    ['/feed.txt', 'Halfpenny Post <https://feeds.example.org/feed.txt>'],
    [
      '/tags/http/feed.txt?limit=1',
      'Halfpenny Post: HTTP <https://feeds.example.org/tags/http/feed.txt?limit=1>',
    ],
  ])('is served at %s', async (where, head) => {
    const response = await get(where);
    expect(response.headers.get('Content-Type')).toBe('text/x-feed; charset=utf-8');
    expect(response.headers.get('ETag')).toMatch(/^W\/"[\w-]{8}\.[\w-]{8}\.[\w-]+"$/);
    const text = await response.text();
    expect(text.split('\n')[0]).toBe(head);
    expect(text).toMatch(/\nhttps:\/\/feeds\.example\.org\/articles\/[\w-]+\n$/);
  });

  it('is an article’s text in full, or its summary', async () => {
    expect(await (await get('/feed.txt?limit=1')).text()).toContain('</p>');
    expect(await (await get('/feed.txt?limit=1&content=summary')).text()).not.toContain('</p>');
  });

  it('is negotiated', async () => {
    const response = await get('/feed', { Accept: 'text/x-feed' });
    expect(response.headers.get('Content-Location')).toBe(`${ORIGIN}/feed.txt`);
  });

  it.each([
    [
      '/rss.xml',
      '<atom:link rel="alternate" type="text/x-feed" href="https://feeds.example.org/feed.txt"/>',
    ],
    [
      '/atom.xml',
      '<link rel="alternate" type="text/x-feed" href="https://feeds.example.org/feed.txt"/>',
    ],
    ['/feeds.opml?format=text', 'xmlUrl="https://feeds.example.org/tags/http/feed.txt"'],
    [
      '/api/feeds',
      '"format":"text","type":"text/x-feed","url":"https://feeds.example.org/feed.txt"',
    ],
    ['/api/articles?limit=1', '"text":"https://feeds.example.org/feed.txt"'],
    ['/openapi.json', '"Text 0.1."'],
    ['/', 'type="text/x-feed"'],
  ])('is named by %s', async (where, named) => {
    expect(await (await get(where)).text()).toContain(named);
  });

  it('has a page for browsers', async () => {
    const response = await get('/feed.txt', { 'Sec-Fetch-Dest': 'document' });
    expect(response.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
    expect(await response.text()).toContain('Text feed');
  });

  it('is no old address that could be redirected', async () => {
    expect((await get('/tags/nothing-of-the-kind/feed.txt')).status).toBe(404);
  });
});

async function get(where: string, headers: Record<string, string> = {}) {
  return await worker.dispatchFetch(`http://localhost${where}`, { headers, redirect: 'manual' });
}
