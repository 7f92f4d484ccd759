// A block as HTML within Markdown, where an empty line would end it (CommonMark §4.6).
import type { Element } from 'hast';
import { toHtml } from 'hast-util-to-html';

/** The HTML of a block without empty lines: each is written as a character reference. */
export function toRawBlock(element: Element): string {
  return toHtml(element)
    .split('\n')
    .reduce((text, line, index) => {
      if (index === 0) return line;
      return text + (line.trim() === '' ? `&#10;${line}` : `\n${line}`);
    }, '');
}

/** The start tag of an element on one line, as HTML. */
export function toStartTag({ tagName, properties }: Element): string {
  const html = toHtml({ type: 'element', tagName, properties, children: [] });
  const end = `</${tagName}>`;
  const start = html.endsWith(end) ? html.slice(0, -end.length) : html;
  return start.replaceAll('\n', '&#10;');
}
