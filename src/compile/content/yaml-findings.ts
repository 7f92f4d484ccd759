// What is found wrong with a line of YAML, and how it should be.
import type { Document, Node } from 'yaml';
import { quote } from '../diagnostics/hints.ts';
import { orNull, quoteValue, splitLine, toLineAt } from './yaml-lines.ts';

export type YamlFault = { readonly offset: number; readonly message: string };

/** A YAML text and what the parser made of it; `toLine` gives the 1-based line of an offset. */
export type YamlText = {
  readonly text: string;
  readonly document: Document;
  readonly toLine: (offset: number) => number;
};

/** A fault, and the line as it should be; null where that cannot be told. */
export type Finding = YamlFault & { readonly cure: string | null };

/** The fault with its cure in words. */
export function toFault({ offset, message, cure }: Finding): YamlFault {
  if (cure === null) return { offset, message };
  const letters = [...cure];
  const shown =
    letters.length > LONGEST ? [...letters.slice(0, LONGEST), '…', letters.at(-1)].join('') : cure;
  return { offset, message: `${message}; write: ${shown}` };
}

/** Characters of a line that is shown whole. */
const LONGEST = 120;

/** A mark that is there once more than it should. */
export function toSuperfluous(text: string, offset: number): Finding | null {
  const mark = text[offset] ?? '';
  if (!/[,\]}]/u.test(mark)) return null;
  const line = toLineAt(text, offset);
  const at = offset - line.start;
  const cure = orNull(line.text.slice(0, at) + line.text.slice(at + 1));
  return { offset, message: `one ${quote(mark)} too many`, cure };
}

/** What a line is that is no `key: value`. */
export function toNoKey({ text }: YamlText, offset: number): Finding {
  const { start, text: line } = toLineAt(text, offset);
  const place = start + Math.max(0, line.search(/\S/u));
  if (/^\s*-[^\s-]/u.test(line)) {
    return {
      offset: place,
      message: 'a space is missing after "-"',
      cure: orNull(line.replace('-', '- ')),
    };
  }
  const [, key = '', mark = '', value = ''] =
    /^\s*(-? ?[\p{L}_][\p{L}\p{N}_-]*)\s?([:：=\u00a0])\s*(\S.*)$/u.exec(line) ?? [];
  const cure = key === '' ? null : (orNull(`${key}: ${value}`) ?? quoteValue(`${key}: ${value}`));
  const message = mark === ':' ? MISSING_SPACE : 'this is not "key: value"';
  return { offset: place, message, cure };
}

/** A text that YAML takes for something else. */
export function toUnquoted({ text }: YamlText, offset: number): Finding {
  const line = toLineAt(text, offset);
  const { value } = splitLine(line.text);
  const [, next = ''] = text.slice(line.start + line.text.length).split('\n', 2);
  const isContinued = next.search(/\S/u) > line.text.search(/\S/u);
  return {
    offset,
    message: toReason(value, text[offset] ?? ''),
    cure: isContinued ? null : quoteValue(line.text),
  };
}

export const MISSING_SPACE = 'a space is missing after ":"';
export const COMMENT = '"#" begins a comment; a text that begins with it needs quotes';

/** Marks with a meaning of their own in YAML where a value begins. */
const MARKS = '[]{}@`%*&!|>?,';

function toReason(value: string, here: string): string {
  const first = value.slice(0, 1);
  if (here === '#' || first === '#') return COMMENT;
  if (here === '\\') return `a "\\" needs single quotes`;
  if (value.startsWith('- '))
    return 'a list begins on the line below its key, or stands in brackets';
  if (first === '"' || first === "'") return `the text goes on after the closing ${first}`;
  const mark = [here, first].find((one) => one !== '' && MARKS.includes(one));
  if (mark !== undefined) return `a text that begins with ${quote(mark)} needs quotes`;
  return /:(?:\s|$)/u.test(value)
    ? 'a text with ": " in it needs quotes'
    : 'this text needs quotes';
}

/** Where a node begins. */
export function toStart(node: Node): number {
  return node.range?.[0] ?? 0;
}
