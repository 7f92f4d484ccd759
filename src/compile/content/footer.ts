// The footer of site.yaml: short Markdown, as all pages have it.
import type { Place, Report } from '../diagnostics/rules.ts';
import type { LinkContext } from '../markdown/links.ts';
import { renderMarkdown } from '../markdown/markdown.ts';
import { toForeignOrigins } from './media-origins.ts';
import type { PageReading } from './static-pages.ts';

export type Footer = {
  /** What it leads to and shows, to be checked as that of pages. */
  readonly reading: PageReading;
  readonly html: string;
};

/** Renders a footer; null, with a diagnostic at its place, for one that cannot stand on every page. */
export function readFooter(
  { text, place }: { readonly text: string; readonly place: Place },
  language: string,
  linkContext: LinkContext,
  report: Report,
): Footer | null {
  const file = 'site.yaml';
  const body = { text, line: 1, file, path: '/', language };
  const rendering = renderMarkdown(body, linkContext, (rule, _place, message) =>
    report(rule, place, message),
  );
  if (rendering === null) return null;
  if (rendering.anchors.size > 0) {
    report('bad-value', place, '"footer" must have no headings, footnotes and ids');
    return null;
  }
  const { html, references, addresses, media, played } = rendering;
  // Lists have it, too, and their policy lets them play nothing of other sites.
  if (toForeignOrigins(played, linkContext.origin).length > 0) {
    report('bad-value', place, '"footer" must have no audio and video from other sites');
    return null;
  }
  return {
    reading: {
      ...{ file, slug: null, draft: false, page: null },
      references: references.map((one) => ({ ...one, place })),
      addresses: addresses.map((one) => ({ ...one, place })),
      anchors: rendering.anchors,
      mediaOrigins: [],
      media: media.map((medium) => medium.file),
    },
    html,
  };
}
