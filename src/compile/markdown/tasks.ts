// Boxes of task lists: each is labelled by its text, so that whoever cannot see them together hears both.
import type { Element, ElementContent, Root } from 'hast';
import type { Place } from '../diagnostics/rules.ts';
import { walkElements } from './elements.ts';

/** What stands on lines of its own, and so outside of a label (HTML §4.10.4: phrasing content). */
const BLOCKS: ReadonlySet<string> = new Set([
  ...['blockquote', 'details', 'div', 'dl', 'figure', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr'],
  ...['ol', 'p', 'pre', 'section', 'table', 'ul'],
]);

/** Puts each checkbox and the text after it into a label, in place. */
export function labelTasks(tree: Root, start: Place): void {
  walkElements(tree, start, (element) => {
    const box = element.children.findIndex(isBox);
    if (box < 0 || element.tagName === 'label') return undefined;
    const rest = element.children.slice(box);
    const length = rest.findIndex((child) => child.type === 'element' && BLOCKS.has(child.tagName));
    const children = length < 0 ? rest : rest.slice(0, length);
    const label: Element = { type: 'element', tagName: 'label', properties: {}, children };
    element.children.splice(box, children.length, label);
    return undefined;
  });
}

function isBox(node: ElementContent): boolean {
  return node.type === 'element' && node.tagName === 'input';
}
