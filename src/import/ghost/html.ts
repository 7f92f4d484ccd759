// The text of a post of Ghost as HTML: what is stored, else made of its editor's own form.
import { fromLexical } from './lexical.ts';
import { markdownToHtml } from './markdown.ts';
import { fromMobiledoc } from './mobiledoc.ts';
import type { GhostPost } from './shape.ts';

/** HTML that is stored is what readers saw. */
export function toHtml(
  { html, lexical, mobiledoc, markdown }: GhostPost,
  tell: (rule: string, message: string) => void,
): string {
  if (html) return html;
  const onCard = (name: string): void =>
    tell('ghost-card', `the card "${name}" is of a kind that is not known; left out`);
  try {
    if (lexical) return fromLexical(JSON.parse(lexical), onCard);
    if (mobiledoc) return fromMobiledoc(JSON.parse(mobiledoc), onCard);
  } catch {
    tell('bad-text', 'its text cannot be read; left out');
    return '';
  }
  return markdown ? markdownToHtml(markdown) : '';
}
