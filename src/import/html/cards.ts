// Boxes that Ghost draws by its style: what they say, in elements that say it without.
import type { Element, ElementContent, Root } from 'hast';
import { toText, toTextProperty, walkElements } from '../../compile/markdown/elements.ts';

const START = { line: 1, column: 1 };

/** What a card becomes, by its class. Null: it stays as it is. */
const CARDS: Readonly<Record<string, (card: Element) => ElementContent[] | null>> = {
  'kg-audio-card': (card) => toMedium(card, 'audio'),
  'kg-bookmark-card': (card) => toTitledLink(card, 'kg-bookmark-title'),
  'kg-callout-card': (card) => [toElement('blockquote', card.children)],
  'kg-file-card': (card) => toTitledLink(card, 'kg-file-card-title'),
  'kg-toggle-card': toDetails,
  'kg-video-card': (card) => toMedium(card, 'video'),
};

/** Rewrites the cards of a tree, in place. */
export function rewriteCards(tree: Root): void {
  walkElements(tree, START, (element) => {
    const name = toClasses(element).find((one) => Object.hasOwn(CARDS, one));
    const children = name === undefined ? null : (CARDS[name]?.(element) ?? null);
    if (children === null) return undefined;
    element.tagName = 'figure';
    element.properties = {};
    element.children = children;
    return undefined;
  });
}

function toClasses({ properties }: Element): readonly string[] {
  const { className } = properties;
  return Array.isArray(className) ? className.map(String) : [];
}

/** The player without its buttons, and the caption. */
function toMedium(card: Element, tagName: string): ElementContent[] | null {
  const medium = find(card, (element) => element.tagName === tagName);
  if (medium === null) return null;
  medium.properties['controls'] = true;
  return [medium, ...toCaption(card)];
}

/** A link with the title alone, and the caption. */
function toTitledLink(card: Element, title: string): ElementContent[] | null {
  const link = find(
    card,
    ({ tagName, properties }) => tagName === 'a' && properties['href'] !== undefined,
  );
  const href = link === null ? null : toTextProperty(link.properties, 'href');
  if (href === null) return null;
  const named = find(card, (element) => toClasses(element).includes(title));
  const value = (named === null ? '' : toText(named).trim()) || href;
  const words: Element = { ...toElement('a', [{ type: 'text', value }]), properties: { href } };
  return [toElement('p', [words]), ...toCaption(card)];
}

function toDetails(card: Element): ElementContent[] | null {
  const heading = find(card, (element) => toClasses(element).includes('kg-toggle-heading-text'));
  const content = find(card, (element) => toClasses(element).includes('kg-toggle-content'));
  if (heading === null || content === null) return null;
  const summary = toElement('summary', heading.children);
  return [toElement('details', [summary, ...content.children])];
}

function toCaption(card: Element): ElementContent[] {
  const caption = find(card, ({ tagName }) => tagName === 'figcaption');
  return caption === null ? [] : [caption];
}

function find(parent: Element, is: (element: Element) => boolean): Element | null {
  for (const child of parent.children) {
    if (child.type !== 'element') continue;
    if (is(child)) return child;
    const inner = find(child, is);
    if (inner !== null) return inner;
  }
  return null;
}

function toElement(tagName: string, children: ElementContent[]): Element {
  return { type: 'element', tagName, properties: {}, children };
}
