// Markdown rendered as compile does, in normal form: the proof of what is written.
import type { Element, ElementContent, Root, RootContent } from 'hast';
import { raw } from 'hast-util-raw';
import { sanitize } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import type { Nodes } from 'mdast';
import { toHast } from 'mdast-util-to-hast';
import { toWebAddress } from '../../compile/files/web-address.ts';
import { markAlerts } from '../../compile/markdown/alerts.ts';
import { toRoot, toText, walkElements } from '../../compile/markdown/elements.ts';
import { readMaskedSource } from '../../compile/markdown/masked-source.ts';
import { SCHEMA } from '../../compile/markdown/sanitise-schema.ts';
import { toGeneratedWords } from '../../compile/markdown/words.ts';
import { toReferenceMark } from './footnotes.ts';
import { restoreTex } from './formulas.ts';
import { normalise } from './normalise.ts';

const START = { line: 1, column: 1 };
const WORDS = toGeneratedWords('en');

/** The HTML of a tree in normal form, to compare. Markdown makes links of addresses in text by itself. */
export function toForm(tree: Root): string {
  return toHtml({ ...tree, children: withoutGuessed(tree.children) });
}

function withoutGuessed<T extends RootContent>(children: readonly T[]): (T | ElementContent)[] {
  return children.flatMap((child): (T | ElementContent)[] => {
    if (child.type !== 'element') return [child];
    const inner = withoutGuessed(child.children);
    return isGuessed(child) ? inner : [{ ...child, children: inner }];
  });
}

/** Whether a link is what stands as its text. */
function isGuessed({ tagName, properties, children }: Element): boolean {
  const href = properties['href'];
  if (tagName !== 'a' || typeof href !== 'string' || properties['title'] !== undefined)
    return false;
  // One that is no URL would be an error of compile.
  if (!href.startsWith('mailto:') && toWebAddress(href) === null) return false;
  const text = children.map(toText).join('');
  const forms = [text, `http://${text}`, `mailto:${text}`];
  return forms.some((form) => form === href || encodeURI(form) === href);
}

/** Whether a Markdown text comes out as this HTML. `labels` are of footnotes that it may mention. */
export function rendersAs(text: string, form: string, labels: readonly string[]): boolean {
  return toForm(normalise(render(text, labels))) === form;
}

function render(text: string, labels: readonly string[]): Root {
  const mentioned = labels.filter((label) => text.includes(`[^${label}]`));
  const stubs = mentioned.map((label) => `\n\n[^${label}]: x`);
  const masked = readMaskedSource(text + stubs.join(''));
  const source = masked.tree;
  if (text.includes('[!')) markAlerts(source, WORDS);
  const converted = toRoot(toHast(source, { allowDangerousHtml: true, clobberPrefix: '' }));
  const isMixed = text.includes('<') && hasHtml(source);
  const tree = isMixed ? toRoot(raw(converted)) : converted;
  restoreTex(tree, masked);
  if (text.includes('[^')) markReferences(tree);
  return isMixed ? toRoot(sanitize(tree, SCHEMA)) : tree;
}

function hasHtml(node: Nodes): boolean {
  return node.type === 'html' || ('children' in node && node.children.some(hasHtml));
}

/** Puts marks for references to footnotes, in place, and takes the footnotes away. */
function markReferences(tree: Root): void {
  tree.children = tree.children.filter(
    (child) => child.type !== 'element' || child.properties['dataFootnotes'] === undefined,
  );
  walkElements(tree, START, (element) => {
    const label = element.tagName === 'sup' ? findLabel(element) : null;
    if (label === null) return undefined;
    Object.assign(element, toReferenceMark(label));
    return 'skip';
  });
}

function findLabel({ children }: Element): string | null {
  const [link] = children;
  if (link?.type !== 'element' || link.properties['dataFootnoteRef'] === undefined) return null;
  return decodeURIComponent(String(link.properties['href']).replace(/^#fn-/u, ''));
}
