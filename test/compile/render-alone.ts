// Renders a text that shows no media and leads to no other article.
import { toPageHtml } from '../../src/catalog/page-part.ts';
import type { LinkContext } from '../../src/compile/markdown/links.ts';
import { type Rendering, renderMarkdown } from '../../src/compile/markdown/markdown.ts';

const NOWHERE: LinkContext = {
  folder: { root: '/', files: new Set(), links: new Set(), find: () => undefined },
  origin: 'https://x.example',
  slugs: new Map(),
  files: new Map(),
  paths: { get: () => undefined },
  hosts: new Set(['x.example']),
  findMedium: () => {
    throw new Error('no text here shows a medium');
  },
  sizedPictures: new Map(),
  written: new Map(),
};

export type Rendered = {
  readonly rendering: Rendering;
  /** What feeds have, and what the page has. */
  readonly html: string;
  readonly page: string;
  readonly diagnostics: readonly string[];
};

/** Throws for a text that is refused. `language` is BCP 47. */
export function renderAlone(text: string, language = 'en'): Rendered {
  const diagnostics: string[] = [];
  const body = { text, line: 1, file: 'articles/me.md', path: '/articles/me', language };
  const rendering = renderMarkdown(body, NOWHERE, (rule, { line, column }, message) => {
    diagnostics.push(`${line}:${column} ${rule} ${message}`);
  });
  if (rendering === null) throw new Error(diagnostics.join('\n'));
  const { html, page } = rendering;
  return { rendering, html, page: toPageHtml(html, page), diagnostics };
}
