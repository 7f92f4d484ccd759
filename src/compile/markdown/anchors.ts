// Ids within an article: as the editor writes them, and of headings as GitHub makes them, so that links
// from elsewhere hold. Nothing stands before them: links in feeds are absolute and lead to the article's
// page, where no other article is.
import type { Element, Root } from 'hast';
import { PAGE_ID_PREFIX } from '../../catalog/page-ids.ts';
import { quote } from '../diagnostics/hints.ts';
import type { Place, Report } from '../diagnostics/rules.ts';
import { toTextProperty, walkElements } from './elements.ts';
import { isPublished, isStripped } from './sanitise-schema.ts';

/** An id as it is published: composed, and without white space, which no id may have (HTML §3.2.6). */
export function toAnchor(written: string): string {
  const words = written.split(/[ \t\n\f\r]+/u);
  return words
    .filter((word) => word !== '')
    .join('-')
    .normalize('NFC');
}

/**
 * All ids of the tree, and those of elements that are not published. Of an id that the article has
 * twice the second is dropped, as is one that pages keep for themselves; `<a name>` becomes an id.
 */
export function assignIds(tree: Root, start: Place, report: Report): ReadonlySet<string> {
  const anchors = new Set<string>();
  const lost = new Set<string>();
  walkElements(tree, start, (element, place) => {
    const { tagName, properties } = element;
    if (tagName === 'a') moveNameToId(element);
    const written = toTextProperty(properties, 'id') ?? '';
    const id = toAnchor(written);
    delete properties['id'];
    if (!isPublished(tagName)) {
      if (id !== '') lost.add(id);
      return isStripped(tagName) ? 'skip' : undefined;
    }
    if (id !== written.normalize('NFC')) {
      const fate = id === '' ? 'removed' : `changed to ${quote(id)}`;
      report('bad-anchor', place, `${quote(written)}: an id must not contain spaces; ${fate}`);
    }
    if (id === '') return undefined;
    const fault = findAnchorFault(id, anchors);
    if (fault === null) {
      anchors.add(id);
      properties['id'] = id;
    } else {
      report('bad-anchor', place, `${quote(id)}: ${fault}; removed`);
    }
    return undefined;
  });
  return new Set([...anchors, ...lost]);
}

/** The ids of a tree. */
export function findIds(tree: Root, start: Place): ReadonlySet<string> {
  const ids = new Set<string>();
  walkElements(tree, start, ({ properties }) => {
    const id = toTextProperty(properties, 'id');
    if (id !== null) ids.add(id);
    return undefined;
  });
  return ids;
}

/** Browsers go to an anchor's name as to an id; where it has both, the name moves into it. */
function moveNameToId(element: Element): void {
  const { properties } = element;
  const name = toTextProperty(properties, 'name');
  delete properties['name'];
  if (!name || name === properties['id']) return;
  if (properties['id'] === undefined) properties['id'] = name;
  else {
    const named: Element = { type: 'element', tagName: 'span', properties: {}, children: [] };
    named.properties['id'] = name;
    element.children.unshift(named);
  }
}

function findAnchorFault(id: string, taken: ReadonlySet<string>): string | null {
  if (taken.has(id)) return 'this id is already used in the article';
  return id.startsWith(PAGE_ID_PREFIX)
    ? `ids that start with ${quote(PAGE_ID_PREFIX)} are reserved`
    : null;
}
