// Code in Markdown, found line by line before the marks of a template are read: blocks that a template
// writes become fences, and everything that is code is put aside.
import type { Dialect } from './dialect.ts';
import type { Mask } from './mask.ts';

/** A block that a template writes: its language, and what ends it. */
type Block = { readonly language: string; readonly end: RegExp; readonly rest: string };

/** Beginnings of blocks of code, by dialect. */
const BLOCKS: {
  readonly [dialect in Dialect]?: readonly (readonly [start: RegExp, end: RegExp])[];
} = {
  liquid: [[/^\{%-? *highlight\b([^%]*)%\}/u, /\{%-? *endhighlight *-?%\}/u]],
  nunjucks: [[/^\{%-? *highlight\b([^%]*)%\}/u, /\{%-? *endhighlight *-?%\}/u]],
  hexo: [
    [/^\{%-? *(?:codeblock|code)\b([^%]*)%\}/u, /\{%-? *end(?:codeblock|code) *-?%\}/u],
    [/^\{%-? *highlight\b([^%]*)%\}/u, /\{%-? *endhighlight *-?%\}/u],
  ],
  hugo: [
    [/^\{\{[<%] *highlight\b([^>]*?)[>%]\}\}/u, /\{\{[<%] *\/ ?highlight *[>%]\}\}/u],
    [/^\{\{[<%] *(mermaid)\b[^>]*[>%]\}\}/u, /\{\{[<%] *\/ ?mermaid *[>%]\}\}/u],
  ],
};

/** Puts code aside: fences, indented code, code of templates, spans, and comments. */
export function hideCode(text: string, dialect: Dialect, mask: Mask): string {
  return hideComments(hideSpans(hideBlocks(text, dialect, mask), mask), mask);
}

function hideBlocks(text: string, dialect: Dialect, mask: Mask): string {
  const lines = text.split('\n');
  const out: string[] = [];
  // Ends that no later line has, so that they are not sought again.
  const missing = new Set<RegExp>();
  let blank = true;
  let inList = false;
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? '';
    const found = findCode(lines, at, dialect, blank && !inList, mask, missing);
    if (found === null) {
      if (/^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]/u.test(line)) inList = true;
      else if (blank && /^[^ \t]/u.test(line)) inList = false;
    }
    for (const one of found?.hidden ?? [line]) out.push(one);
    at = found?.next ?? at + 1;
    blank = found === null && line.trim() === '';
  }
  return out.join('\n');
}

type Hidden = { readonly hidden: readonly string[]; readonly next: number };

/** Code that begins on a line: a fence, a block of a template, or lines indented by four. */
function findCode(
  lines: readonly string[],
  start: number,
  dialect: Dialect,
  mayIndent: boolean,
  mask: Mask,
  missing: Set<RegExp>,
): Hidden | null {
  const line = lines[start] ?? '';
  const inner = withoutPrefix(line);
  const [fence] = /^(?:`{3,}|~{3,})/u.exec(inner) ?? [];
  if (fence !== undefined && !inner.slice(fence.length).includes('`')) {
    const next = findFenceEnd(lines, start, fence) + 1;
    return { hidden: lines.slice(start, next).map(mask.hide), next };
  }
  const block = findBlock(inner, dialect);
  const end = block && (missing.has(block.end) ? null : findBlockEnd(lines, start, block));
  if (block !== null && end === null) missing.add(block.end);
  if (block !== null && end !== null) {
    return { hidden: toFence(lines, start, end, block, mask), next: end + 1 };
  }
  if (!mayIndent || !/^(?: {4}|\t)/u.test(line) || line.trim() === '') return null;
  let next = start;
  for (let at = start; at < lines.length && /^(?: {4}|\t|\s*$)/u.test(lines[at] ?? ''); at += 1) {
    if ((lines[at] ?? '').trim() !== '') next = at + 1;
  }
  return { hidden: lines.slice(start, next).map(mask.hide), next };
}

/** The line without marks of quotes, of one list item, and indentation. */
function withoutPrefix(line: string): string {
  const inner = line.replace(/^[ \t>]+/u, '');
  return inner.replace(/^(?:[-*+]|\d{1,9}[.)])[ \t]+/u, '');
}

function findFenceEnd(lines: readonly string[], start: number, fence: string): number {
  for (let at = start + 1; at < lines.length; at += 1) {
    const line = (lines[at] ?? '').replace(/^[ \t>]+/u, '').trimEnd();
    if (line.length >= fence.length && line === (fence[0] ?? '').repeat(line.length)) return at;
  }
  return lines.length - 1;
}

