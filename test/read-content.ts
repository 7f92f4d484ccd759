// A content folder as compile reads it, but with whole articles in memory: what tests look into.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Article, Listed } from '../src/compile/content/article.ts';
import type { Content, Reading } from '../src/compile/content/content.ts';
import { readArticle } from '../src/compile/content/read-article.ts';
import { readContent, type Told } from '../src/compile/content/read-content.ts';
import { type Stored, toRecord, toTerms } from '../src/compile/output/records.ts';
import {
  type Place,
  type Shelf,
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

export async function readWhole(options: Options): Promise<Reading> {
  return await readContent<Article>(
    { ...options, memory: new Map() },
    async (files, { around, settings, now }) =>
      await Promise.all(
        files.map(async (file) => {
          const bytes = await readFile(path.join(options.folder, file));
          const told: Told[] = [];
          const reading = readArticle(file, bytes, around, settings.facts, now, (...fault) => {
            const [rule, place, message] = fault;
            told.push({ rule, place, message });
          });
          return { reading, told, details: () => ({ anchors: reading?.anchors ?? [] }) };
        }),
      ),
  );
}

export type Recorded = Stored & { readonly article: Listed };

/** The records of all articles, in the content's order. */
export function toRecords({ articles, authors, tags }: Content): readonly Recorded[] {
  const terms = toTerms(authors, tags);
  return articles.map((article) => ({ article, ...toRecord(article, terms) }));
}

export function toShelves(records: readonly Recorded[]): {
  readonly shelves: readonly Shelf[];
  readonly places: readonly Place[];
} {
  const groups = toGroups(records.map((record) => ({ ...record, length: record.bytes.length })));
  return {
    shelves: groups.map((group) => toShelf(group.map(({ bytes }) => bytes))),
    places: toPlaces(groups),
  };
}
