// Where the destination of a link stands in its source (CommonMark §6.3, §4.7).
import type { Definition, Image, Link } from 'mdast';
import { decodeString } from 'micromark-util-decode-string';

/** A piece of a text, by offsets. */
export type Span = { readonly start: number; readonly end: number };

/** Places at which a destination may begin; a text with more of them is left as it is. */
const MOST_CANDIDATES = 50;

/** What may follow a destination: a title, and what ends the link. */
const TITLE = String.raw`(?:\s+(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\)))?\s*`;
const END_OF_LINK = new RegExp(`^${TITLE}\\)$`, 'su');
const END_OF_DEFINITION = new RegExp(`^${TITLE}$`, 'su');

/**
 * The destination within the source of a link, an image or a definition, with its angle brackets; null for
 * one that is written otherwise, as a reference or an address alone.
 */
export function findDestination(source: string, node: Link | Image | Definition): Span | null {
  const [mark, end] =
    node.type === 'definition'
      ? ([']:', END_OF_DEFINITION] as const)
      : (['](', END_OF_LINK] as const);
  let at = source.indexOf(mark, toLabelEnd(node));
  for (let tried = 0; at !== -1 && tried < MOST_CANDIDATES; tried += 1) {
    const span = toSpan(source, at + mark.length);
    const written = source.slice(span.start, span.end).replace(/^<|>$/gu, '');
    if (decodeString(written) === node.url && end.test(source.slice(span.end))) return span;
    at = source.indexOf(mark, at + 1);
  }
  return null;
}

/** Where the text of a link ends, from the start of the link. */
function toLabelEnd(node: Link | Image | Definition): number {
  const start = node.position?.start.offset;
  const last = 'children' in node ? node.children.at(-1)?.position?.end.offset : undefined;
  return last === undefined || start === undefined ? 0 : last - start;
}

function toSpan(source: string, from: number): Span {
  let start = from;
  while (/\s/u.test(source[start] ?? '')) start += 1;
  return { start, end: toEnd(source, start) };
}

function toEnd(source: string, start: number): number {
  if (source[start] === '<') {
    const end = source.indexOf('>', start);
    return end === -1 ? source.length : end + 1;
  }
  let depth = 0;
  for (let at = start; at < source.length; at += 1) {
    const character = source[at] ?? '';
    if (character === '\\') at += 1;
    else if (/\s/u.test(character)) return at;
    else if (character === '(') depth += 1;
    else if (character === ')') {
      if (depth === 0) return at;
      depth -= 1;
    }
  }
  return source.length;
}
