// What an import carried, in numbers.
import { toNormalForm } from '../query/names.ts';
import type { Planned } from './articles/plan.ts';
import type { Written } from './articles/write-articles.ts';

export type ImportCounts = {
  readonly posts: number;
  readonly drafts: number;
  /** Posts that are in the content folder already. */
  readonly kept: number;
  readonly authors: number;
  readonly sections: number;
  readonly tags: number;
  readonly aliases: number;
  readonly ids: number;
  readonly redirects: number;
  /** Files of other sites, by `--media`. */
  readonly downloads: number;
};

/**
 * `posts` are all that were read; `redirects` and `downloads` those that are new.
 */
export function toCounts(
  posts: number,
  planned: readonly Planned[],
  { articles, authors, sections }: Written,
  { redirects, downloads }: Pick<ImportCounts, 'redirects' | 'downloads'>,
): ImportCounts {
  const all = articles.map(({ text }) => text.frontMatter);
  return {
    posts,
    drafts: all.filter(({ draft }) => draft).length,
    kept: planned.filter(({ there }) => there !== null).length,
    authors: authors.size,
    sections: sections.size,
    tags: new Set(all.flatMap(({ tags = [] }) => tags.map(toNormalForm))).size,
    aliases: all.reduce((sum, { aliases = [] }) => sum + aliases.length, 0),
    ids: all.filter(({ id }) => id !== undefined).length,
    redirects,
    downloads,
  };
}
