// Walking through the elements of an HTML tree with the place each was written at.
import type { Element, Nodes, Parents, Properties, Root } from 'hast';
import type { Place } from '../diagnostics/rules.ts';

/** Called before an element's children are walked; `'skip'` leaves them out. */
type Enter = (element: Element, place: Place, parent: Parents) => 'skip' | undefined;

/** Walks in document order. An element without a place has that of its nearest parent. */
export function walkElements(parent: Parents, place: Place, enter: Enter): void {
  for (const child of parent.children) {
    if (child.type !== 'element') continue;
    const own = toPlace(child) ?? place;
    if (enter(child, own, parent) !== 'skip') walkElements(child, own, enter);
  }
}

/** An element, and where it was written. */
export type PlacedElement = readonly [element: Element, place: Place];

/** All elements below, in document order. */
export function listElements(tree: Parents, start: Place): readonly PlacedElement[] {
  const elements: PlacedElement[] = [];
  walkElements(tree, start, (element, place) => {
    elements.push([element, place]);
    return undefined;
  });
  return elements;
}

/** Drops elements with all they hold, in place: those for which `keep` is false. Its `'whole'` is not looked into. */
export function dropElements(
  parent: Parents,
  place: Place,
  keep: (element: Element, place: Place, parent: Parents) => boolean | 'whole',
): void {
  const children = parent.children.filter((child) => {
    if (child.type !== 'element') return true;
    const own = toPlace(child) ?? place;
    const kept = keep(child, own, parent);
    if (kept === true) dropElements(child, own, keep);
    return kept !== false;
  });
  Object.assign(parent, { children });
}

/** Where a node was written; null for one that the pipeline or the HTML parser added. */
export function toPlace({ position }: Pick<Element, 'position'>): Place | null {
  const start = position?.start;
  return start ? { line: start.line, column: start.column } : null;
}

/** A property that is a text; null when there is none. */
export function toTextProperty(properties: Properties, name: string): string | null {
  const value = properties[name];
  return typeof value === 'string' ? value : null;
}

/** The words of a node: all its text, whether it is seen or not. */
export function toText(node: Nodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(toText).join('') : '';
}

/** What a library says of a tree, which is a tree. */
export function toRoot(node: Nodes): Root {
  return node.type === 'root' ? node : { type: 'root', children: [] };
}
