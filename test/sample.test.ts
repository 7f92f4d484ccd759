// The sample publication is true: what its articles and the documents quote of it is what it answers.
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Miniflare } from 'miniflare';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundle } from './bundle.ts';
import { firstCells, readDocument, readDocuments, section } from './docs/documents.ts';
import { readWhole } from './read-content.ts';
import { ROOT } from './root.ts';
import { runBundle, stage } from './stage.ts';

const FOLDER = path.join(ROOT, 'content');
const NOW = Math.floor(Date.now() / 1000);

/** The origin that the documents quote: that of `npm start`. */
const LOCAL = 'http://localhost:8787';

/** Shown as ways to write a name; nothing has these tags. */
const UNUSED = ['/tags/c%23/rss.xml', '/tags/.net/rss.xml'];

const articles = await Promise.all(
  (await readdir(path.join(FOLDER, 'articles'))).map(async (file) => ({
    file,
    text: await readFile(path.join(FOLDER, 'articles', file), 'utf8'),
  })),
);

let worker: Miniflare;
let origin: URL;

beforeAll(async () => {
  const folder = await stage('sample', { folder: FOLDER, origin: LOCAL, now: NOW });
  worker = await runBundle(folder, bundle(folder));
  origin = await worker.ready;
});

afterAll(async () => {
  await worker?.dispose();
});

describe('the sample publication', () => {
  it('compiles without a diagnostic', async () => {
    const options = { folder: FOLDER, shown: 'content', origin: null, now: NOW };
    expect((await readWhole(options)).diagnostics).toEqual([]);
  });

  it('has a draft, an article in another language, one with a picture and one with a recording', () => {
    for (const key of ['draft: true', 'language: de', 'image:', 'attachments:']) {
      expect([key, articles.filter(({ text }) => toHead(text).includes(`\n${key}`))]).not.toEqual([
        key,
        [],
      ]);
    }
  });

  it.each(['tags', 'sections'])('has more than one article under each of its %s', async (kind) => {
    const { [kind]: names = [] } = JSON.parse(await read(`/api/${kind}`)) as Listing;
    expect(names.length).toBeGreaterThan(2);
    expect(names.filter(({ count }) => count < 2)).toEqual([]);
  });

  it('relates the news article of each of its tags to others', async () => {
    const { related } = JSON.parse(await read('/api/articles/binance-macao-police-training')) as {
      readonly related: readonly unknown[];
    };
    expect(related.length).toBeGreaterThan(2);
  });

  it('quotes addresses that answer', async () => {
    const quoted = new Set(articles.flatMap(({ text }) => [...listAddresses(text)]));
    expect(quoted.size).toBeGreaterThan(20);
    for (const address of quoted) {
      const { status } = await ask(address);
      expect([address, status]).toEqual([address, UNUSED.includes(address) ? 404 : 200]);
    }
  });

  it('tells the canonical address of each that it shows', async () => {
    const { text = '' } = articles.find(({ file }) => file.endsWith('tag-filters.md')) ?? {};
    const rows = [...text.matchAll(/^\| `(\/[^`]+)` \| `(\/[^`]+)` \|$/gm)];
    expect(rows).toHaveLength(4);
    for (const [, asked = '', canonical = ''] of rows) {
      const self = `rel="self" type="application/rss+xml" href="${LOCAL}${canonical}"`;
      expect(await read(asked)).toContain(self.replaceAll('&', '&amp;'));
    }
  });
});

const documents = await readDocuments();

/** Addresses of receivers that the sample does not name. */
const UNSET = ['/.well-known/site.standard.publication', '/{key}.txt'];

