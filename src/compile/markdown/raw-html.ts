// HTML that an editor wrote into Markdown, as the source has it: start tags and comments.
import type { Html, Root } from 'mdast';
import type { Place, Report } from '../diagnostics/rules.ts';
import { type HtmlToken, readTokens } from './html-tokens.ts';
import { walkNodes } from './nodes.ts';

/** A start tag in the source; `element` is its name in lower case. */
export type SourceTag = { readonly element: string; readonly place: Place };

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
    readTokens(node.value).flatMap((token) => {
      const place = toTokenPlace(node, token);
      if (token.kind === 'unclosed') {
        report(
          'unclosed-comment',
          place,
          'the comment is not closed (-->); the text after it is lost',
        );
      }
      if (token.kind === 'other') {
        const beginning = node.value.slice(token.start, token.end).slice(0, 20);
        report('dropped-element', place, `${beginning}: not allowed; removed`);
      }
      return token.kind === 'start' ? [{ element: token.name, place }] : [];
    }),
  );
}

/** The place the HTML parser gives a token: it counts within the node's value. */
export function toTokenPlace({ position }: Html, { line, column }: HtmlToken): Place {
  const start = position?.start ?? { line: 1, column: 1 };
  if (line === 1) return { line: start.line, column: start.column + column - 1 };
  return { line: start.line + line - 1, column };
}
