// The articles of all posts that are not in the content folder yet, and what they add to the site.
import { toNormalForm } from '../../query/names.ts';
import { attempt } from '../attempt.ts';
import type { Converted } from '../conversion.ts';
import type { PostAuthor } from '../post.ts';
import { createAuthors, createSections } from '../site/authors.ts';
import type { SiteFile } from '../site/site-file.ts';
import { type ArticleText, toArticleText } from './article.ts';
import { toAuthor } from './author.ts';
import type { LinkWorld } from './links.ts';
import type { Planned } from './plan.ts';

/** An article with its file, below the content folder. */
export type WrittenArticle = {
  readonly file: string;
  readonly planned: Planned;
  readonly text: ArticleText;
};

/** Articles, and what they have that `site.yaml` lacks. */
export type Written = {
  readonly articles: readonly WrittenArticle[];
  readonly authors: ReadonlyMap<string, PostAuthor>;
  readonly sections: ReadonlyMap<string, string>;
  readonly tags: ReadonlyMap<string, string>;
};

/** Who and what the site is where `site.yaml` does not say it. */
type Fallback = { readonly title: string; readonly language: string };

/**
 * Writes what is planned; posts that are there already, or say nothing, have no article. `bodies` are of those
 * that are not; `author` is of posts that name none.
 */
export function writeAll(
  planned: readonly Planned[],
  bodies: ReadonlyMap<Planned, Converted>,
  siteFile: SiteFile,
  site: Fallback,
  world: LinkWorld,
  author: string | undefined,
): Written {
  const authors = createAuthors(siteFile.authors);
  const sections = createSections(siteFile.sections);
  const language = siteFile.language ?? site.language;
  const tags = new Map<string, string>();
  const articles = planned.flatMap((one): readonly WrittenArticle[] => {
    const body = bodies.get(one);
    if (body === undefined) return [];
    const { post } = one;
    const keys = post.authors.flatMap((person) => authors.toKey(toAuthor(person, world)) ?? []);
    if (keys.length === 0) {
      const [only, ...others] = new Set(siteFile.authors.values());
      const own = only !== undefined && others.length === 0 && author === undefined;
      const name = author ?? (own ? only : (siteFile.title ?? site.title));
      const message = `no author; "${name}" is taken, --author NAME takes another`;
      if (author === undefined) world.note({ rule: 'default-author', place: post.place, message });
      keys.push(...[authors.toKey({ name })].filter((key) => key !== null));
    }
    const section =
      post.section === undefined ? undefined : (sections.toKey(post.section) ?? undefined);
    const named = { authors: [...new Set(keys)], section, language };
    const { markdown, notes } = body;
    for (const note of notes) world.note(note);
    if (markdown === null) return [];
    const text = attempt(post.place, world.note, () => toArticleText(one, markdown, named, world));
    if (text === null) return [];
    if (siteFile.onlyTags) {
      for (const tag of text.frontMatter.tags ?? []) {
        const form = toNormalForm(tag);
        if (!siteFile.tags.has(form)) tags.set(form, tags.get(form) ?? tag);
      }
    }
    return [{ file: one.file, planned: one, text }];
  });
  return { articles, authors: authors.added, sections: sections.added, tags };
}
