// Safe HTML: drops by allow-list, and reports what was dropped by comparing before and after.
import type { Element, Parents, Properties, Root } from 'hast';
import { sanitize } from 'hast-util-sanitize';
import { count } from '../diagnostics/count.ts';
import { quote } from '../diagnostics/hints.ts';
import type { Place, Report } from '../diagnostics/rules.ts';
import { toRoot, toTextProperty, walkElements } from './elements.ts';
import { isMathml } from './mathml-schema.ts';
import { toMeantHint } from './meant-address.ts';
import type { SourceTag } from './raw-html.ts';
import { isPublished, isStripped, SCHEMA } from './sanitise-schema.ts';
import { toCandidates } from './srcset.ts';

// Tells which element of the result was which before; the sanitiser lets it pass, nothing else does.
const MARK = 'dataTagwireMark';
const MARKED = {
  ...SCHEMA,
  attributes: { ...SCHEMA.attributes, '*': [...(SCHEMA.attributes?.['*'] ?? []), MARK] },
};
const ADDRESSES: ReadonlySet<string> = new Set(['href', 'src', 'cite', 'poster']);

/** What a text loses everywhere when it comes from another system: reported at the first place alone. */
const LOOKS: ReadonlySet<string> = new Set(['className', 'style']);

type Looks = Map<string, { readonly place: Place; readonly message: string; others: number }>;

type Marked = { readonly element: Element; readonly place: Place };

/** A safe copy of the tree. Every element, attribute and address that is not in it is reported. */
export function sanitise(tree: Root, start: Place, report: Report): Root {
  const before = mark(tree, start);
  unwrapHtmlInMath(tree, false);
  const clean = toRoot(sanitize(tree, MARKED));
  const after = unmark(clean, start);
  const looks: Looks = new Map();
  for (const [index, { element, place }] of before.entries()) {
    const kept = after.get(index);
    if (kept) reportProperties(element, kept, place, looks, report);
    else {
      const { tagName } = element;
      const fault = isPublished(tagName) ? 'is not allowed here' : 'is not allowed';
      const fate = isStripped(tagName) ? 'removed with its content' : 'its content is kept';
      report('dropped-element', place, `<${tagName}> ${fault}; ${fate}`);
    }
  }
  for (const { place, message, others } of looks.values()) {
    const more = others === 0 ? '' : `; dropped in ${count(others, 'more place')} of this file`;
    report('dropped-attribute', place, message + more);
  }
  removeHollow(clean);
  return clean;
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

/** In MathML, elements of HTML leave what they hold: parsers end a formula at some, and change others. */
function unwrapHtmlInMath(parent: Parents, isInMath: boolean): void {
  const children = parent.children.flatMap((child): (typeof child)[] => {
    if (child.type !== 'element') return [child];
    const within = isInMath || child.tagName === 'math';
    unwrapHtmlInMath(child, within);
    const isForeign = within && child.tagName !== 'math' && !isMathml(child.tagName);
    return isForeign && !isStripped(child.tagName) ? child.children : [child];
  });
  Object.assign(parent, { children });
}

/** Numbers the elements, but not those inside one that is dropped with all it contains. */
function mark(tree: Root, start: Place): readonly Marked[] {
  const marked: Marked[] = [];
  walkElements(tree, start, (element, place) => {
    element.properties[MARK] = String(marked.length);
    marked.push({ element, place });
    return isStripped(element.tagName) ? 'skip' : undefined;
  });
  return marked;
}

function unmark(clean: Root, start: Place): ReadonlyMap<number, Element> {
  const kept = new Map<number, Element>();
  walkElements(clean, start, (element) => {
    kept.set(Number(element.properties[MARK]), element);
    delete element.properties[MARK];
    if (isEmptyList(element.properties['className'])) delete element.properties['className'];
    return undefined;
  });
  return kept;
}

function reportProperties(
  before: Element,
  after: Element,
  place: Place,
  looks: Looks,
  report: Report,
): void {
  for (const [name, value] of Object.entries(before.properties)) {
    if (name === MARK || value === null || value === undefined || value === false) continue;
    if (isEmptyList(value) || String(value) === String(after.properties[name])) continue;
    const address = ADDRESSES.has(name) ? toTextProperty(before.properties, name) : null;
    if (address !== null && /^[^/?#]*:/u.test(address)) {
      const allowed = name === 'href' ? 'https, http, mailto and tel' : 'https and http';
      const fault = `${quote(address)}: only ${allowed} URLs are allowed${toMeantHint(address)}`;
      report('dropped-link', place, fault);
    } else {
      const attribute = `${toAttribute(name)}=${quote(String(value))}`;
      const message = `${attribute} is not allowed on <${before.tagName}>`;
      const known = looks.get(name);
      if (known !== undefined) known.others += 1;
      else if (LOOKS.has(name)) looks.set(name, { place, message, others: 0 });
      else report('dropped-attribute', place, message);
    }
  }
}

/**
 * Removes what has lost its address and would show nothing. An image without one takes another that
 * it or its `<picture>` has, else it leaves its text.
 */
function removeHollow(parent: Parents): void {
  const children = parent.children.flatMap((child): (typeof child)[] => {
    if (child.type !== 'element') return [child];
    removeHollow(child);
    const { src, srcSet, alt } = child.properties;
    if (child.tagName === 'img' && src === undefined) {
      const other = toOtherAddress(child, parent);
      if (other === undefined) return alt ? [{ type: 'text', value: String(alt) }] : [];
      child.properties = { src: other, ...child.properties };
    }
    const hollow = src === undefined && srcSet === undefined;
    return hollow && (child.tagName === 'source' || child.tagName === 'track') ? [] : [child];
  });
  Object.assign(parent, { children });
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

function isEmptyList(value: Properties[string]): boolean {
  return Array.isArray(value) && value.length === 0;
}

/** The name of an attribute as HTML writes it. */
function toAttribute(property: string): string {
  if (property === 'className') return 'class';
  if (property === 'htmlFor') return 'for';
  const apart = /^(?:data|aria)[A-Z]/u.test(property);
  return property.replace(/[A-Z]/gu, (letter) => (apart ? '-' : '') + letter.toLowerCase());
}
