// An article as compile knows it: one Markdown file, validated and rendered to safe HTML.
import type { About } from '../../catalog/record.ts';

/** What the catalog and other articles need to know of an article: all that is held of each. */
export type Listed = {
  /** Path from the content folder, for diagnostics: `articles/2026-01-05-x.md`. */
  readonly file: string;
  readonly slug: string;
  /** Permanent and independent of origin, title and date. */
  readonly id: string;
  /** Old paths that lead here, each beginning with `/`; former slugs are `/articles/{slug}`. */
  readonly aliases: readonly string[];
  /** Seconds since 1970. */
  readonly published: number;
  readonly updated: number | null;
  readonly removed: number | null;
  /** Slugs of `site.yaml`'s authors, at least one. */
  readonly authors: readonly string[];
  readonly section: string | null;
  /** Slugs of the content's tags (aliases resolved), in the editor's order, without doubles. */
  readonly tags: readonly string[];
  readonly language: string;
  readonly unlisted: boolean;
};

/** `link` is the permalink, or `canonical:`; `summary` the first paragraph's text where none is written. */
export type Article = Listed &
  About & {
    /** The body as written, without front matter and HTML comments. */
    readonly markdown: string;
    /** Sanitised, conforming, every URL absolute, no `]]>`, no character XML 1.0 forbids. */
    readonly html: string;
  };

/** An article without what is on its shelf alone. */
export function toListed(article: Article): Listed {
  const { file, slug, id, aliases, published, updated, removed } = article;
  const { authors, section, tags, language, unlisted } = article;
  return {
    file,
    slug,
    id,
    aliases,
    published,
    updated,
    removed,
    authors,
    section,
    tags,
    language,
    unlisted,
  };
}
