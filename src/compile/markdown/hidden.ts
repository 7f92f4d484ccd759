// What an editor has hidden. The ways to hide it are not published, and it would show.
import type { Element, Parents, Root } from 'hast';
import type { Place, Report } from '../diagnostics/rules.ts';
import { dropElements, toTextProperty } from './elements.ts';
import { isStripped } from './sanitise-schema.ts';

/** Elements that browsers do not show; `<dialog open>` they do. */
const UNSEEN: ReadonlySet<string> = new Set(['datalist', 'dialog']);

const HIDING =
  /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))\s*(?:!|;|$)/iu;

/** Classes of common style sheets for what only screen readers read. */
const SPOKEN: ReadonlySet<string> = new Set(
  'sr-only screen-reader-only screen-reader-text visually-hidden visuallyhidden'.split(' '),
);

/**
 * Drops each hidden element with all it holds, in place, and reports it. What is for screen readers is
 * dropped too, since it repeats what the eye sees; but where a link has no other text, it is its name.
 */
export function dropHidden(tree: Root, start: Place, report: Report): void {
  dropElements(tree, start, (element, place, parent) => {
    if (isStripped(element.tagName)) return 'whole';
    const fault = findHiddenFault(element, parent);
    if (fault === null) return true;
    report('dropped-element', place, `<${element.tagName}> is ${fault}; removed with its content`);
    return false;
  });
}

function findHiddenFault(element: Element, parent: Parents): string | null {
  const { tagName, properties } = element;
  const isOpen = tagName === 'dialog' && properties['open'] !== undefined;
  const style = toTextProperty(properties, 'style') ?? '';
  const isHidden = (properties['hidden'] ?? false) !== false || HIDING.test(style);
  if (isHidden || (UNSEEN.has(tagName) && !isOpen)) return 'hidden';
  return isSpoken(element) && !isOnlyName(element, parent) ? 'for screen readers only' : null;
}

function isSpoken({ properties }: Element): boolean {
  const classes = properties['className'];
  return Array.isArray(classes) && classes.some((name) => SPOKEN.has(String(name)));
}

/** Whether a link or button says nothing without this child. */
function isOnlyName(child: Element, parent: Parents): boolean {
  if (parent.type !== 'element' || !['a', 'button', 'summary', 'label'].includes(parent.tagName)) {
    return false;
  }
  return parent.children.every((other) => other === child || !says(other));
}

function says(node: Parents['children'][number]): boolean {
  if (node.type === 'text') return node.value.trim() !== '';
  if (node.type !== 'element' || isStripped(node.tagName)) return false;
  return node.tagName === 'img' || node.children.some(says);
}
