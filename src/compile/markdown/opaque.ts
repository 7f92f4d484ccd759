// Parts of a text in which nothing but code, tags and addresses stands: dollar signs there are no formula's.
import type { Link, Nodes } from 'mdast';
import { readTokens } from './html-tokens.ts';
import { listCodeRanges, type Range } from './outside-code.ts';

/** What is shown, or looked for, as it is written. */
const WHOLE: ReadonlySet<string> = new Set([
  ...['definition', 'footnoteReference', 'image', 'imageReference'],
]);

/** The ranges of such parts among the nodes of a text, in the order of their starts. */
export function listOpaqueRanges(text: string, nodes: readonly Nodes[]): readonly Range[] {
  const others = nodes.flatMap((node): readonly Range[] => {
    const start = node.position?.start.offset;
    const end = node.position?.end.offset;
    if (start === undefined || end === undefined) return [];
    if (WHOLE.has(node.type)) return [{ start, end }];
    if (node.type === 'link') return [toAddress(text, node, start, end)];
    if (node.type !== 'html') return [];
    return readTokens(text.slice(start, end)).map((token) => ({
      start: start + token.start,
      end: start + token.end,
    }));
  });
  return [...listCodeRanges(text, nodes), ...others].toSorted((a, b) => a.start - b.start);
}

/** What follows the words of a link; all of one that is an address alone. */
function toAddress(text: string, { children }: Link, start: number, end: number): Range {
  const words = children.at(-1)?.position?.end.offset;
  return text[start] === '[' && words !== undefined ? { start: words, end } : { start, end };
}

/** Whether a place is in one of the ranges; asked for places in their order, which it remembers. */
export function readRanges(ranges: readonly Range[]): (place: number) => boolean {
  let next = 0;
  let end = -1;
  return (place) => {
    for (
      let range = ranges[next];
      range !== undefined && range.start <= place;
      range = ranges[next]
    ) {
      end = Math.max(end, range.end);
      next += 1;
    }
    return place < end;
  };
}
