// The text of a post as WordPress stores it → HTML as it shows it.
import { toPlainText } from '../feed/texts.ts';
import type { Tell } from '../notes.ts';
import { takeBlocks } from './blocks.ts';
import { toParagraphs } from './paragraphs.ts';
import { type PostSite, replaceShortcodes } from './shortcodes.ts';

/** Characters of a beginning that can be a summary. */
const MOST_EXCERPT = 500;

/** The HTML, and what stands before `<!--more-->` as text. */
export function toContentHtml(
  content: string,
  site: PostSite,
  tell: Tell,
): { readonly html: string; readonly excerpt: string | undefined } {
  const text = content.replace(/\r\n?/gu, '\n');
  const more = text.search(/<!--more/iu);
  const html = toHtml(text, site, tell);
  const silent = () => undefined;
  const before = more === -1 ? '' : toPlainText(toHtml(text.slice(0, more), site, silent));
  return { html, excerpt: before.length > MOST_EXCERPT || before === '' ? undefined : before };
}

function toHtml(content: string, site: PostSite, tell: Tell): string {
  const { text, isBlocks } = takeBlocks(content, site, tell);
  const kept: string[] = [];
  const keep = (html: string): string => `\n\n<!--kept ${kept.push(html) - 1}-->\n\n`;
  const marked = replaceShortcodes(text, site, keep, tell);
  const html = isBlocks ? marked : toParagraphs(marked, keep);
  return toFiles(restore(html, kept), site);
}

/** Links to the page of a picture lead to the picture: such pages are not imported. */
function toFiles(html: string, { files }: PostSite): string {
  if (files.size === 0) return html;
  return html.replace(/(?<=\shref=")[^"<>]*(?=")/gu, (url) => {
    const file = files.get(url) ?? files.get(`${url}/`);
    return file === undefined ? url : file.replace(/&/gu, '&amp;').replace(/"/gu, '&quot;');
  });
}

/** Puts back what was kept, and what was kept within. */
function restore(html: string, kept: readonly string[]): string {
  return html.replace(/<!--kept (\d+)-->/gu, (_, index) => {
    return restore(kept[Number(index)] ?? '', kept);
  });
}
