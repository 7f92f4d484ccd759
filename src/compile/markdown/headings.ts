// Headings: their ids, by their text, as GitHub makes them; those that stand beside the title.
import GithubSlugger from 'github-slugger';
import type { Root } from 'hast';
import type { Place } from '../diagnostics/rules.ts';
import { toText, walkElements } from './elements.ts';

const RANKS: ReadonlySet<string> = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

/** A heading of the first level, in the text's own words and not in a quotation. */
export type TopHeading = { readonly text: string; readonly place: Place };

/** Names each heading that has no id, in place. In the answer are those of the first level. */
export function nameHeadings(tree: Root, start: Place): readonly TopHeading[] {
  const names = new GithubSlugger();
  const top: TopHeading[] = [];
  walkElements(tree, start, (element, place, parent) => {
    const { tagName } = element;
    if (!RANKS.has(tagName)) return undefined;
    const text = toText(element);
    element.properties['id'] ||= names.slug(text);
    const isQuoted = parent.type === 'element' && parent.tagName === 'blockquote';
    if (tagName === 'h1' && !isQuoted) top.push({ text, place });
    return undefined;
  });
  return top;
}
