// The table of contents of an article: its headings of the two highest levels.
import type { Parents, Root } from 'hast';
import type { ContentsEntry } from '../../catalog/page-part.ts';
import { toTextProperty } from './elements.ts';
import { toLine } from './text.ts';

/** With fewer headings, a table would be no help. */
const FEWEST = 4;

/** Elements whose headings are those of the text around them. */
const OPEN: ReadonlySet<string> = new Set(['article', 'div', 'header', 'hgroup', 'section']);

type Heading = { readonly rank: number; readonly id: string; readonly text: string };

/** Empty where there are too few headings. Quotations, lists and parts that are closed have none of their own. */
export function toContents(tree: Root): readonly ContentsEntry[] {
  const headings: Heading[] = [];
  collect(tree, headings);
  const [highest, next] = [...new Set(headings.map(({ rank }) => rank))].toSorted();
  const shown = headings.filter(({ rank }) => rank === highest || rank === next);
  if (shown.length < FEWEST) return [];
  return shown.map(({ id, text, rank }) => ({ id, text, level: rank === highest ? 1 : 2 }));
}

function collect(parent: Parents, headings: Heading[]): void {
  for (const child of parent.children) {
    if (child.type !== 'element') continue;
    const [, rank] = /^h([1-6])$/u.exec(child.tagName) ?? [];
    if (rank === undefined) {
      if (OPEN.has(child.tagName)) collect(child, headings);
      continue;
    }
    const id = toTextProperty(child.properties, 'id');
    const text = toLine(child);
    if (id !== null && text !== '') headings.push({ rank: Number(rank), id, text });
  }
}
