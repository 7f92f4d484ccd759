// A safe tree as HTML text.
import type { Element, Parents, Properties } from 'hast';

/** Elements without an end tag (HTML §13.1.2), of those that are published. */
const VOID: ReadonlySet<string> = new Set([
  ...['br', 'col', 'hr', 'img', 'input', 'source', 'track', 'wbr'],
]);

/**
 * The text of a sanitised tree. In attributes `<` and `>` are escaped, too: where others put the text into
 * an element that scripts make text alone, as `<noscript>`, a tag in an attribute would end it.
 */
export function writeHtml({ children }: Parents): string {
  let html = '';
  for (const child of children) {
    if (child.type === 'text') html += child.value.replace(/[<&]/gu, toReference);
    if (child.type === 'element') html += writeElement(child);
  }
  return html;
}

/** The name of an attribute as HTML writes it. */
export function toAttribute(property: string): string {
  if (property === 'className') return 'class';
  if (property === 'htmlFor') return 'for';
  const apart = /^(?:data|aria)[A-Z]/u.test(property);
  return property.replace(/[A-Z]/gu, (letter) => (apart ? '-' : '') + letter.toLowerCase());
}

function writeElement(element: Element): string {
  const { tagName, properties } = element;
  const attributes = Object.keys(properties).map((name) => writeAttribute(name, properties[name]));
  const start = `<${tagName}${attributes.join('')}>`;
  return VOID.has(tagName) ? start : `${start}${writeHtml(element)}</${tagName}>`;
}

function writeAttribute(property: string, value: Properties[string]): string {
  if (value === null || value === undefined || value === false) return '';
  const name = toAttribute(property);
  if (value === true) return ` ${name}`;
  const text = Array.isArray(value) ? value.join(' ') : String(value);
  return ` ${name}="${text.replace(/["&'<>`]/gu, toReference)}"`;
}

function toReference(character: string): string {
  return `&#x${character.charCodeAt(0).toString(16).toUpperCase()};`;
}
