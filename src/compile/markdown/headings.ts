// Ids of headings, by their text, as GitHub makes them.
import GithubSlugger from 'github-slugger';
import type { Root } from 'hast';
import type { Place } from '../diagnostics/rules.ts';
import { toText, walkElements } from './elements.ts';

const RANKS: ReadonlySet<string> = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

/** Names each heading that has no id, in place. */
export function nameHeadings(tree: Root, start: Place): void {
  const names = new GithubSlugger();
  walkElements(tree, start, (element) => {
    if (RANKS.has(element.tagName)) element.properties['id'] ||= names.slug(toText(element));
    return undefined;
  });
}
