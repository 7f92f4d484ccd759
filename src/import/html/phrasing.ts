// Which elements stand within a line (HTML §3.2.5.2.5), as far as compile publishes them.
import type { Element, ElementContent } from 'hast';

const PHRASING: ReadonlySet<string> = new Set([
  ...['a', 'abbr', 'audio', 'b', 'bdi', 'bdo', 'br', 'cite', 'code', 'del', 'dfn', 'em', 'i'],
  ...['img', 'input', 'ins', 'kbd', 'label', 'mark', 'math', 'picture', 'q', 'rp', 'rt', 'ruby'],
  ...['s', 'samp', 'small', 'source', 'span', 'strike', 'strong', 'sub', 'sup', 'time', 'track'],
  ...['tt', 'u', 'var', 'video', 'wbr'],
]);

/** Whether elements of this name are of a line where they hold no blocks. */
export function isPhrasingName(tagName: string): boolean {
  return PHRASING.has(tagName);
}

/** Whether a node is of a line. A link or change around blocks is a block. */
export function isPhrasing(node: ElementContent): boolean {
  if (node.type !== 'element' || node.tagName === 'math') return true;
  return isPhrasingName(node.tagName) && node.children.every(isPhrasing);
}

/** Whether an element has no attributes. */
export function isBare({ properties }: Element): boolean {
  return Object.values(properties).every((value) => {
    return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
  });
}
