// Embedded pages (iframe, embed, object): no reader shows them. What an object holds for those who
// cannot show it (HTML §4.8.7) stands in its place, else a link.
import type { Element, ElementContent, Parents, Root } from 'hast';
import type { Place, Report } from '../diagnostics/rules.ts';
import { fold } from '../files/characters.ts';
import { toTextProperty, walkElements } from './elements.ts';
import { isStripped } from './sanitise-schema.ts';

const SOURCES: ReadonlyMap<string, string> = new Map([
  ['iframe', 'src'],
  ['embed', 'src'],
  ['object', 'data'],
]);
const SHOWN: ReadonlySet<string> = new Set(['audio', 'table', 'video']);
const INLINE: ReadonlySet<string> = new Set(['p', 'span', 'a', 'em', 'strong', 'h1', 'h2', 'h3']);

/** Replaces each embedded page that has an address, in place, and reports it. */
export function replaceEmbeds(tree: Root, start: Place, report: Report): void {
  const inlineObjects = new Set<Parents>();
  walkElements(tree, start, (element, place, parent) => {
    const inParagraph = parent.type === 'element' && INLINE.has(parent.tagName);
    const inline = inParagraph || inlineObjects.has(parent);
    if (element.tagName === 'object' && holdsFallback(element)) {
      // Its tag is dropped as all that are not published, and its content stays.
      if (inline) inlineObjects.add(element);
      return undefined;
    }
    const address = toAddress(element);
    if (address === null) return undefined;
    report('dropped-element', place, `<${element.tagName}> is not allowed; replaced by a link`);
    become(element, toLink(element, address), inline);
    return 'skip';
  });
}

function toAddress({ tagName, properties }: Element): string | null {
  const source = SOURCES.get(tagName);
  return source === undefined ? null : toTextProperty(properties, source);
}

/** Whether an element holds something to see or to follow, or another embedded page. */
function holdsFallback({ children }: Element): boolean {
  return children.some((child) => {
    if (child.type !== 'element') return false;
    const { tagName, properties } = child;
    if (SHOWN.has(tagName) || toAddress(child) !== null) return true;
    if (tagName === 'a' && properties['href'] !== undefined) return true;
    if (tagName === 'img' && (properties['src'] ?? properties['srcSet']) !== undefined) return true;
    return !isStripped(tagName) && holdsFallback(child);
  });
}

/** All words of an element that would be published. */
function toEmbedText({ children }: Element): string {
  const pieces = children.map((child) => {
    if (child.type === 'text') return child.value;
    return child.type === 'element' && !isStripped(child.tagName) ? toEmbedText(child) : '';
  });
  return pieces.join(' ');
}

/** The words of a fallback that is nothing but words are the link's. */
function toLink(element: Element, address: string): Element {
  const { properties, position } = element;
  const words = element.tagName === 'object' ? fold(toEmbedText(element)) : '';
  const title = words || toTextProperty(properties, 'title')?.trim() || address;
  const children: ElementContent[] = [{ type: 'text', value: title }];
  const id = toTextProperty(properties, 'id');
  const kept = id === null ? { href: address } : { href: address, id };
  const link: Element = { type: 'element', tagName: 'a', properties: kept, children };
  return position ? { ...link, position } : link;
}

function become(element: Element, link: Element, inline: boolean): void {
  element.tagName = inline ? link.tagName : 'p';
  element.properties = inline ? link.properties : {};
  element.children = inline ? link.children : [link];
}
