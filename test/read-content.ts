// A content folder as compile reads it, but with whole articles in memory: what tests look into.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { CatalogFile } from '../src/catalog/catalog.ts';
import type { Article } from '../src/compile/content/article.ts';
import type { Content as CompiledContent } from '../src/compile/content/content.ts';
import { recordDependencies } from '../src/compile/content/dependencies.ts';
import type { FileDiagnostic, FileReading } from '../src/compile/content/file-reading.ts';
import { type Published, sortPublished } from '../src/compile/content/published.ts';
import { readArticle, type WholeReading } from '../src/compile/content/read-article.ts';
import { type RenderContext, readContent } from '../src/compile/content/read-content.ts';
import { readWrittenSlugs } from '../src/compile/content/written-slugs.ts';
import type { Diagnostic } from '../src/compile/diagnostics/diagnostic.ts';
import { FILE_START } from '../src/compile/diagnostics/rules.ts';
import { toLinkContext } from '../src/compile/markdown/links.ts';
import { bundleStyle } from '../src/compile/output/bundle-style.ts';
import { toCatalogFile } from '../src/compile/output/catalog.ts';
import { type Stored, toRecord, toTerms } from '../src/compile/output/records.ts';
import {
  type Places,
  type Shelf,
  toGroups,
  toPlaces,
  toShelf,
} from '../src/compile/output/shelves.ts';
import { NO_INDEX } from './no-index.ts';
import { NO_PICTURES } from './no-pictures.ts';

export type Options = {
  /** Absolute path, and how diagnostics show it. */
  readonly folder: string;
  readonly shown: string;
  readonly origin: string | null;
  /** Seconds since 1970. */
  readonly now: number;
  readonly lenient?: boolean;
};

/** Content with its published articles, oldest first, equal times by slug descending. */
export type Content = Omit<CompiledContent, 'articles'> & { readonly articles: readonly Article[] };

export type ContentReading = {
  readonly content: Content | null;
  readonly diagnostics: readonly Diagnostic[];
};

/** Reads a content folder as compile does, without a cache. */
export async function readWhole(options: Options): Promise<ContentReading> {
  const all = new Map<string, WholeReading>();
  const { content, diagnostics } = await readContent(
    { ...options, memory: new Map(), bundleStyle },
    async (names, context) => {
      const { folder, origin, findMedium } = context.linkContext;
      const written = readWrittenSlugs(folder.root, names);
      const { url } = context.settings.facts;
      const linkContext = toLinkContext(folder, origin, findMedium, written, url);
      const renderContext = { ...context, linkContext };
      const files: FileReading[] = [];
      for (const file of names) {
        const bytes = await readFile(path.join(options.folder, file));
        const faults: FileDiagnostic[] = [];
        const whole = readFileOf(file, bytes, renderContext, faults);
        if (whole !== null) all.set(file, whole);
        files.push({ file, reading: whole?.reading ?? null, diagnostics: faults });
      }
      return {
        files,
        anchorsOf: (file) => all.get(file)?.anchors ?? [],
        links: () => [...all].map(([file, { links }]) => [file, links] as const),
        linkContext,
      };
    },
  );
  if (content === null) return { content, diagnostics };
  const articles = content.articles.flatMap(({ file }) => all.get(file)?.article ?? []);
  return { content: { ...content, articles }, diagnostics };
}

function readFileOf(
  file: string,
  bytes: Uint8Array,
  { linkContext, settings, now }: RenderContext,
  faults: FileDiagnostic[],
): WholeReading | null {
  const recording = recordDependencies(linkContext, settings.facts);
  return readArticle(
    file,
    bytes,
    recording.linkContext,
    recording.facts,
    now,
    (rule, place, message) => {
      faults.push({ rule, place, message });
    },
  );
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
  const bySlug = new Map(records.map((record) => [record.article.slug, record]));
  const articles = toPublished(content.articles);
  const sorted = articles.flatMap(({ reading }) => bySlug.get(reading.slug) ?? []);
  const { shelves, places } = toShelves(sorted);
  const file = toCatalogFile({
    content: { ...content, articles },
    fingerprints: sorted.map(({ fingerprint }) => fingerprint).join(''),
    shelves: shelves.map(({ name }) => name),
    places,
    search: NO_INDEX,
    pages: [],
    pictures: NO_PICTURES,
    ...more,
  });
  return { file, shelves };
}

/** Articles that were never files, in the catalog's order. */
export function toPublished(articles: readonly Article[]): readonly Published[] {
  return sortPublished(articles.map(toReading));
}

/** Records, in the catalog's order, on shelves. */
export function toShelves(records: readonly Recorded[]): {
  readonly shelves: readonly Shelf[];
  readonly places: Places;
} {
  const groups = toGroups(
    records.map(({ article, bytes }) => {
      return { bytes, length: bytes.length, published: article.published };
    }),
  );
  return {
    shelves: groups.map((group) => toShelf(group.map(({ bytes }) => bytes))),
    places: toPlaces(groups.map((group) => group.map(({ length }) => length))),
  };
}

function toReading(article: Article): FileReading {
  const { file, slug, id, tags, published, updated, removed } = article;
  const { authors, section, language, unlisted } = article;
  return {
    file,
    reading: {
      ...{ slug, id, idPlace: FILE_START, draft: false, references: [], addresses: [], media: [] },
      ...{ mediaOrigins: [], translationOf: null },
      ...{ published, updated, removed, authors, section, language, unlisted },
      // Without places, since nobody has written them.
      aliases: article.aliases.map((path) => ({
        ...{ path, pairs: [] },
        ...{ written: path, place: FILE_START },
      })),
      tags: tags.map((tag) => ({ slug: tag, written: tag })),
    },
    diagnostics: [],
  };
}
