// HTML that an editor wrote into Markdown, as the source has it: start tags and comments.
import type { Html, Root } from 'mdast';
import type { Place, Report } from '../rules.ts';
import { walkNodes } from './nodes.ts';

/** A start tag in the source; `element` is its name in lower case. */
export type SourceTag = { readonly element: string; readonly place: Place };

// Elements in which the HTML parser sees text alone, so that no tag and no comment begins there.
const TEXT_ONLY = 'script|style|textarea|title|xmp|iframe|noembed|noframes';
const TOKENS = new RegExp(
  [
    '(?<comment><!--(?:-?>|[\\s\\S]*?--!?>))',
    '(?<open><!--)',
    '(?<other><[!?][^>]*>?)',
    `<(?<text>${TEXT_ONLY})(?=[\\s/>])(?:"[^"]*"|'[^']*'|[^'">])*>[\\s\\S]*?(?:</\\k<text>|$)`,
    '<(?<tag>[a-z][^\\s/>]*)(?:"[^"]*"|\'[^\']*\'|[^\'">])*>',
  ].join('|'),
  'giu',
);

/** The raw HTML nodes of a Markdown tree, in order. */
export function findRawHtml(tree: Root): readonly Html[] {
  const nodes: Html[] = [];
  walkNodes(tree, (node) => {
    if (node.type === 'html') nodes.push(node);
  });
  return nodes;
}

/** Start tags of raw HTML; what is neither tag nor comment, and comments without end, is reported. */
export function findTags(nodes: readonly Html[], report: Report): readonly SourceTag[] {
  return nodes.flatMap((node) =>
    [...node.value.matchAll(TOKENS)].flatMap(({ index, groups = {} }) => {
      const place = toPlace(node, index);
      if (groups['open']) {
        report('unclosed-comment', place, 'the comment has no end (-->); what follows is lost');
      }
      if (groups['other']) {
        report('dropped-element', place, `${groups['other'].slice(0, 20)}: this is not published`);
      }
      const element = groups['text'] ?? groups['tag'];
      return element === undefined ? [] : [{ element: element.toLowerCase(), place }];
    }),
  );
}

/** The Markdown without its HTML comments; offsets of `nodes` count in `markdown`. */
export function withoutComments(markdown: string, nodes: readonly Html[]): string {
  const pieces: string[] = [];
  let kept = 0;
  for (const { position } of nodes) {
    const start = position?.start.offset ?? kept;
    const end = position?.end.offset ?? kept;
    for (const { index, groups = {}, 0: token } of markdown.slice(start, end).matchAll(TOKENS)) {
      if (!groups['comment'] && !groups['open']) continue;
      pieces.push(markdown.slice(kept, start + index));
      kept = groups['open'] ? end : start + index + token.length;
    }
  }
  return [...pieces, markdown.slice(kept)].reduce(join, '');
}

/** Where a comment was cut, empty lines before and after it become one. */
function join(before: string, after: string): string {
  const apart = before === '' || before.endsWith('\n\n');
  return before + (apart ? after.replace(/^\n+/u, '') : after);
}

/** The place the HTML parser gives a token: it counts within the node's value. */
function toPlace({ position, value }: Html, index: number): Place {
  const start = position?.start ?? { line: 1, column: 1 };
  const before = value.slice(0, index).split('\n');
  const last = before.at(-1) ?? '';
  if (before.length === 1) return { line: start.line, column: start.column + index };
  return { line: start.line + before.length - 1, column: last.length + 1 };
}
