// Forbidden characters that only appear once HTML is parsed: `&#12;` and the like. No reference by
// name means one, and those that stand in the text are known from its file.
import type { Element, Parents, Root } from 'hast';
import type { Place, Report } from '../diagnostics/rules.ts';
import { findForbidden } from '../files/characters.ts';
import { toPlace } from './elements.ts';

/** Reports forbidden characters of texts and attributes at the node that has them. */
export function reportForbidden(tree: Root, start: Place, report: Report): void {
  eachText(tree, start, (text, place) => {
    const found = findForbidden(text);
    if (found.length === 0) return;
    const message = `${found.join(', ')}: not allowed in XML, not even as a character reference; delete it`;
    report('forbidden-character', place, message);
  });
}

type OnText = (text: string, place: Place) => void;

function eachText(parent: Parents, place: Place, onText: OnText): void {
  for (const child of parent.children) {
    if (child.type !== 'element' && child.type !== 'text') continue;
    const own = toPlace(child) ?? place;
    if (child.type === 'text') onText(child.value, own);
    else eachTextOfElement(child, own, onText);
  }
}

function eachTextOfElement(element: Element, place: Place, onText: OnText): void {
  onText(Object.values(element.properties).join(' '), place);
  eachText(element, place, onText);
}