describe('the documents', () => {
  it.each(documents.filter(({ text }) => listShown(text).length > 0))(
    '$file shows what the sample answers',
    async ({ text }) => {
      for (const { command, output } of listShown(text)) {
        const lines = await run(command);
        const expected = command.includes('-sI') ? output.toLowerCase() : output;
        expect([command, lines.includes(expected) ? expected : lines]).toEqual([command, expected]);
      }
    },
  );

  it('show enough of it', () => {
    const count = (file: string): number =>
      listShown(documents.find((document) => document.file === file)?.text ?? '').length;
    expect(count('README.md')).toBeGreaterThan(8);
    expect(count('docs/api.md')).toBeGreaterThan(3);
  });

  it('list addresses that answer', async () => {
    const names = [
      ['{tag}', 'http'],
      ['{section}', 'web'],
      ['{author}', 'web-desk'],
      ['{slug}', 'polite-polling'],
    ] as const;
    const addresses = firstCells(section(await readDocument('docs/api.md'), '## URLs'))
      .map((address) => names.reduce((text, [key, name]) => text.replace(key, name), address))
      .filter((address) => !address.includes('{hash}') && !UNSET.includes(address));
    expect(addresses.length).toBeGreaterThan(20);
    for (const address of addresses) {
      const { status } = await ask(address);
      const isThere = status < 400 || (status === 405 && address === '/mcp');
      expect([address, isThere]).toEqual([address, true]);
    }
  });
});

describe('the README', () => {
  it('says how many articles there are', async () => {
    const { total } = JSON.parse(await read('/api/articles')) as { readonly total: number };
    const readme = await readDocument('README.md');
    expect(readme).toContain(`Compiled ${total} articles for ${LOCAL}`);
    const drafts = articles.filter(({ text }) => toHead(text).includes('\ndraft: true'));
    expect(drafts).toHaveLength(1);
    expect(readme).toContain(`Serving ${total} articles, 1 draft on ${LOCAL}/`);
  });

  it('makes a tour of ten requests', async () => {
    const tour = section(await readDocument('README.md'), '## A tour in ten requests');
    expect(tour.match(/^\$ curl /gm)).toHaveLength(10);
  });
});

type Listing = { readonly [kind: string]: readonly { readonly count: number }[] };

async function ask(address: string, fields: Readonly<Record<string, string>> = {}) {
  return await fetch(new URL(address, origin), { headers: fields, redirect: 'manual' });
}

async function read(address: string): Promise<string> {
  return await (await ask(address)).text();
}

function toHead(text: string): string {
  return text.split('\n---\n')[0] ?? '';
}

/** Paths and queries of the site in an article: with its origin anywhere, of feeds also without. */
function* listAddresses(text: string): Generator<string> {
  for (const [, address = ''] of text.matchAll(
    /https:\/\/halfpenny\.example\.com(\/[^\s'"`)]*)/g,
  )) {
    yield address;
  }
  for (const [, address = ''] of text.matchAll(
    /`(\/[^`\s]*(?:rss\.xml|atom\.xml|feed\.json)(?:\?[^`\s]*)?)`/g,
  )) {
    yield address;
  }
}

/** A curl command to the sample with the line of output that a document shows. */
type Shown = { readonly command: string; readonly output: string };

function listShown(text: string): readonly Shown[] {
  const pairs = text.matchAll(/^\$ (curl .*localhost:8787.*)\n([^$#`\n].*)$/gm);
  return [...pairs].map(([, command = '', output = '']) => ({ command, output }));
}

/** What such a command may print: lines of the body, fields in lower case, the status. */
async function run(command: string): Promise<readonly string[]> {
  const [, address = ''] = /http:\/\/localhost:8787([^\s']*)/.exec(command) ?? [];
  const fields: Record<string, string> = {};
  for (const [, name = '', value = ''] of command.matchAll(/-H '([^:]+): ([^']+)'/g)) {
    fields[name] = value;
  }
  if (command.includes('--etag-compare')) {
    fields['If-None-Match'] = (await ask(address)).headers.get('ETag') ?? '';
  }
  const response = await ask(address, fields);
  const headers = [...response.headers].map(([name, value]) => `${name}: ${value}`.toLowerCase());
  return [...(await response.text()).split('\n'), ...headers, String(response.status)];
}
