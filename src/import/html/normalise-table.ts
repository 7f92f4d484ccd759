// The normal form of a table: its rows in a head and a body.
import type { Element } from 'hast';

/** A table whose first row has headings alone has a head. */
export function normaliseTable(table: Element): Element {
  const parts = table.children.filter((child) => child.type === 'element');
  const [body, ...others] = parts;
  if (body?.tagName !== 'tbody' || others.some(({ tagName }) => tagName === 'thead')) return table;
  const [first, ...rows] = body.children.filter((child) => child.type === 'element');
  if (first === undefined || !isHeading(first)) return table;
  const head: Element = { type: 'element', tagName: 'thead', properties: {}, children: [first] };
  const rest = rows.length === 0 ? [] : [{ ...body, children: rows }];
  return { ...table, children: [head, ...rest, ...others] };
}

function isHeading({ children }: Element): boolean {
  return children.every((cell) => cell.type !== 'element' || cell.tagName === 'th');
}
