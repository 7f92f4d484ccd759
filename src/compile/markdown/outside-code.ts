// A text as prose: what stands in code and comments is blank, all else keeps its place.
import type { Nodes } from 'mdast';
import { readTokens } from './html-tokens.ts';

/** Elements in which a text is quoted, or not shown. */
const QUOTING: ReadonlySet<string> = new Set(
  'code kbd math pre samp script style svg template textarea tt var xmp'.split(' '),
);

/** A piece of a text, by offsets. */
export type Range = { readonly start: number; readonly end: number };

/** `text` with spaces for the code and the comments among its nodes; lines and columns stay. */
export function blankCode(text: string, nodes: readonly Nodes[]): string {
  const pieces: string[] = [];
  let kept = 0;
  for (const { start, end } of listCodeRanges(text, nodes)) {
    if (end <= kept) continue;
    const from = Math.max(kept, start);
    pieces.push(text.slice(kept, from), text.slice(from, end).replace(/[^\n]/g, ' '));
    kept = end;
  }
  return pieces.join('') + text.slice(kept);
}

/** The ranges of code and comments among the nodes of a text, in the order of their starts. */
export function listCodeRanges(text: string, nodes: readonly Nodes[]): readonly Range[] {
  const ranges: Range[] = [];
  let open: (Range & { readonly name: string }) | null = null;
  for (const node of nodes) {
    const { start, end } = toRange(node);
    if (node.type === 'code' || node.type === 'inlineCode') ranges.push({ start, end });
    if (node.type !== 'html') continue;
    for (const token of readTokens(text.slice(start, end))) {
      const range = { start: start + token.start, end: start + token.end };
      if (token.kind === 'comment' || token.kind === 'unclosed') ranges.push(range);
      else if (open === null && token.kind === 'start' && QUOTING.has(token.name)) {
        open = { ...range, name: token.name };
      } else if (token.kind === 'end' && token.name === open?.name) {
        ranges.push({ start: open.start, end: range.end });
        open = null;
      }
    }
  }
  return ranges.toSorted((a, b) => a.start - b.start);
}

function toRange({ position }: Nodes): Range {
  return { start: position?.start.offset ?? 0, end: position?.end.offset ?? 0 };
}
