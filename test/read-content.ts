// A content folder as compile reads it, but with whole articles in memory: what tests look into.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { CatalogFile } from '../src/catalog/catalog.ts';
import { type Article, toListed } from '../src/compile/content/article.ts';
import type {
  Content as MonthlyContent,
  ContentReading as MonthlyReading,
} from '../src/compile/content/content.ts';
import { type Dependencies, recordDependencies } from '../src/compile/content/dependencies.ts';
import type { FileDiagnostic, FileReading } from '../src/compile/content/file-reading.ts';
import { toIndexEntry } from '../src/compile/content/index-entry.ts';
import { groupByMonth, type Month } from '../src/compile/content/months.ts';
import { readArticle } from '../src/compile/content/read-article.ts';
import { type RenderContext, readContent } from '../src/compile/content/read-content.ts';
import type { Diagnostic } from '../src/compile/diagnostics/diagnostic.ts';
import { FILE_START } from '../src/compile/diagnostics/rules.ts';
import { toCatalogFile } from '../src/compile/output/catalog.ts';
import { type Stored, toRecord, toTerms } from '../src/compile/output/records.ts';
import {
  type Shelf,
  type ShelvedRecords,
  toGroups,
  toPlaces,
  toShelf,
} from '../src/compile/output/shelves.ts';

export type Options = {
  /** Absolute path, and how diagnostics show it. */
  readonly folder: string;
  readonly shown: string;
  readonly origin: string | null;
  /** Seconds since 1970. */
  readonly now: number;
};

/** Content with its published articles, oldest first, equal times by slug descending. */
export type Content = Omit<MonthlyContent, 'months'> & { readonly articles: readonly Article[] };

export type ContentReading = {
  readonly content: Content | null;
  readonly diagnostics: readonly Diagnostic[];
};

export async function readWhole(options: Options): Promise<ContentReading> {
  const { content, diagnostics, articles } = await read(options);
  if (content === null) return { content, diagnostics };
  const { months, ...others } = content;
  const files = months.flatMap(({ indexEntry }) =>
    indexEntry.files.slice(0, indexEntry.published.length),
  );
  return {
    content: { ...others, articles: files.flatMap((file) => articles.get(file) ?? []) },
    diagnostics,
  };
}

/** The months of a content folder without an error, oldest first. */
export async function readMonths(options: Options): Promise<readonly Month[]> {
  const { content, diagnostics } = await read(options);
  if (content === null) throw new Error(JSON.stringify(diagnostics));
  return content.months;
}

/** The content in months, and whole articles by their files. */
async function read(
  options: Options,
): Promise<MonthlyReading & { readonly articles: ReadonlyMap<string, Article> }> {
  const articles = new Map<string, Article>();
  const reading = await readContent<Month>(
    { ...options, memory: new Map() },
    async (files, renderContext) => {
      const readings = await Promise.all(
        files.map(async (file) => {
          const bytes = await readFile(path.join(options.folder, file));
          const { reading: own, article } = readFileOf(file, bytes, renderContext);
          if (article !== null) articles.set(file, article);
          return own;
        }),
      );
      return groupByMonth(readings).map(([name, own]) => toMonth(name, own));
    },
  );
  return { ...reading, articles };
}

function readFileOf(
  file: string,
  bytes: Uint8Array,
  { linkContext, settings, now }: RenderContext,
): { readonly reading: FileReading; readonly article: Article | null } {
  const diagnostics: FileDiagnostic[] = [];
  const recording = recordDependencies(linkContext, settings.facts);
  const whole = readArticle(
    file,
    bytes,
    recording.linkContext,
    recording.facts,
    now,
    (...fault) => {
      const [rule, place, message] = fault;
      diagnostics.push({ rule, place, message });
    },
  );
  const article = whole?.article ?? null;
  const reading = whole && { ...whole, article: article && toListed(article) };
  const details = { anchors: whole?.anchors ?? [], dependencies: recording.dependencies() };
  return { reading: { file, reading, diagnostics, details: () => details }, article };
}

function toMonth(name: string, readings: readonly FileReading[]): Month {
  return {
    name,
    indexEntry: toIndexEntry(readings),
    readings: () => readings,
    areAnchorsChecked: false,
  };
}

/** A record with the article that it is of. */
export type Recorded = Stored & { readonly article: Article };

/** The records of all articles, in the content's order. */
export function toRecords({ articles, authors, tags }: Content): readonly Recorded[] {
  const terms = toTerms(authors, tags);
  return articles.map((article) => ({ article, ...toRecord(article, terms) }));
}

/** What the Worker is given: all of the catalog but what is not of the articles, and the shelves. */
export function toStored(
  content: Content,
  records: readonly Recorded[],
  more: Pick<CatalogFile, 'code' | 'files'>,
): { readonly file: CatalogFile; readonly shelves: readonly Shelf[] } {
  const { articles, ...others } = content;
  const months = toMonths(articles);
  const bySlug = new Map(records.map((record) => [record.article.slug, record]));
  const filled = months.map(({ indexEntry }) =>
    toShelvedRecords(indexEntry.slugs.flatMap((slug) => bySlug.get(slug) ?? [])),
  );
  const allShelved = filled.map(({ shelved }) => shelved);
  const shelves = filled.flatMap((one) => one.shelves);
  const file = toCatalogFile({
    content: { ...others, months },
    fingerprints: allShelved.map(({ fingerprints }) => fingerprints).join(''),
    shelves: shelves.map(({ name }) => name),
    places: toPlaces(allShelved),
    ...more,
  });
  return { file, shelves };
}

/** Articles that were never files, by months. */
export function toMonths(articles: readonly Article[]): readonly Month[] {
  return groupByMonth(articles.map(toReading))
    .map(([name, readings]) => toMonth(name, readings))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** One month's records on shelves. */
export function toShelvedRecords(records: readonly Stored[]): {
  readonly shelved: ShelvedRecords;
  readonly shelves: readonly Shelf[];
} {
  const groups = toGroups(records.map((record) => ({ ...record, length: record.bytes.length })));
  const shelves = groups.map((group) => toShelf(group.map(({ bytes }) => bytes)));
  return {
    shelves,
    shelved: {
      fingerprints: records.map(({ fingerprint }) => fingerprint).join(''),
      lengths: records.map(({ bytes }) => bytes.length),
      shelves: groups.map((group, index) => [shelves[index]?.name ?? '', group.length]),
    },
  };
}

const NOTHING: Dependencies = {
  files: [],
  slugs: [],
  authors: [],
  sections: [],
  tags: [],
  media: [],
};

function toReading(article: Article): FileReading {
  const { file, slug, id, tags } = article;
  return {
    file,
    reading: {
      ...{ file, slug, id, idPlace: FILE_START, draft: false, references: [], media: [] },
      // Without places, since nobody has written them.
      aliases: article.aliases.map((path) => ({
        ...{ path, pairs: [] },
        ...{ written: path, place: FILE_START },
      })),
      tags: tags.map((tag) => ({ slug: tag, written: tag })),
      article: toListed(article),
    },
    diagnostics: [],
    details: () => ({ anchors: [], dependencies: NOTHING }),
  };
}
