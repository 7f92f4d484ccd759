// Ids within an article: as the editor writes them, and of headings as GitHub makes them, so that links
// from elsewhere hold. Nothing stands before them: links in feeds are absolute and lead to the article's
// page, where no other article is.
import type { Element, Root } from 'hast';
import { PAGE_ID_PREFIX } from '../../catalog/page-ids.ts';
import { quote } from '../hints.ts';
import type { Place, Report } from '../rules.ts';
import { toTextProperty, walkElements } from './elements.ts';

/**
 * All ids of the tree. Of one that the article has twice the second is dropped, as is one that pages
 * keep for themselves; `<a name>` becomes an id.
 */
export function settleIds(tree: Root, start: Place, report: Report): ReadonlySet<string> {
  const anchors = new Set<string>();
  walkElements(tree, start, (element, place) => {
    const { properties } = element;
    if (element.tagName === 'a') settleName(element);
    const id = toTextProperty(properties, 'id')?.normalize('NFC');
    delete properties['id'];
    if (!id) return undefined;
    const fault = findFault(id, anchors);
    if (fault === null) {
      anchors.add(id);
      properties['id'] = id;
    } else {
      report('bad-anchor', place, `${quote(id)}: ${fault}; it is dropped`);
    }
    return undefined;
  });
  return anchors;
}

/** Browsers go to an anchor's name as to an id; where it has both, the name moves into it. */
function settleName(element: Element): void {
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

function findFault(id: string, taken: ReadonlySet<string>): string | null {
  if (taken.has(id)) return 'the article has this id already';
  return id.startsWith(PAGE_ID_PREFIX) ? 'ids of the page around the article begin so' : null;
}
