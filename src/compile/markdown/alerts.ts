// GitHub's alerts (`> [!NOTE]`) as quotations that stay readable where a reader drops classes.
import type { Blockquote, Paragraph, PhrasingContent, Root } from 'mdast';
import { walkNodes } from './nodes.ts';
import type { AlertKind, GeneratedWords } from './words.ts';

const KINDS: readonly AlertKind[] = ['note', 'tip', 'important', 'warning', 'caution'];
const MARK = new RegExp(`^\\[!(${KINDS.join('|')})\\][ \\t]*(?:\\n|$)`, 'iu');

/**
 * Turns each alert of a Markdown tree, in place, into `<blockquote class="alert alert-note">` that
 * begins with its kind in words.
 */
export function markAlerts(tree: Root, words: GeneratedWords): void {
  walkNodes(tree, (node) => {
    if (node.type !== 'blockquote') return;
    const [first, ...others] = node.children;
    if (first?.type === 'paragraph') markAlert(node, first, others, words);
  });
}

function markAlert(
  quotation: Blockquote,
  first: Paragraph,
  others: Blockquote['children'],
  words: GeneratedWords,
): void {
  const [start, ...rest] = first.children;
  if (start?.type !== 'text') return;
  const [mark, written] = MARK.exec(start.value) ?? [];
  if (mark === undefined || written === undefined) return;
  const text = start.value.slice(mark.length);
  const alone = text === '' && rest.length > 0 && rest[0]?.type !== 'break' && !mark.endsWith('\n');
  if (alone) return;
  const kind = KINDS.find((name) => name === written.toLowerCase()) ?? 'note';
  const after = rest[0]?.type === 'break' && text === '' ? rest.slice(1) : rest;
  const content = text === '' ? after : [{ ...start, value: text }, ...after];
  quotation.data = { hProperties: { className: ['alert', `alert-${kind}`] } };
  quotation.children = [
    toTitle(kind, words),
    ...(content.length > 0 ? [{ ...first, children: content }] : []),
    ...others,
  ];
}

function toTitle(kind: AlertKind, { alerts, lang }: GeneratedWords): Paragraph {
  const title: PhrasingContent = {
    type: 'strong',
    children: [{ type: 'text', value: alerts[kind] }],
  };
  const hProperties = { className: ['alert-title'], ...(lang === undefined ? {} : { lang }) };
  return { type: 'paragraph', children: [title], data: { hProperties } };
}
