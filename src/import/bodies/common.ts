// Marks that several generators share: attributes in braces, containers, scripts that show a gist.
import { addAnchor } from './headings.ts';
import { replaceTags } from './tags.ts';
import { isAlert, writeAlert, writeLink } from './writing.ts';

/** Attribute lists of kramdown, `{: .class #id}`: dropped, but for the id of a heading. */
export function dropAttributeLists(text: string, restore: (text: string) => string): string {
  if (!text.includes('{:') && !text.includes('{::')) return text;
  const out: string[] = [];
  for (const line of text.split('\n')) {
    const [alone] = /^[ \t]*\{:{1,2}[^{}]*\}[ \t]*$/u.exec(line) ?? [];
    if (alone === undefined) {
      out.push(line.replace(/([\])*_`>\uFDD1]) ?\{:[^{}]*\}/gu, '$1'));
      continue;
    }
    const before = out.at(-1) ?? '';
    const id = /#([\w-]+)/u.exec(alone)?.[1];
    const [mark = ''] = /^#{1,6}[ \t]+/u.exec(before) ?? [];
    if (/\{:\s*toc\b/iu.test(alone) && /^(?:[-*+]|1\.)[ \t]/u.test(before)) out.pop();
    else if (mark !== '' && id !== undefined) {
      out.splice(-1, 1, addAnchor(before, mark, id, restore));
    }
  }
  return out.join('\n');
}

type Container = { readonly kind: string; readonly title: string; readonly colons: number };

/** Containers in one another that become alerts at most. */
const DEEPEST = 10;

/** Containers, `:::note Title … :::`, as alerts; of other names they stay as they are. */
export function toAlerts(text: string): string {
  if (!text.includes(':::')) return text;
  const lines = text.split('\n');
  const ends = findEnds(lines);
  const write = (from: number, to: number, depth: number): string => {
    const out: string[] = [];
    for (let at = from; at < to; at += 1) {
      const line = lines[at] ?? '';
      const end = ends.get(at);
      const opened = end === undefined || depth > DEEPEST ? null : readContainer(line);
      if (opened === null || end === undefined) out.push(line);
      else {
        out.push(writeAlert(opened.kind, opened.title, write(at + 1, end, depth + 1)));
        at = end;
      }
    }
    return out.join('\n');
  };
  return write(0, lines.length, 0);
}

function readContainer(line: string): Container | null {
  const [head = '', colons = '', kind = ''] = /^ {0,3}(:{3,}) ?(\w+)/u.exec(line) ?? [];
  if (!isAlert(kind)) return null;
  const rest = line.slice(head.length).trim();
  const title = /^\[(.*)\]$/u.exec(rest)?.[1] ?? /title="([^"]*)"/u.exec(rest)?.[1];
  return { kind, title: (title ?? rest.replace(/\{[^{}]*\}/u, '')).trim(), colons: colons.length };
}

/** The lines that close containers, by those that open them; as many colons belong together. */
function findEnds(lines: readonly string[]): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  const open: { readonly at: number; readonly colons: number }[] = [];
  for (const [at, line] of lines.entries()) {
    const text = line.trim();
    const [marks = ''] = /^:{3,}/u.exec(text) ?? [];
    if (marks === '') continue;
    const colons = marks.length;
    if (text.length > colons) open.push({ at, colons });
    else {
      while ((open.at(-1)?.colons ?? colons) < colons) open.pop();
      const last = open.at(-1);
      if (last?.colons !== colons) continue;
      open.pop();
      ends.set(last.at, at);
    }
  }
  return ends;
}

/** Scripts that show something of another site as links to it; that which only loads such scripts goes. */
export function toScriptLinks(text: string): string {
  if (!text.includes('<script')) return text;
  return replaceTags(text, '<script', '</script>', (inner, tag) => {
    const src = /\bsrc=["']?([^"'\s>]+)/u.exec(inner)?.[1] ?? '';
    const gist = /^(?:https?:)?\/\/gist\.github\.com\/([\w./-]+?)(?:\.js)?(?:\?|$)/u.exec(src)?.[1];
    if (gist !== undefined) {
      return writeLink('Gist on GitHub', `https://gist.github.com/${gist.replace(/\.js$/u, '')}`);
    }
    const deck = /\bdata-id=["']?(\w+)/u.exec(inner)?.[1];
    if (src.includes('speakerdeck.com') && deck !== undefined) {
      return writeLink('Slides', `https://speakerdeck.com/player/${deck}`);
    }
    return /platform\.(?:twitter|x)\.com|instagram\.com\/embed/u.test(src) ? '' : tag;
  });
}

/** An `<object>` with an image in it is that image: what is shown where the object is not supported. */
export function toFallbacks(text: string): string {
  if (!text.includes('<object')) return text;
  return replaceTags(text, '<object', '</object>', (inner) => {
    const start = inner.indexOf('<img');
    const end = inner.indexOf('>', start);
    return start === -1 || end === -1 ? null : inner.slice(start, end + 1);
  });
}
