// Safe HTML: what the allow-list does not name is dropped and reported.
import type { Element, ElementContent, Parents, Properties, Root } from 'hast';
import { quote } from '../diagnostics/hints.ts';
import type { Place, Report } from '../diagnostics/rules.ts';
import { toPlace, toTextProperty, walkElements } from './elements.ts';
import { toAttribute } from './html.ts';
import type { SourceTag } from './raw-html.ts';
import { isPublished, isStripped, isTablePart, toSafeValue } from './sanitise-schema.ts';
import { toCandidates } from './srcset.ts';

/** Nobody would get what is ticked. */
const BOX: Properties = { disabled: true, type: 'checkbox' };

const ADDRESSES: ReadonlySet<string> = new Set(['href', 'src', 'cite', 'poster']);

/** Makes a tree safe, in place. Every element, attribute and address that is removed is reported. */
export function sanitise(tree: Root, start: Place, report: Report): void {
  sanitiseWithin(tree, start, false, report);
}

function sanitiseWithin(parent: Parents, place: Place, inTable: boolean, report: Report): void {
  const children = parent.children.flatMap((child): (typeof child)[] => {
    if (child.type === 'text') return [child];
    if (child.type !== 'element') return [];
    const { tagName } = child;
    const own = toPlace(child) ?? place;
    const allowed = isPublished(tagName) && (inTable || !isTablePart(tagName));
    if (allowed) sanitiseProperties(child, own, report);
    else {
      const fault = isPublished(tagName) ? 'is not allowed here' : 'is not allowed';
      const fate = isStripped(tagName) ? 'removed with its content' : 'its content is kept';
      report('dropped-element', own, `<${tagName}> ${fault}; ${fate}`);
      if (isStripped(tagName)) return [];
    }
    sanitiseWithin(child, own, inTable || tagName === 'table', report);
    return allowed ? toSolid(child, parent) : child.children;
  });
  Object.assign(parent, { children });
}

/** Reports start tags of the source that the HTML parser made no element of, as a stray `<td>`. */
export function reportLostTags(
  tree: Root,
  tags: readonly SourceTag[],
  start: Place,
  report: Report,
): void {
  if (tags.length === 0) return;
  const places = new Set<string>();
  walkElements(tree, start, (_, { line, column }) => {
    places.add(`${line}:${column}`);
    return undefined;
  });
  for (const { element, place } of tags) {
    if (places.has(`${place.line}:${place.column}`)) continue;
    report('dropped-element', place, `<${element}> is not allowed here; removed`);
  }
}

function sanitiseProperties(element: Element, place: Place, report: Report): void {
  const { tagName } = element;
  const properties: Properties = {};
  for (const [name, value] of Object.entries(element.properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (Array.isArray(value) && value.length === 0) continue;
    const safe = toSafeValue(tagName, name, value);
    if (safe !== null) properties[name] = safe;
    if (safe === null || String(safe) !== String(value)) {
      reportProperty(tagName, name, value, place, report);
    }
  }
  element.properties = tagName === 'input' ? { ...properties, ...BOX } : properties;
}

function reportProperty(
  tagName: string,
  name: string,
  value: Properties[string],
  place: Place,
  report: Report,
): void {
  const text = String(value);
  if (ADDRESSES.has(name) && /^[^/?#]*:/u.test(text)) {
    const allowed = name === 'href' ? 'https, http, mailto and tel' : 'https and http';
    report('dropped-link', place, `${quote(text)}: only ${allowed} URLs are allowed`);
  } else {
    const attribute = `${toAttribute(name)}=${quote(text)}`;
    report('dropped-attribute', place, `${attribute} is not allowed on <${tagName}>`);
  }
}

/**
 * Nothing for an element that has lost its address and would show nothing. An image without one takes
 * another that it or its `<picture>` has, else it leaves its text.
 */
function toSolid(element: Element, parent: Parents): ElementContent[] {
  const { src, srcSet, alt } = element.properties;
  if (element.tagName === 'img' && src === undefined) {
    const other = toOtherAddress(element, parent);
    if (other === undefined) return alt ? [{ type: 'text', value: String(alt) }] : [];
    element.properties = { src: other, ...element.properties };
  }
  const hollow = src === undefined && srcSet === undefined;
  return hollow && (element.tagName === 'source' || element.tagName === 'track') ? [] : [element];
}

/** The first of the image's own addresses, or of the last source: it is for the simplest readers. */
function toOtherAddress(image: Element, parent: Parents): string | undefined {
  const isPicture = parent.type === 'element' && parent.tagName === 'picture';
  const sources = isPicture ? parent.children.filter((child) => child.type === 'element') : [];
  const lists = [image, ...sources.toReversed()].map(({ properties }) => {
    return toTextProperty(properties, 'srcSet') ?? '';
  });
  return lists.flatMap(toCandidates)[0]?.address;
}
