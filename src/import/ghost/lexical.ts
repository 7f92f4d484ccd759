// Lexical, the form of Ghost's editor since 5: a tree of nodes.
import * as v from 'valibot';
import { quote, toCardHtml } from './cards.ts';

const NODE = v.looseObject({
  type: v.string(),
  children: v.optional(v.array(v.unknown())),
  text: v.optional(v.string(), ''),
  /** Bits of what a text is marked with. */
  format: v.optional(v.union([v.number(), v.string()])),
  tag: v.optional(v.string()),
  listType: v.optional(v.string()),
  start: v.optional(v.number()),
  url: v.optional(v.nullable(v.string())),
});
const DOCUMENT = v.object({ root: v.object({ children: v.array(v.unknown()) }) });

type Node = v.InferOutput<typeof NODE>;
type OnCard = (name: string) => void;

/** In the order in which they are put around a text. */
const MARKS: readonly (readonly [bit: number, tagName: string])[] = [
  ...([
    [16, 'code'],
    [1, 'strong'],
    [2, 'em'],
    [4, 's'],
    [8, 'u'],
  ] as const),
  ...([
    [32, 'sub'],
    [64, 'sup'],
    [128, 'mark'],
  ] as const),
];

/** HTML of a document; `onCard` hears of nodes that are not known. Throws what valibot does. */
export function fromLexical(json: unknown, onCard: OnCard): string {
  return v
    .parse(DOCUMENT, json)
    .root.children.map((child) => toNode(child, onCard))
    .join('\n');
}

function toNode(json: unknown, onCard: OnCard): string {
  const node = v.parse(NODE, json);
  const { type } = node;
  const inner = (node.children ?? []).map((child) => toNode(child, onCard)).join('');
  if (type === 'text' || type === 'extended-text' || type === 'code-highlight') return toText(node);
  if (type === 'linebreak') return '<br>';
  if (type === 'tab') return ' ';
  const tagName = toTagName(node);
  if (tagName === 'a') return `<a href="${quote(node.url ?? '')}">${inner}</a>`;
  if (tagName === 'ol') return `<ol start="${node.start ?? 1}">${inner}</ol>`;
  if (tagName !== null) return `<${tagName}>${inner}</${tagName}>`;
  const html = toCardHtml(type, node);
  if (html === null) onCard(type);
  return html ?? inner;
}

function toTagName({ type, tag, listType }: Node): string | null {
  switch (type) {
    case 'paragraph':
      return 'p';
    case 'heading':
    case 'extended-heading':
      return /^h[1-6]$/u.test(tag ?? '') ? (tag ?? null) : 'h2';
    case 'quote':
    case 'extended-quote':
    case 'aside':
      return 'blockquote';
    case 'list':
      return listType === 'number' ? 'ol' : 'ul';
    case 'listitem':
      return 'li';
    case 'link':
    case 'autolink':
      return 'a';
    default:
      return null;
  }
}

function toText({ text, format }: Node): string {
  const bits = typeof format === 'number' ? format : 0;
  return MARKS.reduce((html, [bit, tagName]) => {
    return (bits & bit) === 0 ? html : `<${tagName}>${html}</${tagName}>`;
  }, quote(text));
}
