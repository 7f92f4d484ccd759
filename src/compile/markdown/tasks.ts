// Boxes of task lists: each is labelled by its text, so that whoever cannot see them together hears both.
import type { Element, ElementContent, Root } from 'hast';
import { visit } from 'unist-util-visit';

/** What stands on lines of its own, and so outside of a label (HTML §4.10.4: phrasing content). */
const BLOCKS: ReadonlySet<string> = new Set([
  ...['blockquote', 'details', 'div', 'dl', 'figure', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr'],
  ...['ol', 'p', 'pre', 'section', 'table', 'ul'],
]);

/** Puts each checkbox and the text after it into a label, in place. */
export function labelTasks(tree: Root): void {
  visit(tree, 'element', (element) => {
    const start = element.children.findIndex(isBox);
    if (start < 0 || element.tagName === 'label') return;
    const rest = element.children.slice(start);
    const length = rest.findIndex((child) => child.type === 'element' && BLOCKS.has(child.tagName));
    const children = length < 0 ? rest : rest.slice(0, length);
    const label: Element = { type: 'element', tagName: 'label', properties: {}, children };
    element.children.splice(start, children.length, label);
  });
}

function isBox(node: ElementContent): boolean {
  return node.type === 'element' && node.tagName === 'input';
}
