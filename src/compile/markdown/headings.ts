// Ids of headings, by their text, as GitHub makes them.
import type { Element, Root } from 'hast';
import rehypeSlug from 'rehype-slug';
import type { Place } from '../diagnostics/rules.ts';
import { walkElements } from './elements.ts';

const RANKS: ReadonlySet<string> = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
const nameAll = rehypeSlug();

/** Names each heading that has no id, in place. The library sees headings alone: its walk is slow. */
export function nameHeadings(tree: Root, start: Place): void {
  const headings: Element[] = [];
  walkElements(tree, start, (element) => {
    if (!RANKS.has(element.tagName)) return undefined;
    headings.push(element);
    return 'skip';
  });
  nameAll({ type: 'root', children: headings });
}
