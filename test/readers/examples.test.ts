// The examples of GET /api and of the page of the API, run literally: each curl line by a shell, JavaScript by
// Node, Python by Debian's own.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Miniflare } from 'miniflare';
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundle } from '../bundle.ts';
import { compileInto } from '../compile-into.ts';
import { ROOT } from '../root.ts';
import { copySources, runBundle } from '../stage.ts';
import { type Recorder, startRecorder } from './recorder.ts';
import { PYTHON, run } from './run.ts';

type Index = {
  readonly examples: readonly { readonly what: string; readonly curl: string }[];
  readonly fetch: string;
};

/** What a line prints: JSON with something in each of these lists, RSS, or a field. */
type Printed = { readonly lists: readonly string[] } | 'rss' | 'link';

const articles: Printed = { lists: ['articles'] };

const rows: readonly (readonly [what: string, printed: Printed])[] = [
  ['Titles of the five latest articles', articles],
  ['With one tag but not another, since a date, in one language', articles],
  ['Any of two tags', articles],
  ['Both tags', articles],
  ['The same filter as a feed', 'rss'],
  ['Latest article of an author, with the full text', articles],
  ['URL of the next page', 'link'],
  ['Changes since a date, for sync', articles],
  ['One article, with related articles', { lists: ['related', 'authors', 'tags'] }],
  ['Number of articles per tag in a section', { lists: ['tags'] }],
];

let home: string;
let recorder: Recorder;
let worker: Miniflare;
let index: Index;

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'tagwire-examples-'));
  recorder = await startRecorder();
  const folder = await copySources('readers-examples');
  await compileInto(path.join(folder, 'dist'), {
    folder: path.join(ROOT, 'content'),
    origin: recorder.origin,
    now: Math.floor(Date.now() / 1000),
  });
  worker = await runBundle(folder, bundle(folder));
  recorder.pointTo(await worker.ready);
  index = (await (await fetch(`${recorder.origin}/api`)).json()) as Index;
});

afterAll(async () => {
  await recorder?.close();
  await worker?.dispose();
  if (home !== undefined) await rm(home, { recursive: true });
});

describe('GET /api gives examples that work as they are', () => {
  it('of these ten things', () => {
    expect(index.examples.map(({ what }) => what)).toEqual(rows.map(([what]) => what));
  });

  it.each(rows)('%s', async (what, printed) => {
    const { curl = '' } = index.examples.find((example) => example.what === what) ?? {};
    const out = await run(home, 'sh', ['-e', '-c', curl]);
    if (printed === 'rss') {
      expect(out).toMatch(/^<\?xml .*<rss version="2.0"/s);
      expect(out).toContain('<item>');
    } else if (printed === 'link') {
      expect(out).toMatch(/^link: <http[^>]+[?&]cursor=[\w-]+[^>]*>; rel="next"\r?\n$/i);
    } else {
      const body = JSON.parse(out) as { readonly [name: string]: readonly unknown[] };
      const empty = printed.lists.filter((list) => (body[list]?.length ?? 0) === 0);
      expect(empty).toEqual([]);
    }
    expect(recorder.exchanges.at(-1)?.status).toBe(200);
  });

  it('and one for a browser', async () => {
    const source = `${index.fetch}\nprocess.stdout.write(String(articles.length));`;
    const parameters = ['--input-type=module', '--eval', source];
    expect(await run(home, process.execPath, parameters)).toBe('3');
  });
});

/** How each language is run. */
const PROGRAMS = {
  curl: ['sh', '-e', '-c'],
  javascript: [process.execPath, '--input-type=module', '--eval'],
  python: [PYTHON, '-c'],
} as const;

describe('the page of the API gives examples that work as they are', () => {
  it.each(Object.entries(PROGRAMS))('in %s', async (language, [program, ...options]) => {
    const html = await (await fetch(`${recorder.origin}/docs`)).text();
    const samples = listSamples(parse(html), language);
    expect(samples.length).toBeGreaterThan(12);
    for (const sample of samples) {
      const before = recorder.exchanges.length;
      const out = await run(home, program, [...options, sample]);
      const statuses = recorder.exchanges.slice(before).map(({ status }) => status);
      expect([sample, statuses.length > 0, out.trim() !== '']).toEqual([sample, true, true]);
      const allowed = sample.includes('titel=x') ? [400] : [200, 304];
      expect([sample, statuses.filter((status) => !allowed.includes(status))]).toEqual([
        sample,
        [],
      ]);
    }
  });
});

it('the page of the API shows the client as it works, from a file in the place of the site', async () => {
  const client = await (await fetch(`${recorder.origin}/client.js`)).text();
  await writeFile(path.join(home, 'client.mjs'), client);
  const html = await (await fetch(`${recorder.origin}/docs`)).text();
  const [, code = ''] = /(import \{ createClient \} from .*?)<\/code>/s.exec(html) ?? [];
  const source = code
    .replaceAll('&#39;', "'")
    .replaceAll('&gt;', '>')
    .replace(`${recorder.origin}/client.js`, './client.mjs');
  const out = await run(home, process.execPath, ['--input-type=module', '--eval', source]);
  expect(out.trim().split('\n').length).toBeGreaterThan(3);
});

/** The code of all examples in a language. */
function listSamples(
  node: DefaultTreeAdapterTypes.ParentNode,
  language: string,
): readonly string[] {
  return node.childNodes.flatMap((child) => {
    if (!defaultTreeAdapter.isElementNode(child)) return [];
    const isSample = child.attrs.some(({ name, value }) => name === 'class' && value === language);
    return isSample ? [toCode(child)] : listSamples(child, language);
  });
}

function toCode(node: DefaultTreeAdapterTypes.Node): string {
  if ('value' in node) return node.value;
  if (!('childNodes' in node)) return '';
  // The name of the language stands in a paragraph above.
  const children = node.childNodes.filter(({ nodeName }) => nodeName !== 'p');
  return children.map(toCode).join('');
}
