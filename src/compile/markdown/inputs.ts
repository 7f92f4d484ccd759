// Fields of pasted forms: nobody would get what is typed there. The boxes of task lists alone stay.
import type { Element, Parents, Root } from 'hast';
import { quote } from '../diagnostics/hints.ts';
import type { Place, Report } from '../diagnostics/rules.ts';
import { toPlace, toTextProperty } from './elements.ts';

/** Removes each `<input>` that is no check box, in place, and reports it. */
export function dropInputs(tree: Root, start: Place, report: Report): void {
  dropWithin(tree, start, report);
}

function dropWithin(parent: Parents, place: Place, report: Report): void {
  const children = parent.children.filter((child) => {
    if (child.type !== 'element') return true;
    const own = toPlace(child) ?? place;
    if (child.tagName !== 'input') {
      dropWithin(child, own, report);
      return true;
    }
    if (toTextProperty(child.properties, 'type')?.toLowerCase() === 'checkbox') {
      child.properties['type'] = 'checkbox';
      return true;
    }
    report('dropped-element', own, `${toTag(child)} is not allowed, only checkboxes; removed`);
    return false;
  });
  Object.assign(parent, { children });
}

function toTag({ properties }: Element): string {
  const type = toTextProperty(properties, 'type');
  return type === null ? '<input>' : `<input type=${quote(type)}>`;
}
