// An article as compile knows it: one Markdown file, validated and rendered to safe HTML.
import type { PagePart } from '../../catalog/page-part.ts';
import type { About } from '../../catalog/record.ts';

/**
 * `link` is the permalink, or `canonical:`; `summary` the first paragraph's text where none is written.
 * Dates are in seconds since 1970.
 */
export type Article = About & {
  /** Path from the content folder, for diagnostics: `articles/2026-01-05-x.md`. */
  readonly file: string;
  readonly slug: string;
  /** Old paths that lead here, each beginning with `/`; former slugs are `/articles/{slug}`. */
  readonly aliases: readonly string[];
  readonly removed: number | null;
  readonly unlisted: boolean;
  /** The body as written, without front matter and HTML comments. */
  readonly markdown: string;
  /** Sanitised, conforming, every URL absolute, no `]]>`, no character XML 1.0 forbids. */
  readonly html: string;
  /** What its page has beyond that. */
  readonly page: PagePart;
};
