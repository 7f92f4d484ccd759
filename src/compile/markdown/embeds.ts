// Embedded pages (iframe, embed, object): no reader shows them, so a link stands in their place.
import type { Element, ElementContent, Root } from 'hast';
import type { Place, Report } from '../rules.ts';
import { toTextProperty, walkElements } from './elements.ts';

const SOURCES: Readonly<Record<string, string>> = { iframe: 'src', embed: 'src', object: 'data' };
const INLINE: ReadonlySet<string> = new Set(['p', 'span', 'a', 'em', 'strong', 'h1', 'h2', 'h3']);

/** Replaces each embedded page that has an address, in place, and reports it. */
export function replaceEmbeds(tree: Root, start: Place, report: Report): void {
  walkElements(tree, start, (element, place, parent) => {
    const source = SOURCES[element.tagName];
    const address = source === undefined ? null : toTextProperty(element.properties, source);
    if (address === null) return undefined;
    report('dropped-element', place, `<${element.tagName}>: a link stands in its place`);
    const inline = parent.type === 'element' && INLINE.has(parent.tagName);
    become(element, toLink(element, address), inline);
    return 'skip';
  });
}

function toLink({ properties, position }: Element, address: string): Element {
  const title = toTextProperty(properties, 'title')?.trim() || address;
  const children: ElementContent[] = [{ type: 'text', value: title }];
  const link: Element = { type: 'element', tagName: 'a', properties: { href: address }, children };
  return position ? { ...link, position } : link;
}

function become(element: Element, link: Element, inline: boolean): void {
  element.tagName = inline ? link.tagName : 'p';
  element.properties = inline ? link.properties : {};
  element.children = inline ? link.children : [link];
}
