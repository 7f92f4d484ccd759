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
      out.push(line.replace(/(?<=[\])*_`>\uFDD1]) ?\{:[^{}]*\}/gu, ''));
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

/** Containers, `:::note Title … :::`, as alerts; of other names they stay as they are. */
export function toAlerts(text: string): string {
  if (!text.includes(':::')) return text;
  const lines = text.split('\n');
  const out: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const opened = readContainer(line);
    const end = opened === null ? -1 : findEnd(lines, at, opened.colons);
    if (opened === null || end === -1) out.push(line);
    else {
      const inner = toAlerts(lines.slice(at + 1, end).join('\n'));
      out.push(writeAlert(opened.kind, opened.title, inner));
      at = end;
    }
  }
  return out.join('\n');
}

function readContainer(line: string): Container | null {
  const [, colons = '', kind = '', rest = ''] = /^ {0,3}(:{3,}) ?(\w+)(.*)$/u.exec(line) ?? [];
  if (!isAlert(kind)) return null;
  const title = /^[ \t]*\[(.*)\][ \t]*$/u.exec(rest)?.[1] ?? /title="([^"]*)"/u.exec(rest)?.[1];
  return { kind, title: (title ?? rest.replace(/\{[^{}]*\}/u, '')).trim(), colons: colons.length };
}

/** The line that closes a container, others within it passed over. */
function findEnd(lines: readonly string[], start: number, colons: number): number {
  let depth = 0;
  for (let at = start + 1; at < lines.length; at += 1) {
    const line = lines[at]?.trim() ?? '';
    const [, marks = '', rest = ''] = /^(:{3,})(.*)$/u.exec(line) ?? [];
    if (marks === '') continue;
    if (rest.trim() !== '') depth += marks.length === colons ? 1 : 0;
    else if (marks.length === colons && depth === 0) return at;
    else if (marks.length === colons) depth -= 1;
  }
  return -1;
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
