// Blocks: neighbouring articles that are indexed together, a month at most.
import { toMonths } from '../../search/numbers.ts';
import { type LocatedRecord, toFingerprint } from '../output/records.ts';
import type { BlockArticle } from './block.ts';

/** Numbers of a block: few enough to be indexed anew for each edit, enough to be indexed together. */
const SIZE = 128;

/** An article as the index knows it; in the order of the catalog. */
export type IndexedArticle = {
  /** Seconds since 1970. */
  readonly published: number;
  readonly record: LocatedRecord;
  /** The names of its authors and tags, one a line. */
  readonly names: string;
  /** False for one that no list shows, or that is removed. */
  readonly isListed: boolean;
};

export type Block = {
  /** Its month and its place in it. */
  readonly name: string;
  /** Another one for other articles, or others of their texts. */
  readonly key: string;
  /** The first one of its numbers. */
  readonly number: number;
  readonly articles: readonly BlockArticle[];
};

export function toBlocks(articles: readonly IndexedArticle[]): readonly Block[] {
  const published = Uint32Array.from(articles, (article) => article.published);
  return toMonths(published).flatMap(({ position, number, count }) => {
    const month = new Date((published[position] ?? 0) * 1000).toISOString().slice(0, 7);
    return Array.from({ length: Math.ceil(count / SIZE) }, (_, index) => {
      const start = position + index * SIZE;
      const own = articles.slice(start, Math.min(start + SIZE, position + count));
      return toBlock(`${month} ${index}`, number + index * SIZE, own);
    });
  });
}

function toBlock(name: string, number: number, own: readonly IndexedArticle[]): Block {
  const listed = own.flatMap(({ record, names, isListed }, index) =>
    isListed ? [{ record, names, number: index }] : [],
  );
  const ingredients = listed.map((one) => [one.number, one.record.fingerprint, one.names]);
  return {
    name,
    key: toFingerprint(JSON.stringify(ingredients)),
    number,
    articles: listed.map(({ record: { file, offset, length }, ...one }) => ({
      ...one,
      record: { file, offset, length },
    })),
  };
}
