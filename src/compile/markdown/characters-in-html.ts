// Forbidden characters that only appear once HTML is parsed: `&#12;` and the like. No reference by
// name means one, and those that stand in the text are known from its file.
import type { Element, Parents, Root } from 'hast';
import type { Place, Report } from '../diagnostics/rules.ts';
import { findForbidden, withoutForbidden } from '../files/characters.ts';
import { toPlace } from './elements.ts';

/** Removes forbidden characters from texts and attributes, in place; the first is reported. */
export function dropReferences(tree: Root, start: Place, report: Report): void {
  let reported = false;
  const clean = (text: string, place: Place): string => {
    const found = findForbidden(text);
    if (found.length === 0) return text;
    if (!reported) {
      const message = `${found.join(', ')}: not allowed in XML, not even as a character reference; removed`;
      report('dropped-character', place, message);
    }
    reported = true;
    return withoutForbidden(text);
  };
  eachText(tree, start, clean);
}

type Clean = (text: string, place: Place) => string;

function eachText(parent: Parents, place: Place, clean: Clean): void {
  for (const child of parent.children) {
    if (child.type !== 'element' && child.type !== 'text') continue;
    const own = toPlace(child) ?? place;
    if (child.type === 'text') child.value = clean(child.value, own);
    else eachTextOfElement(child, own, clean);
  }
}

function eachTextOfElement(element: Element, place: Place, clean: Clean): void {
  const { properties } = element;
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === 'string') properties[name] = clean(value, place);
    if (!Array.isArray(value)) continue;
    properties[name] = value.map((one) => (typeof one === 'string' ? clean(one, place) : one));
  }
  eachText(element, place, clean);
}
