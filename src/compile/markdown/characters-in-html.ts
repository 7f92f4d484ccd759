// Forbidden characters that only appear once HTML is parsed: `&#12;` and the like. No reference by
// name means one, and those that stand in the text are known from its file.
import type { Element, Parents, Root } from 'hast';
import type { Place, Report } from '../diagnostics/rules.ts';
import { findForbidden } from '../files/characters.ts';
import { toPlace } from './elements.ts';

/** Reports forbidden characters of texts and attributes at the node that has them. */
export function reportForbidden(tree: Root, start: Place, report: Report): void {
  visitTexts(tree, start, (text, place) => {
    const found = findForbidden(text);
    if (found.length === 0) return;
    const message = `${found.join(', ')}: not allowed in XML, not even as a character reference; delete it`;
    report('forbidden-character', place, message);
  });
}

type Visit = (text: string, place: Place) => void;

function visitTexts(parent: Parents, place: Place, visit: Visit): void {
  for (const child of parent.children) {
    if (child.type !== 'element' && child.type !== 'text') continue;
    const own = toPlace(child) ?? place;
    if (child.type === 'text') visit(child.value, own);
    else visitElement(child, own, visit);
  }
}

function visitElement(element: Element, place: Place, visit: Visit): void {
  visit(Object.values(element.properties).join(' '), place);
  visitTexts(element, place, visit);
}
