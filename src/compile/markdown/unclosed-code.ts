// Blocks of code that are not closed: all that follows is code, too.
import type { Code, Root } from 'mdast';
import type { Place, Report } from '../diagnostics/rules.ts';
import { walkNodes } from './nodes.ts';

/** Reports each fence of a text's tree without its counterpart. */
export function reportUnclosedCode(text: string, tree: Root, start: Place, report: Report): void {
  walkNodes(tree, (node) => {
    if (node.type !== 'code') return;
    const fence = findOpenFence(text, node);
    if (fence === null) return;
    const message = `the code block is not closed; add a line with ${fence} after the code`;
    report('unclosed-code', node.position?.start ?? start, message);
  });
}

/** The fence that opens a block and does not close it; null when it does, or has none. */
function findOpenFence(text: string, { position }: Code): string | null {
  const lines = text.slice(position?.start.offset, position?.end.offset).trimEnd().split('\n');
  const [, fence] = /^(`{3,}|~{3,})/u.exec(lines[0] ?? '') ?? [];
  if (fence === undefined) return null;
  const last = lines.length > 1 ? (lines.at(-1) ?? '').replace(/^[ \t>]+/u, '') : '';
  const isClosed = last.startsWith(fence) && last === fence.charAt(0).repeat(last.length);
  return isClosed ? null : fence;
}
