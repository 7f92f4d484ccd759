// Ids within an article, made unique among all articles: readers show many on one page.
import type { Root } from 'hast';
import { quote } from '../hints.ts';
import type { Place, Report } from '../rules.ts';
import { toTextProperty, walkElements } from './elements.ts';

const REFERENCES = ['ariaDescribedBy', 'ariaLabelledBy', 'headers'];

/** What stands before every id of the article. */
export function toPrefix(slug: string): string {
  return `${slug}-`;
}

/**
 * Puts the article's prefix before every id and every reference to one, in place. The answer holds
 * the ids as editors write them; of an id that the article has twice the second is dropped.
 */
export function prefixIds(
  tree: Root,
  slug: string,
  start: Place,
  report: Report,
): ReadonlySet<string> {
  const prefix = toPrefix(slug);
  const anchors = new Set<string>();
  walkElements(tree, start, ({ tagName, properties }, place) => {
    if (tagName === 'a' && properties['name']) {
      properties['id'] ??= properties['name'];
      delete properties['name'];
    }
    const id = toTextProperty(properties, 'id')?.normalize('NFC');
    delete properties['id'];
    if (id && anchors.has(id)) {
      report('bad-anchor', place, `${quote(id)}: the article has this id already; it is dropped`);
    } else if (id) {
      anchors.add(id);
      properties['id'] = prefix + id;
    }
    for (const name of REFERENCES) {
      const ids = properties[name];
      if (Array.isArray(ids)) properties[name] = ids.map((reference) => prefix + reference);
    }
    return undefined;
  });
  return anchors;
}
