// Marks that some Markdown has and GitHub's has not: they stay in the text, and are noted once for each post.
import type { MarkContext } from './dialect.ts';

/** By the rule of the note: what it looks like in text without code, and what to write for it. */
const EXTENSIONS: readonly (readonly [rule: string, mark: RegExp, cure: string])[] = [
  ['definition-list', /\n:[ \t]{1,3}\S[^\n]*/u, 'write <dl>, <dt> and <dd>'],
  ['highlight-mark', /==(?![=\s])[^=\n]{1,200}==(?!=)/u, 'write <mark>'],
  ['subscript-mark', /[\p{L}\p{N})]~[^\s~]{1,40}~(?!~)/u, 'write <sub>'],
  ['superscript-mark', /[\p{L}\p{N})]\^[^\s^]{1,40}\^/u, 'write <sup>'],
];

/** `text` is a body whose code and formulas are put aside. */
export function noteExtensions(text: string, { file, note }: MarkContext): void {
  for (const [rule, mark, cure] of EXTENSIONS) {
    const [found] = mark.exec(text) ?? [];
    if (found === undefined) continue;
    const shown = found.replace(/\s+/gu, ' ').trim().slice(0, 60);
    note({ rule, place: file, message: `"${shown}" stays in the text; ${cure}` });
  }
}