function findBlock(line: string, dialect: Dialect): Block | null {
  for (const [start, end] of BLOCKS[dialect] ?? []) {
    const [head, options] = start.exec(line) ?? [];
    if (head === undefined || options === undefined) continue;
    return { language: readLanguage(options), end, rest: line.slice(head.length) };
  }
  return null;
}

/** `ruby linenos`, `"js"`, `Title lang:go https://…`. */
function readLanguage(options: string): string {
  const named = /\blang:["']?([\w+#.-]+)/u.exec(options)?.[1];
  if (named !== undefined) return named;
  const [, first = ''] = /^[ \t]*["']?([\w+#.-]+)/u.exec(options) ?? [];
  return /^(?:text|plain|nohighlight)$/iu.test(first) ? '' : first;
}

function findBlockEnd(
  lines: readonly string[],
  start: number,
  { end, rest }: Block,
): number | null {
  if (end.test(rest)) return start;
  for (let at = start + 1; at < lines.length; at += 1) {
    if (end.test(lines[at] ?? '')) return at;
  }
  return null;
}

function toFence(
  lines: readonly string[],
  start: number,
  stop: number,
  { language, end, rest }: Block,
  mask: Mask,
): readonly string[] {
  const first = lines[start] ?? '';
  const indent = /^[ \t]*/u.exec(first)?.[0] ?? '';
  const all = start === stop ? [rest] : [rest, ...lines.slice(start + 1, stop + 1)];
  const last = all.pop() ?? '';
  const [before = '', after = ''] = last.split(end);
  const code = [...all, before];
  while (code.length > 0 && code[0]?.trim() === '') code.shift();
  while (code.length > 0 && code.at(-1)?.trim() === '') code.pop();
  const longest = Math.max(2, ...code.map((line) => /^[ \t]*(`+)/u.exec(line)?.[1]?.length ?? 0));
  const fence = '`'.repeat(longest + 1);
  const rows = [`${indent}${fence}${language}`, ...code.map((line) => toIndented(line, indent))];
  const hidden = [...rows, `${indent}${fence}`].map(mask.hide);
  return ['', ...hidden, '', ...(after.trim() === '' ? [] : [after])];
}

function toIndented(line: string, indent: string): string {
  return line.startsWith(indent) ? line : indent + line.trimStart();
}

/** Spans end with as many backticks as they begin with, in the same paragraph. */
function hideSpans(text: string, mask: Mask): string {
  if (!text.includes('`')) return text;
  return text
    .split(/(\n[ \t]*\n)/u)
    .map((paragraph) => (paragraph.includes('`') ? hideParagraphSpans(paragraph, mask) : paragraph))
    .join('');
}

function hideParagraphSpans(text: string, mask: Mask): string {
  const runs = [...text.matchAll(/`+/gu)].map(({ index, 0: run }) => ({ index, size: run.length }));
  const bySize = new Map<number, number[]>();
  for (const { index, size } of runs) {
    const known = bySize.get(size);
    if (known === undefined) bySize.set(size, [index]);
    else known.push(index);
  }
  for (const places of bySize.values()) places.reverse();
  let out = '';
  let done = 0;
  for (const { index, size } of runs) {
    if (index < done || text[index - 1] === '\\') continue;
    const ends = bySize.get(size) ?? [];
    while ((ends.at(-1) ?? Number.POSITIVE_INFINITY) <= index) ends.pop();
    const end = ends.at(-1);
    if (end === undefined) continue;
    out += text.slice(done, index) + mask.hide(text.slice(index, end + size));
    done = end + size;
  }
  return out + text.slice(done);
}

/** Comments but those that say where a summary ends. */
function hideComments(text: string, mask: Mask): string {
  let out = '';
  let done = 0;
  for (let start = text.indexOf('<!--'); start !== -1; start = text.indexOf('<!--', done)) {
    const end = text.indexOf('-->', start + 4);
    if (end === -1) break;
    const comment = text.slice(start, end + 3);
    const kept = /^<!--+ ?(?:more|truncate|excerpt)\b/iu.test(comment);
    out += text.slice(done, start) + (kept ? comment : mask.hide(comment));
    done = end + 3;
  }
  return out + text.slice(done);
}
