// A content folder of short texts, compiled, and searches in it as the Worker makes them.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { slugAt } from '../../src/catalog/catalog.ts';
import { decodeCatalog } from '../../src/catalog/file.ts';
import { openStoredFiles } from '../../src/node/stored-files.ts';
import { EVERYTHING, type FoundText } from '../../src/query/filter.ts';
import { parseSearchText } from '../../src/search/search-text.ts';
import { createIsolate } from '../../src/serve/isolate.ts';
import { lookUp } from '../../src/serve/search.ts';
import type { Assets } from '../../src/store/articles.ts';
import { compileInto } from '../compile-into.ts';

export type Text = {
  readonly slug: string;
  readonly date: string;
  readonly title?: string;
  readonly summary?: string;
  readonly text: string;
  readonly language?: string;
  /** Further lines of front matter. */
  readonly more?: readonly string[];
};

const SITE = `title: Searched
description: Short texts.
url: https://searched.example
language: en
zone: UTC
authority: "searched.example,2026"
founded: 2026-01-01
sections: {news: {title: News}}
authors: {ada: {name: Ada Lovelace}}
tags: {rss: {title: Really Simple Syndication}}
`;

const NOW = Date.parse('2026-11-01T00:00:00Z') / 1000;

export type SearchedSite = {
  readonly folder: string;
  readonly out: string;
  readonly write: (texts: readonly Text[]) => Promise<void>;
  readonly remove: (slug: string) => Promise<void>;
  /** Compiles; cold where `out` is another folder. */
  readonly compile: (out?: string) => Promise<void>;
  readonly open: (change?: (assets: Assets) => Assets) => Promise<Search>;
  readonly end: () => Promise<void>;
};

/** Which articles a search takes. */
export type Search = {
  /** Slugs, oldest first, and what `found` says of them; null where the index cannot be read. */
  readonly find: (text: string, scored?: boolean) => Promise<readonly string[] | null>;
  readonly score: (text: string) => Promise<ReadonlyMap<string, number>>;
  /** Paths of the files that were read. */
  readonly read: string[];
};

export async function createSearchedSite(): Promise<SearchedSite> {
  const base = await mkdtemp(path.join(tmpdir(), 'searched-'));
  const folder = path.join(base, 'content');
  const dist = path.join(base, 'dist');
  await mkdir(path.join(folder, 'articles'), { recursive: true });
  await writeFile(path.join(folder, 'site.yaml'), SITE);
  const toFile = (slug: string): string => path.join(folder, `articles/${slug}.md`);
  return {
    folder,
    out: dist,
    write: async (texts) => {
      for (const text of texts) await writeFile(toFile(text.slug), toMarkdown(text));
    },
    remove: (slug) => rm(toFile(slug)),
    compile: (out = dist) =>
      compileInto(out, { folder, origin: 'https://searched.example', now: NOW, draws: false }),
    open: (change = (assets) => assets) => openSearch(dist, change),
    end: () => rm(base, { recursive: true }),
  };
}

async function openSearch(out: string, change: (assets: Assets) => Assets): Promise<Search> {
  const bytes = await readFile(path.join(out, 'catalog.bin'));
  const catalog = decodeCatalog(Uint8Array.from(bytes).buffer);
  const stored = change(openStoredFiles(path.join(out, 'assets')));
  const read: string[] = [];
  const assets: Assets = {
    fetch: (url) => {
      read.push(new URL(url).pathname);
      return stored.fetch(url);
    },
  };
  const look = async (text: string, scored: boolean): Promise<FoundText | null> => {
    const filter = { ...EVERYTHING, text: parseSearchText(text) };
    // A new isolate for each: nothing is remembered.
    return (await lookUp(createIsolate(catalog), { assets }, filter, scored))?.found ?? null;
  };
  const toSlug = (position: number): string => slugAt(catalog.rows, position);
  return {
    read,
    find: async (text, scored = false) => {
      const found = await look(text, scored);
      return found === null ? null : [...found.positions].map(toSlug);
    },
    score: async (text) => {
      const found = await look(text, true);
      const scores = [...(found?.scores ?? [])];
      return new Map(
        [...(found?.positions ?? [])].map((at, index) => [toSlug(at), scores[index] ?? 0]),
      );
    },
  };
}

function toMarkdown({
  slug,
  date,
  title = slug,
  summary = '',
  text,
  language,
  more = [],
}: Text): string {
  return [
    '---',
    `title: ${JSON.stringify(title)}`,
    `date: ${date}`,
    'authors: [ada]',
    'section: news',
    `summary: ${JSON.stringify(summary === '' ? 'Nothing.' : summary)}`,
    ...(language === undefined ? [] : [`language: ${language}`]),
    ...more,
    '---',
    text,
    '',
  ].join('\n');
}
