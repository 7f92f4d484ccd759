// The summary that an author marked in the text, `<!-- more -->`, as plain text.
import type { Nodes } from 'mdast';
import { parseMarkdown } from '../../compile/markdown/parser.ts';

const MARK = /<!--+ ?(?:more|truncate|excerpt)[^<>]*-->/iu;
const MARKS = /<!--+ ?(?:more|truncate|excerpt)[^<>]*-->/giu;

/** Characters that a summary has at most; it is cut between words. */
const MOST = 500;

/** The text without the mark, and what stands before it; undefined where that says no more than a first paragraph. */
export function takeExcerpt(text: string): {
  readonly body: string;
  readonly excerpt: string | undefined;
} {
  const found = MARK.exec(text);
  if (found === null) return { body: text, excerpt: undefined };
  const before = text.slice(0, found.index);
  const after = text.slice(found.index + found[0].length).replace(MARKS, '');
  const body = `${before.trimEnd()}\n\n${after.trimStart()}`;
  const blocks = parseMarkdown(before).children.filter(
    ({ type }) => type === 'paragraph' || type === 'list' || type === 'blockquote',
  );
  if (blocks.length < 2) return { body, excerpt: undefined };
  const words = blocks.map(toPlain).join(' ').replace(/\s+/gu, ' ').trim();
  if (words.length <= MOST) return { body, excerpt: words === '' ? undefined : words };
  const cut = words.lastIndexOf(' ', MOST);
  return { body, excerpt: `${words.slice(0, cut === -1 ? MOST : cut)}…` };
}

function toPlain(node: Nodes): string {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value;
  if (node.type === 'break') return ' ';
  if (!('children' in node)) return '';
  const glue = node.type === 'list' || node.type === 'blockquote' ? ' ' : '';
  return node.children.map(toPlain).join(glue);
}
