// The Markdown that is published: as it was written, without comments, its addresses absolute.
import type { Nodes } from 'mdast';
import { normalizeUri } from 'micromark-util-sanitize-uri';
import { type HtmlToken, readTokens } from './html-tokens.ts';
import { findDestination, type Span } from './source-destinations.ts';
import { toCandidates } from './srcset.ts';

/** Something else in the place of a piece of the text; `isComment` where nothing takes it. */
type Edit = Span & { readonly text: string; readonly isComment: boolean };

/**
 * The published source of a body. `nodes` are those of its tree, in order; `resolved` has the absolute URLs
 * of addresses as the HTML has them.
 */
export function toPublishedSource(
  markdown: string,
  nodes: readonly Nodes[],
  resolved: ReadonlyMap<string, string>,
): string {
  const edits = nodes
    .flatMap((node) => toEdits(markdown, node, resolved))
    .toSorted((a, b) => a.start - b.start);
  const pieces: string[] = [];
  let piece = '';
  let kept = 0;
  for (const { start, end, text, isComment } of edits) {
    // Within one that is replaced already, as an image in a link.
    if (start < kept) continue;
    piece += markdown.slice(kept, start) + text;
    kept = end;
    if (!isComment) continue;
    pieces.push(piece);
    piece = '';
  }
  return `${join([...pieces, piece + markdown.slice(kept)]).trim()}\n`;
}

/** Where a comment was cut, empty lines before and after it become one. */
function join(pieces: readonly string[]): string {
  let end = '\n\n';
  const joined = pieces.map((piece) => {
    const added = end === '\n\n' ? piece.replace(/^\n+/u, '') : piece;
    end = (end + added.slice(-2)).slice(-2);
    return added;
  });
  return joined.join('');
}

function toEdits(
  markdown: string,
  node: Nodes,
  resolved: ReadonlyMap<string, string>,
): readonly Edit[] {
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  if (start === undefined || end === undefined) return [];
  if (node.type === 'html') return toHtmlEdits(markdown.slice(start, end), start, resolved);
  if (node.type !== 'link' && node.type !== 'image' && node.type !== 'definition') return [];
  const url = resolved.get(normalizeUri(node.url));
  if (url === undefined || url === node.url) return [];
  const found = findDestination(markdown.slice(start, end), node);
  if (found === null) return [];
  const span = { start: start + found.start, end: start + found.end };
  return [{ ...span, text: toDestination(url), isComment: false }];
}

/** Comments go; addresses in tags become absolute. */
function toHtmlEdits(
  source: string,
  offset: number,
  resolved: ReadonlyMap<string, string>,
): readonly Edit[] {
  return readTokens(source).flatMap((token) => {
    if (token.kind === 'comment' || token.kind === 'unclosed') {
      const span = { start: offset + token.start, end: offset + token.end };
      return [{ ...span, text: '', isComment: true }];
    }
    return token.kind === 'start' ? toTagEdits(token, offset, resolved) : [];
  });
}

const ADDRESSES: ReadonlySet<string> = new Set(['href', 'src', 'poster', 'cite']);

function toTagEdits(
  { attributes, spans }: HtmlToken,
  offset: number,
  resolved: ReadonlyMap<string, string>,
): readonly Edit[] {
  return attributes.flatMap(({ name, value }) => {
    const span = spans[name];
    const written = toAddresses(name, value, resolved);
    if (span === undefined || written === value) return [];
    const text = `${name}="${written.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`;
    return [{ start: offset + span.start, end: offset + span.end, text, isComment: false }];
  });
}

/** The value of an attribute, with each address in it that is known as its URL. */
function toAddresses(name: string, value: string, resolved: ReadonlyMap<string, string>): string {
  if (ADDRESSES.has(name)) return resolved.get(value) ?? value;
  if (name !== 'srcset') return value;
  const candidates = toCandidates(value);
  if (!candidates.some(({ address }) => (resolved.get(address) ?? address) !== address))
    return value;
  return candidates
    .map(({ address, descriptor }) => `${resolved.get(address) ?? address} ${descriptor}`.trim())
    .join(', ');
}

/** A URL that ends where it should, in a table too, and in which nothing is a character reference. */
function toDestination(url: string): string {
  const encoded = url.replace(/[()|\\<>\s]/gu, (character) =>
    character === '(' ? '%28' : character === ')' ? '%29' : encodeURIComponent(character),
  );
  return encoded.replace(/&(?=#|[a-z][a-z0-9]*;)/giu, '&amp;');
}
