// Boundaries that HTML shows around elements that are not published: their content stays, and its words
// would run into those beside it.
import type { Element, Parents, Properties, Root, RootContent } from 'hast';
import type { Place, Report } from '../diagnostics/rules.ts';
import { walkElements } from './elements.ts';
import { isStripped } from './sanitise-schema.ts';
import { wouldJoin } from './text.ts';

/** What stands on lines of its own (HTML §15.3), by what is published in its place. */
const BLOCKS: ReadonlyMap<string, string> = new Map([
  ...['center', 'dialog', 'fieldset', 'form', 'legend', 'main', 'nav', 'search'].map(
    (name) => [name, 'div'] as const,
  ),
  ...['dir', 'menu'].map((name) => [name, 'ul'] as const),
]);

/** What stands within a line as a box or a picture. */
const BOXES: ReadonlySet<string> = new Set([
  ...['button', 'optgroup', 'option', 'select', 'svg', 'textarea'],
]);

/** What any element may have. */
const KEPT: readonly string[] = ['align', 'dir', 'id', 'lang', 'title'];

/** Makes published blocks of others, in place, and reports them; puts spaces between boxes and words. */
export function keepBoundaries(tree: Root, start: Place, report: Report): void {
  separate(tree);
  walkElements(tree, start, (element, place) => {
    const { tagName } = element;
    if (isStripped(tagName)) return 'skip';
    const published = BLOCKS.get(tagName);
    if (published !== undefined) {
      report('dropped-element', place, `<${tagName}> is not allowed; its content is kept`);
      element.tagName = published;
      element.properties = keep(element.properties);
    }
    separate(element);
    return undefined;
  });
}

function keep(properties: Properties): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([name]) => KEPT.includes(name)));
}

/** Puts a space wherever a word of one child, and one of the next that has text, meet at a box. */
function separate(parent: Parents): void {
  if (!parent.children.some(isBox)) return;
  let before = '';
  let apart = false;
  const children = parent.children.flatMap((child): RootContent[] => {
    const box = isBox(child);
    const meets = (apart || box) && wouldJoin(before, findText(child, 'first'));
    const last = findText(child, 'last');
    before = last || before;
    apart = box || (apart && last === '');
    return meets ? [{ type: 'text', value: ' ' }, child] : [child];
  });
  Object.assign(parent, { children });
}

function isBox(node: RootContent): node is Element {
  return node.type === 'element' && BOXES.has(node.tagName);
}

/** The first text in a node, or the last, of what will be published; empty if there is none. */
function findText(node: RootContent, side: 'first' | 'last'): string {
  if (node.type === 'text') return node.value;
  if (node.type !== 'element' || isStripped(node.tagName)) return '';
  const { children } = node;
  for (const index of children.keys()) {
    const child = children.at(side === 'first' ? index : -1 - index);
    const text = child === undefined ? '' : findText(child, side);
    if (text !== '') return text;
  }
  return '';
}
