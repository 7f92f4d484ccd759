// Ids that were written beside headings, `{#id}` and `{/*id*/}`: kept as an anchor in the heading, because
// Markdown here has no word for them.
import { slug as toGithubSlug } from 'github-slugger';

const ID = /^[\w:.-]+$/u;

/** Moves the id at the end of each heading. `restore` gives the text of what was put aside. */
export function keepHeadingIds(text: string, restore: (text: string) => string): string {
  if (!text.includes('{')) return text;
  const lines = text.split('\n');
  return lines.map((line, at) => toHeading(line, lines[at + 1] ?? '', restore)).join('\n');
}

function toHeading(line: string, next: string, restore: (text: string) => string): string {
  const [mark = ''] = /^ {0,3}#{1,6}[ \t]+/u.exec(line) ?? [];
  const underlined = mark === '' && /^(?:=+|-+)[ \t]*$/u.test(next) && line.trim() !== '';
  if (mark === '' && !underlined) return line;
  const comment = line.lastIndexOf('{/*');
  const start = comment === -1 ? line.lastIndexOf('{') : comment;
  const tail = start === -1 ? null : readTail(line.slice(start));
  if (tail === null) return line;
  const heading = line.slice(0, start).trimEnd();
  return tail.id === null ? heading : addAnchor(heading, mark, tail.id, restore);
}

/** What stands in braces at the end of a heading; null when it is no list of attributes. */
function readTail(written: string): { readonly id: string | null } | null {
  const end = written.lastIndexOf('}');
  if (end === -1 || !/^[ \t#]*$/u.test(written.slice(end + 1))) return null;
  const inner = written.slice(1, end).trim();
  if (inner.startsWith('/*') && inner.endsWith('*/')) {
    const id = inner.slice(2, -2).trim();
    return ID.test(id) ? { id } : null;
  }
  if (!/^[#.:]/u.test(inner)) return null;
  const id = inner
    .split(/[\s:]/u)
    .find((word) => word.startsWith('#'))
    ?.slice(1);
  return { id: id !== undefined && ID.test(id) ? id : null };
}

/** The heading with an anchor, unless the id is the one that it has anyway. */
export function addAnchor(
  heading: string,
  mark: string,
  id: string,
  restore: (text: string) => string,
): string {
  const words = heading.slice(mark.length);
  const text = restore(words).replace(/[`*_]|\]\([^()]*\)|\[/gu, '');
  return toGithubSlug(text.trim()) === id ? heading : `${mark}<a id="${id}"></a>${words}`;
}
