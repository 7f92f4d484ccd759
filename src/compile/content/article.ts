// An article as compile knows it: one Markdown file, validated and rendered to safe HTML.
import type { Picture } from '../../catalog/site.ts';

/** A file that travels with an article (RSS enclosure, JSON Feed attachment). Length in bytes. */
export type Attachment = {
  readonly url: string;
  readonly type: string;
  readonly length: number;
  readonly title: string | null;
};

/** What the catalog and other articles need to know of an article: all that is held of each. */
export type Listed = {
  /** Path from the content folder, for diagnostics: `articles/2026-01-05-x.md`. */
  readonly file: string;
  readonly slug: string;
  /** Permanent and independent of origin, title and date (design: Ids). */
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

export type Article = Listed & {
  /** The entry's link in all formats: the permalink, or `canonical:`. Absolute. */
  readonly link: string;
  readonly title: string;
  /** Plain text; the first paragraph's, cut before 300 characters, where the editor wrote none. */
  readonly summary: string;
  readonly image: (Picture & { readonly alt: string }) | null;
  readonly attachments: readonly Attachment[];
  /** The body as written, without front matter and HTML comments. */
  readonly markdown: string;
  /** Sanitised, conforming, every URL absolute, no `]]>`, no character XML 1.0 forbids. */
  readonly html: string;
  readonly words: number;
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
