// The generated publication is the same every time, has what large publications have, and compiles.
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ContentReading, readWhole } from '../read-content.ts';
import { type Corpus, writeCorpus } from './corpus.ts';
import { createDice, createZipf } from './dice.ts';

const CORPUS: Corpus = { articles: 400, span: 10 * 365 * 86_400, bytes: [1_000, 3_000] };

let base: string;
let reading: ContentReading;

beforeAll(async () => {
  base = await mkdtemp(path.join(tmpdir(), 'tagwire-'));
  await writeCorpus(base, CORPUS);
  const now = Date.parse('2026-11-22T00:00:00Z') / 1000;
  reading = await readWhole({ folder: base, shown: 'content', origin: null, now });
});

afterAll(async () => {
  await rm(base, { recursive: true, force: true });
});

describe('the generated publication', () => {
  it('compiles without a diagnostic', () => {
    expect(reading.diagnostics).toEqual([]);
    expect(reading.content?.articles).toHaveLength(CORPUS.articles);
  });

  it('spreads over the years, in five languages, by forty authors in eight sections', () => {
    const { articles = [], authors, sections } = reading.content ?? {};
    const years = new Set(
      articles.map(({ published }) => new Date(published * 1000).getFullYear()),
    );
    const languages = new Set(articles.map(({ language }) => language));
    expect([years.size, languages.size]).toEqual([11, 5]);
    expect([authors?.length, sections?.length]).toEqual([40, 8]);
  });

  it.each([
    ['tables', '<table>'],
    ['code', '<pre><code class="language-ts">'],
    ['images', '<img src="https://bench.tagwire.dev/media/'],
    ['footnotes', 'doc-endnotes'],
    ['raw HTML', '<figcaption>'],
    ['links to other articles', 'href="https://bench.tagwire.dev/articles/story-'],
  ])('has %s', (_, html) => {
    expect(reading.content?.articles.some((article) => article.html.includes(html))).toBe(true);
  });

  it('has updated, removed and unlisted articles', () => {
    const { articles = [] } = reading.content ?? {};
    expect(articles.some(({ updated }) => updated !== null)).toBe(true);
    expect(articles.some(({ removed }) => removed !== null)).toBe(true);
    expect(articles.some(({ unlisted }) => unlisted)).toBe(true);
  });

  it('is the same again, in place of what was there', async () => {
    const before = await digest();
    await writeCorpus(base, { ...CORPUS, articles: 5 });
    await writeCorpus(base, CORPUS);
    expect(await digest()).toBe(before);
  });
});

it('Zipf: the first rank comes twice as often as the second, and the last comes too', () => {
  const dice = createDice(1);
  const zipf = createZipf(500);
  const counts = new Uint32Array(500);
  for (let thrown = 0; thrown < 100_000; thrown++) {
    const rank = zipf(dice);
    counts[rank] = (counts[rank] ?? 0) + 1;
  }
  const [first = 0, second = 0] = counts;
  expect(first / second).toBeCloseTo(2, 0);
  expect(counts.at(-1)).toBeGreaterThan(0);
});

async function digest(): Promise<string> {
  const entries = await readdir(base, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .toSorted();
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update(await readFile(file));
  return hash.digest('hex');
}
