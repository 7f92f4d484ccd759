// Requests to the query API, and what its bodies hold.
import { beforeEach, expect } from 'vitest';
import { type Ask, forbidden, ORIGIN, open, type RequestOptions } from '../ask.ts';

export const GZIP = { 'Accept-Encoding': 'gzip' };

/** The instant of the article of the future. */
export const DUE = Date.parse('2029-12-31T23:00:00Z') / 1000;

export const NO_STORE = { CACHE: forbidden<KVNamespace>(), ASSETS: forbidden<Fetcher>() };

/** One of every kind of representation. */
export const PATHS = [
  '/api',
  '/api/articles',
  '/api/articles?limit=2',
  '/api/articles?order=updated',
  '/api/articles?changed-since=2026-03-01&content=full',
  '/api/articles?slug=full,unlisted,removed,none',
  '/api/articles/full',
  '/api/articles/unlisted?fields=title',
  '/api/tags',
  '/api/sections?tag=bitcoin',
  '/api/authors?lang=de',
  '/api/tags/c%2B%2B',
  '/api/sections/defi',
  '/api/authors/ada',
  '/api/feeds',
  '/openapi.json',
];

export const MINIMAL = {
  id: 'tag:gazette.example,2025-02:articles/minimal',
  slug: 'minimal',
  url: `${ORIGIN}/articles/minimal`,
  external_url: null,
  title: 'A minimal article',
  summary: 'One paragraph, no more.',
  published: '2026-01-04T23:00:00Z',
  updated: null,
  authors: [{ slug: 'ada', title: 'Ada "A." Lovelace' }],
  section: null,
  tags: [],
  language: 'en',
  license: null,
  image: null,
  attachments: [],
  word_count: 4,
  reading_minutes: 1,
};

export const FULL = {
  id: 'tag:gazette.example,2025-02:articles/full',
  slug: 'full',
  url: 'https://first.example/2026/artikel?id=7&v=2',
  external_url: null,
  title: 'Der vollständige Artikel',
  summary: 'Alles, was ein Artikel haben kann, & noch ein wenig mehr.',
  published: '2026-02-10T08:30:00Z',
  updated: '2026-03-01T12:00:00Z',
  authors: [
    { slug: 'ada', title: 'Ada "A." Lovelace' },
    { slug: 'bo', title: 'Bo' },
  ],
  section: { slug: 'defi', title: 'DeFi & Co.' },
  tags: [
    { slug: 'bitcoin', title: 'Bitcoin' },
    { slug: 'c++', title: 'C++' },
    { slug: 'law-enforcement', title: 'Law enforcement' },
  ],
  language: 'de',
  license: 'https://creativecommons.org/licenses/by-sa/4.0/',
  image: {
    url: expect.stringMatching(/^https:\/\/feeds\.example\.org\/media\/[0-9a-f]{16}\/chart\.png$/),
    type: 'image/png',
    length: 73,
    width: 3,
    height: 2,
    alt: 'Ein blaues Rechteck',
  },
  attachments: [
    {
      url: expect.stringMatching(
        /^https:\/\/feeds\.example\.org\/media\/[0-9a-f]{16}\/episode\.mp3$/,
      ),
      type: 'audio/mpeg',
      length: 416,
      title: 'Folge 1, vorgelesen',
      duration: 1,
      width: null,
      height: null,
    },
    {
      url: 'https://cdn.example/films/interview.mp4?x=1&y=2',
      type: 'video/mp4',
      length: 1234567,
      duration: null,
      width: null,
      height: null,
      title: null,
    },
  ],
  word_count: 50,
  reading_minutes: 1,
};

export type Row = { readonly [member: string]: unknown };

export type List = {
  readonly total: number;
  readonly next: string | null;
  readonly changed_since?: string;
  readonly feeds: { readonly [format: string]: string };
  readonly articles: readonly Row[];
  readonly removed?: readonly Row[];
};

export let ask: Ask;

/** A fresh isolate before each test of a file. */
export function useApi(): void {
  beforeEach(async () => {
    ask = await open();
  });
}

/** The JSON of a 200. */
export async function get<T>(path: string, options: RequestOptions = {}): Promise<T> {
  const response = await ask(path, options);
  expect([path, response.status]).toEqual([path, 200]);
  return await response.json();
}

export async function slugsOf(
  search: string,
  options: RequestOptions = {},
): Promise<readonly unknown[]> {
  const { articles } = await get<List>(`/api/articles${search}`, options);
  return articles.map(({ slug }) => slug);
}

/** The members of each thing in a list, as one line each. */
export async function linesOf(path: string, list: string, ...members: string[]) {
  const body = await get<{ readonly [list: string]: readonly Row[] }>(path);
  return (body[list] ?? []).map((row) => members.map((member) => row[member]).join(' '));
}
