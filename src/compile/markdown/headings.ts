// Headings: their ids, by their text, as GitHub makes them.
import GithubSlugger from 'github-slugger';
import type { Root } from 'hast';
import type { Place } from '../diagnostics/rules.ts';
import { toText, walkElements } from './elements.ts';

/** A heading in the text's own words, not in a quotation; `rank` is 1 for `<h1>`. */
export type Heading = { readonly rank: number; readonly text: string; readonly place: Place };

/** Names each heading that has no id, in place. The answer has those that are no quotation. */
export function nameHeadings(tree: Root, start: Place): readonly Heading[] {
  const names = new GithubSlugger();
  const headings: Heading[] = [];
  walkElements(tree, start, (element, place, parent) => {
    const [, rank] = /^h([1-6])$/u.exec(element.tagName) ?? [];
    if (rank === undefined) return undefined;
    const text = toText(element);
    element.properties['id'] ||= names.slug(text);
    const isQuoted = parent.type === 'element' && parent.tagName === 'blockquote';
    if (!isQuoted) headings.push({ rank: Number(rank), text, place });
    return undefined;
  });
  return headings;
}
