// Footnotes in the HTML of Markdown programs (kramdown, Goldmark, GitHub, markdown-it, Tagwire): a list
// at the end whose items lead back to their mentions.
import type { Element, ElementContent, Parents, Root } from 'hast';
import { toText, toTextProperty, walkElements } from '../../compile/markdown/elements.ts';

export type Footnote = { readonly label: string; readonly children: readonly ElementContent[] };

const START = { line: 1, column: 1 };
const MARK = 'footnote:';

/** What stands for a reference until it is written: an element that the allow-list keeps. */
export function toReferenceMark(label: string): Element {
  return { type: 'element', tagName: 'sup', properties: { title: MARK + label }, children: [] };
}

/** The label of a reference's mark; null for any other element. */
export function toMarkedLabel({ tagName, properties }: Element): string | null {
  const title = tagName === 'sup' ? (toTextProperty(properties, 'title') ?? '') : '';
  return title.startsWith(MARK) ? title.slice(MARK.length) : null;
}

/** Takes footnotes out of a tree, in place; their references become marks. None, unless all fit. */
export function takeFootnotes(tree: Root): readonly Footnote[] {
  const list = findList(tree);
  if (list === null) return [];
  const ids = list.items.map((item) => toTextProperty(item.properties, 'id') ?? '');
  const references = findReferences(tree, new Set(ids));
  if (ids.some((id) => !references.some((reference) => reference.id === id))) return [];
  const labels = new Map(ids.map((id, index) => [id, toLabel(id, index)]));
  if (new Set(labels.values()).size < ids.length) return [];
  for (const { element, id } of references) {
    Object.assign(element, toReferenceMark(labels.get(id) ?? id));
  }
  dropRule(list.parent, list.element);
  return list.items.map((item, index) => {
    dropBackLinks(item);
    return { label: labels.get(ids[index] ?? '') ?? '', children: item.children };
  });
}

type List = {
  readonly element: Element;
  readonly parent: Parents;
  readonly items: readonly Element[];
};

/** The last list of which each item has an id and a link back. */
function findList(tree: Root): List | null {
  let found: List | null = null;
  walkElements(tree, START, (element, _, parent) => {
    if (element.tagName !== 'ol') return undefined;
    const items = element.children.filter((child) => child.type === 'element');
    if (items.length > 0 && items.every(isNote)) found = { element, parent, items };
    return undefined;
  });
  return found;
}

function isNote(item: Element): boolean {
  return toTextProperty(item.properties, 'id') !== null && hasBackLink(item);
}

function hasBackLink(parent: Element): boolean {
  return parent.children.some(
    (child) => child.type === 'element' && (isBackLink(child) || hasBackLink(child)),
  );
}

/** A link within the page whose text is an arrow, by its class, role or look. */
function isBackLink({ tagName, properties, children }: Element): boolean {
  if (tagName !== 'a' || !toTextProperty(properties, 'href')?.startsWith('#')) return false;
  const text = children.map(toText).join('').trim();
  return properties['role'] === 'doc-backlink' || /^[\u21A9\u21B5\u2191^]/u.test(text);
}

type Found = { readonly element: Element; readonly id: string };

function findReferences(tree: Root, ids: ReadonlySet<string>): readonly Found[] {
  const found: Found[] = [];
  walkElements(tree, START, (element) => {
    const link = element.tagName === 'sup' ? toOnlyLink(element) : element;
    const id = link?.tagName === 'a' ? toTextProperty(link.properties, 'href') : null;
    if (link === null || id === null || !id.startsWith('#') || isBackLink(link)) return undefined;
    if (!ids.has(id.slice(1))) return undefined;
    found.push({ element, id: id.slice(1) });
    return 'skip';
  });
  return found;
}

function toOnlyLink({ children }: Element): Element | null {
  const elements = children.filter((child) => child.type === 'element');
  const [link] = elements;
  return elements.length === 1 && link?.tagName === 'a' ? link : null;
}

/** `fn:note` → `note`; what Markdown cannot have as a label becomes its number. */
function toLabel(id: string, index: number): string {
  const label = id.replace(/^(?:user-content-)?(?:fn|footnote)[:_-]?/iu, '').toLowerCase();
  return /^[a-z0-9][a-z0-9_-]{0,40}$/u.test(label) ? label : `${index + 1}`;
}

/** Takes the list away, with the rule above and with its section, where that holds nothing else. */
function dropRule(parent: Parents, list: Element): void {
  const children = parent.children.filter((child) => child !== list);
  const last = children.findLastIndex((child) => child.type === 'element');
  const rule = children[last];
  const ends = children.slice(last + 1).every((child) => toText(child).trim() === '');
  const isRule = rule?.type === 'element' && rule.tagName === 'hr' && ends;
  Object.assign(parent, { children: isRule ? children.slice(0, last) : children });
}

function dropBackLinks(parent: Element): void {
  parent.children = parent.children.filter((child) => {
    if (child.type !== 'element') return true;
    if (isBackLink(child)) return false;
    dropBackLinks(child);
    return child.tagName !== 'sup' || toText(child).trim() !== '';
  });
}
