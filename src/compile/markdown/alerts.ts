// GitHub's alerts (`> [!NOTE]`) as quotations that stay readable where a reader drops classes.
import type { Blockquote, Paragraph, PhrasingContent, Root } from 'mdast';
import { walkNodes } from './nodes.ts';

const MARK = /^\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][ \t]*(?:\n|$)/iu;

/** Turns each alert of a Markdown tree, in place, into `<blockquote class="alert alert-note">`. */
export function markAlerts(tree: Root): void {
  walkNodes(tree, (node) => {
    if (node.type !== 'blockquote') return;
    const [first, ...others] = node.children;
    if (first?.type === 'paragraph') markAlert(node, first, others);
  });
}

function markAlert(quotation: Blockquote, first: Paragraph, others: Blockquote['children']): void {
  const [start, ...rest] = first.children;
  if (start?.type !== 'text') return;
  const [mark, written] = MARK.exec(start.value) ?? [];
  if (mark === undefined || written === undefined) return;
  const text = start.value.slice(mark.length);
  const alone = text === '' && rest.length > 0 && rest[0]?.type !== 'break' && !mark.endsWith('\n');
  if (alone) return;
  const name = written.toLowerCase();
  const after = rest[0]?.type === 'break' && text === '' ? rest.slice(1) : rest;
  const content = text === '' ? after : [{ ...start, value: text }, ...after];
  quotation.data = { hProperties: { className: ['alert', `alert-${name}`] } };
  quotation.children = [
    toTitle(name),
    ...(content.length > 0 ? [{ ...first, children: content }] : []),
    ...others,
  ];
}

function toTitle(name: string): Paragraph {
  const title: PhrasingContent = {
    type: 'strong',
    children: [{ type: 'text', value: name.charAt(0).toUpperCase() + name.slice(1) }],
  };
  return { type: 'paragraph', children: [title] };
}
