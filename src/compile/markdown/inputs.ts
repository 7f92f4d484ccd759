// Fields of pasted forms: nobody would get what is typed there. The boxes of task lists alone stay.
import type { Element, Root } from 'hast';
import { quote } from '../diagnostics/hints.ts';
import type { Place, Report } from '../diagnostics/rules.ts';
import { dropElements, toTextProperty } from './elements.ts';

/** Removes each `<input>` that is no check box, in place, and reports it. */
export function dropInputs(tree: Root, start: Place, report: Report): void {
  dropElements(tree, start, (element, place) => {
    if (element.tagName !== 'input') return true;
    const { properties } = element;
    const isBox = toTextProperty(properties, 'type')?.toLowerCase() === 'checkbox';
    if (isBox) properties['type'] = 'checkbox';
    else
      report(
        'dropped-element',
        place,
        `${toTag(element)} is not allowed, only checkboxes; removed`,
      );
    return isBox;
  });
}

function toTag({ properties }: Element): string {
  const type = toTextProperty(properties, 'type');
  return type === null ? '<input>' : `<input type=${quote(type)}>`;
}
