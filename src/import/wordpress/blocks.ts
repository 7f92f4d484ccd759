// Blocks of WordPress' editor: comments around HTML.
import type { Tell } from '../notes.ts';
import type { WordPressSite } from './site.ts';

/** The beginning or the end of a block, with what is set in it. */
const COMMENT = /<!-- ?(\/?)wp:([^<>]*)-->/gu;
const PAGE_MARKS = /<!-- ?(?:more|noteaser|nextpage)[^<>]*-->/giu;
const EMBED = /<div class="wp-block-embed__wrapper">([^<>]*)<\/div>/gu;

/** Shared blocks may hold shared blocks, but not themselves. */
const MOST_DEPTH = 3;

/** The HTML of all blocks, and whether there are any. A block without HTML of its own is told. */
export function takeBlocks(
  content: string,
  site: WordPressSite,
  tell: Tell,
): { readonly text: string; readonly isBlocks: boolean } {
  const whole = withShared(content, site, 0);
  const isBlocks = /<!-- ?wp:/u.test(whole);
  const text = whole
    .replace(PAGE_MARKS, '\n\n')
    .replace(COMMENT, (_, end: string, inner: string) => {
      const [name = ''] = inner.split(' ');
      const isAlone = inner.trimEnd().endsWith('/');
      if (isAlone && name !== 'separator' && name !== 'spacer') {
        tell('wordpress-block', `the block "${name}" has no text of its own; left out`);
      }
      return end === '' ? '' : '\n';
    })
    .replace(EMBED, (whole, inner: string) => {
      const url = inner.trim();
      return URL.canParse(url) ? `<p><a href="${url}">${url}</a></p>` : whole;
    });
  return { text, isBlocks };
}

function withShared(content: string, site: WordPressSite, depth: number): string {
  if (depth === MOST_DEPTH) return content;
  return content.replace(COMMENT, (whole, _, inner: string) => {
    const [, id = ''] = /^block \{"ref":(\d+)/u.exec(inner) ?? [];
    const shared = site.blocks.get(id);
    return shared === undefined ? whole : withShared(shared, site, depth + 1);
  });
}
