// Ids that were written beside headings, `{#id}` and `{/*id*/}`: kept as an anchor in the heading, because
// Markdown here has no word for them.
import { slug as toGithubSlug } from 'github-slugger';

const TAIL = /^\{(?:#([\w:.-]+)[^{}]*|\/\*[ \t]*([\w:.-]+)[ \t]*\*\/|[.:][^{}]*)\}[ \t#]*$/u;

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
  const [tail, hashed, commented] = (start === -1 ? null : TAIL.exec(line.slice(start))) ?? [];
  if (tail === undefined) return line;
  const heading = line.slice(0, start).trimEnd();
  const id = hashed ?? commented ?? /#([\w:.-]+)/u.exec(tail)?.[1];
  return id === undefined ? heading : addAnchor(heading, mark, id, restore);
}

/** The heading with an anchor, unless the id is the one that it has anyway. */
export function addAnchor(
  heading: string,
  mark: string,
  id: string,
  restore: (text: string) => string,
): string {
  const words = heading.slice(mark.length);
  const text = restore(words).replace(/[`*_]|\]\([^)]*\)|\[/gu, '');
  return toGithubSlug(text.trim()) === id ? heading : `${mark}<a id="${id}"></a>${words}`;
}
