// Addresses in Markdown, found by the parser that compile uses, and changed where they stand.
import type { Definition, Image, Link, Nodes } from 'mdast';
import { parseMarkdown } from '../../compile/markdown/parser.ts';
import { findDestination } from '../../compile/markdown/source-destinations.ts';

/** Where an address stands. */
export type AddressKind = 'link' | 'image';

/** Another address; undefined to leave it; null to take the link away and leave its text. */
export type Rewrite = (address: string, kind: AddressKind) => string | null | undefined;

type Edit = { readonly start: number; readonly end: number; readonly text: string };

/** Rewrites the addresses of links, images, definitions and HTML. */
export function rewriteAddresses(markdown: string, rewrite: Rewrite): string {
  if (!/\]\(|\]:|<|https?:|www\./u.test(markdown)) return markdown;
  const edits: Edit[] = [];
  const visit = (node: Nodes): void => {
    if ('children' in node) for (const child of node.children) visit(child);
    edits.push(...toEdits(markdown, node, rewrite));
  };
  visit(parseMarkdown(markdown));
  edits.sort((a, b) => a.start - b.start || a.end - b.end);
  let out = '';
  let done = 0;
  for (const { start, end, text } of edits) {
    if (start < done) continue;
    out += markdown.slice(done, start) + text;
    done = end;
  }
  return out + markdown.slice(done);
}

function toEdits(markdown: string, node: Nodes, rewrite: Rewrite): readonly Edit[] {
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  if (start === undefined || end === undefined) return [];
  const source = markdown.slice(start, end);
  if (node.type === 'html') return toHtmlEdits(source, start, rewrite);
  if (node.type === 'link' && !source.startsWith('['))
    return toBareEdits(node, source, start, rewrite);
  if (node.type !== 'link' && node.type !== 'image' && node.type !== 'definition') return [];
  const written = rewrite(node.url, node.type === 'image' ? 'image' : 'link');
  if (written === undefined || written === node.url) return [];
  const label = toLabelEnd(node, start);
  if (written === null) return toTextEdits(node, source, start, label);
  const found = findDestination(source, node);
  if (found === null) return [];
  return [{ start: start + found.start, end: start + found.end, text: written }];
}

/** Where the text of a link ends, from the start of the link. */
function toLabelEnd(node: Link | Image | Definition, start: number): number {
  const last = 'children' in node ? node.children.at(-1)?.position?.end.offset : undefined;
  return last === undefined ? 0 : last - start;
}

/** Takes the marks of a link away; of an image, its alternative text remains. */
function toTextEdits(
  node: Link | Image | Definition,
  source: string,
  start: number,
  label: number,
): readonly Edit[] {
  const end = start + source.length;
  if (node.type === 'image') return [{ start, end, text: node.alt ?? '' }];
  if (node.type === 'definition') return [{ start, end, text: '' }];
  if (label === 0) return [{ start, end, text: '' }];
  return [
    { start, end: start + 1, text: '' },
    { start: start + label, end, text: '' },
  ];
}

/** An address in prose, which GFM takes for a link, escaped or not: one that is none becomes code. */
function toBareEdits(
  { url }: Link,
  source: string,
  start: number,
  rewrite: Rewrite,
): readonly Edit[] {
  if (rewrite(url, 'link') !== null || source.includes('`')) return [];
  const text = `\`${source.replace(/^<|>$/gu, '')}\``;
  return [{ start, end: start + source.length, text }];
}

const ATTRIBUTE =
  /[ \t\n](src|href|poster|srcset|style|class|target)[ \t]*=[ \t]*(?:"([^"]*)"|'([^']*)'|([^\s"'<>=`]+))/giu;

/** What no feed carries, and compile would tell of in each place. */
const DROPPED: ReadonlySet<string> = new Set(['style', 'class', 'target']);

/** Classes that compile publishes: of code, alerts, footnotes and tasks. */
const PUBLISHED_CLASS =
  /^(?:language-|alert|footnotes$|reversefootnote$|task-list-item$|contains-task-list$)/u;

function toHtmlEdits(html: string, offset: number, rewrite: Rewrite): readonly Edit[] {
  return [...html.matchAll(/<([a-z][a-z0-9]*)\b([^<>]*)>/giu)].flatMap(
    ({ index, 0: tag, 1: name = '' }): readonly Edit[] => {
      const isImage = /^(?:img|source|video|audio|track|picture)$/iu.test(name);
      const start = offset + index;
      const edits: Edit[] = [];
      for (const { index: at, 0: attribute, 1: key = '', ...values } of tag.matchAll(ATTRIBUTE)) {
        const value = (values[2] ?? values[3] ?? values[4] ?? '').replaceAll('&amp;', '&');
        const range = { start: start + at, end: start + at + attribute.length };
        if (DROPPED.has(key.toLowerCase())) {
          if (!PUBLISHED_CLASS.test(value)) edits.push({ ...range, text: '' });
          continue;
        }
        if (key.toLowerCase() === 'srcset') {
          if (!/^\s*(?:https?:)?\/\//u.test(value)) edits.push({ ...range, text: '' });
          continue;
        }
        const written = rewrite(value, isImage && key !== 'href' ? 'image' : 'link');
        if (written === undefined || written === value) continue;
        if (written === null && /^img$/iu.test(name)) {
          return [{ start, end: start + tag.length, text: '' }];
        }
        const text =
          written === null
            ? ''
            : ` ${key}="${written.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`;
        edits.push({ ...range, text });
      }
      return edits;
    },
  );
}
