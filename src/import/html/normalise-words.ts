// The normal form of what stands in a line.
import type { Element, ElementContent } from 'hast';
import { isBare } from './phrasing.ts';

/** Two names of one thing. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ...([
    ['b', 'strong'],
    ['i', 'em'],
    ['s', 'del'],
    ['strike', 'del'],
    ['tt', 'code'],
  ] as const),
]);

/** Elements out of which white space at the ends is moved. */
const TIGHT: ReadonlySet<string> = new Set(['em', 'strong', 'del', 'a']);

/** Elements that are something without text. */
const SHOWN: ReadonlySet<string> = new Set([
  ...['img', 'input', 'br', 'wbr', 'audio', 'video', 'picture', 'source', 'track', 'sup'],
]);

/** A line's nodes: white space folded and cut at its ends and beside breaks; empty if it says nothing. */
export function normaliseWords(nodes: readonly ElementContent[]): ElementContent[] {
  const pieces = merge(nodes.flatMap(toPieces));
  return trim(pieces);
}

function toPieces(node: ElementContent): readonly ElementContent[] {
  if (node.type === 'text') {
    return [{ type: 'text', value: node.value.replace(/[ \t\r\n\f]+/gu, ' ') }];
  }
  if (node.type !== 'element') return [];
  const tagName = NAMES.get(node.tagName) ?? node.tagName;
  const properties = { ...node.properties };
  if (tagName === 'input') delete properties['disabled'];
  const children = merge(node.children.flatMap(toPieces));
  const element: Element = { type: 'element', tagName, properties, children };
  const isEmpty = !SHOWN.has(tagName) && properties['id'] === undefined && isBlank(children);
  if (isEmpty) return children.some(isText) ? [{ type: 'text', value: toBlank(children) }] : [];
  if ((tagName === 'span' || tagName === 'label' || tagName === 'a') && isBare(element)) {
    return children;
  }
  if (tagName === 'code') return [{ ...element, children: trim(children) }];
  return TIGHT.has(tagName) ? toTight(element) : [element];
}

/** Text beside text is one, and so is emphasis beside the same emphasis. */
function merge(nodes: readonly ElementContent[]): ElementContent[] {
  const merged: ElementContent[] = [];
  for (const node of nodes) {
    const last = merged.at(-1);
    if (last?.type === 'text' && node.type === 'text') {
      const value = (last.value + node.value).replace(/ {2,}/gu, ' ');
      merged[merged.length - 1] = { type: 'text', value };
    } else if (last?.type === 'element' && node.type === 'element' && isSame(last, node)) {
      merged[merged.length - 1] = {
        ...last,
        children: merge([...last.children, ...node.children]),
      };
    } else merged.push(node);
  }
  return merged;
}

function isSame(one: Element, other: Element): boolean {
  const { tagName } = one;
  if (tagName !== other.tagName || !isBare(one) || !isBare(other)) return false;
  return tagName === 'em' || tagName === 'strong' || tagName === 'del';
}

/** The element with the white space at its ends beside it. */
function toTight(element: Element): readonly ElementContent[] {
  const children = [...element.children];
  const first = children[0];
  const before = first?.type === 'text' && first.value.startsWith(' ');
  if (before) children[0] = { type: 'text', value: first.value.slice(1) };
  const last = children.at(-1);
  const after = last?.type === 'text' && last.value.endsWith(' ');
  if (after) children[children.length - 1] = { type: 'text', value: last.value.slice(0, -1) };
  const space: ElementContent = { type: 'text', value: ' ' };
  const inner = children.filter((child) => child.type !== 'text' || child.value !== '');
  return [...(before ? [space] : []), { ...element, children: inner }, ...(after ? [space] : [])];
}

function trim(nodes: readonly ElementContent[]): ElementContent[] {
  const spaced = nodes.map((node, index): ElementContent => {
    if (node.type !== 'text') return node;
    const isFirst = index === 0 || isBreak(nodes[index - 1]);
    const isLast = index === nodes.length - 1 || isBreak(nodes[index + 1]);
    const left = isFirst ? node.value.replace(/^ /u, '') : node.value;
    return { type: 'text', value: isLast ? left.replace(/ $/u, '') : left };
  });
  const shown = spaced.filter((node) => node.type !== 'text' || node.value !== '');
  const start = shown.findIndex((node) => !isBreak(node));
  const end = shown.findLastIndex((node) => !isBreak(node));
  const line = start < 0 ? [] : shown.slice(start, end + 1);
  return isBlank(line) ? [] : line;
}

/** Whether nodes are white space alone, as editors leave it. */
function isBlank(nodes: readonly ElementContent[]): boolean {
  return nodes.every((node) => node.type === 'text' && /^[\s\u200B\uFEFF]*$/u.test(node.value));
}

function toBlank(nodes: readonly ElementContent[]): string {
  return nodes.map((node) => (node.type === 'text' ? node.value : '')).join('');
}

function isText(node: ElementContent): boolean {
  return node.type === 'text';
}

function isBreak(node: ElementContent | undefined): boolean {
  return node?.type === 'element' && node.tagName === 'br';
}
