// Items of lists as HTML. The library asks for each item whether any of its list stands apart, and so
// takes the square of a list's length; here that is asked once.
import type { Element } from 'hast';
import type { List, ListItem, Parents } from 'mdast';
import { defaultHandlers, type State } from 'mdast-util-to-hast';

const known = new WeakMap<List, List>();

/** The library's item, of a list without others that are alike in whether they stand apart. */
export function toListItem(state: State, item: ListItem, parent: Parents | undefined): Element {
  const alone = parent?.type === 'list' ? toAlone(parent) : parent;
  return defaultHandlers.listItem(state, item, alone);
}

function toAlone(list: List): List {
  const made = known.get(list);
  if (made !== undefined) return made;
  const spread = list.spread || list.children.some(isSpread);
  const alone: List = { ...list, spread, children: [] };
  known.set(list, alone);
  return alone;
}

function isSpread({ spread, children }: ListItem): boolean {
  return spread ?? children.length > 1;
}
