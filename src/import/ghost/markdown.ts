// Markdown that Ghost stored within other text, as HTML.
import { toHtml } from 'hast-util-to-html';
import { toHast } from 'mdast-util-to-hast';
import { parseMarkdown } from '../../compile/markdown/parser.ts';

export function markdownToHtml(markdown: string): string {
  const tree = toHast(parseMarkdown(markdown), { allowDangerousHtml: true, clobberPrefix: '' });
  return toHtml(tree, { allowDangerousHtml: true });
}
