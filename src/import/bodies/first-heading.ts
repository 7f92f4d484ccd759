// The first-level heading that a body begins with.
import type { Nodes } from 'mdast';
import { listNodes } from '../../compile/markdown/nodes.ts';
import { parseMarkdown } from '../../compile/markdown/parser.ts';

const HEADING = /^ {0,3}#[ \t]+([^\n]*)(?:\n|$)/u;

const UNDERLINED = /^([^\n]+)\n {0,3}=+[ \t]*(?:\n|$)/u;

export type FirstHeading = {
  /** As it is written, with the end of its line. */
  readonly whole: string;
  readonly markdown: string;
};

/** The heading at the very start; null where there is another one, or text. */
export function findFirstHeading(body: string): FirstHeading | null {
  const [whole, markdown = ''] = HEADING.exec(body) ?? UNDERLINED.exec(body) ?? [];
  return whole === undefined ? null : { whole, markdown };
}

/** The words of a heading, as a title has them: without marks, tags and addresses; null where none are left. */
export function toHeadingTitle({ whole }: FirstHeading): string | null {
  const text = listNodes(parseMarkdown(whole)).map(toWords).join('').trim();
  return text === '' ? null : text;
}

function toWords(node: Nodes): string {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value;
  return node.type === 'image' ? (node.alt ?? '') : '';
}
