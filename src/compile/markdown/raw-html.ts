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

/** The Markdown without its HTML comments; offsets of `nodes` count in `markdown`. */
export function withoutComments(markdown: string, nodes: readonly Html[]): string {
  const pieces: string[] = [];
  let kept = 0;
  for (const { position } of nodes) {
    const start = position?.start.offset ?? kept;
    const end = position?.end.offset ?? kept;
    for (const token of readTokens(markdown.slice(start, end))) {
      if (token.kind !== 'comment' && token.kind !== 'unclosed') continue;
      pieces.push(markdown.slice(kept, start + token.start));
      kept = start + token.end;
    }
  }
  return join([...pieces, markdown.slice(kept)]);
}

/** Where a comment was cut, empty lines before and after it become one. */
function join(pieces: readonly string[]): string {
  let end = '\n\n';
  const joined = pieces.map((piece) => {
    const added = end === '\n\n' ? piece.replace(/^\n+/u, '') : piece;
    end = (end + added.slice(-2)).slice(-2);
    return added;
  });
  return joined.join('');
}

/** The place the HTML parser gives a token: it counts within the node's value. */
export function toTokenPlace({ position }: Html, { line, column }: HtmlToken): Place {
  const start = position?.start ?? { line: 1, column: 1 };
  if (line === 1) return { line: start.line, column: start.column + column - 1 };
  return { line: start.line + line - 1, column };
}
