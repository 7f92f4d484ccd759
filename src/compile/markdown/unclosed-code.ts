// Blocks of code that are not closed: all that follows is code, too.
import type { Code, Nodes } from 'mdast';
import type { Place, Report } from '../diagnostics/rules.ts';

/** Reports each fence among a text's nodes without its counterpart. */
export function reportUnclosedCode(
  text: string,
  nodes: readonly Nodes[],
  start: Place,
  report: Report,
): void {
  for (const node of nodes) {
    const fence = node.type === 'code' ? findOpenFence(text, node) : null;
    if (fence === null) continue;
    const message = `the code block is not closed; add a line with ${fence} after the code`;
    report('unclosed-code', node.position?.start ?? start, message);
  }
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
