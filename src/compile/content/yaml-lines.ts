// One line of YAML as its editor meant it: a value in quotes, a bracket closed.
import { parseDocument } from 'yaml';

/** A line without its end, and the offset at which it begins. */
export type Line = { readonly start: number; readonly text: string };

/** The line around an offset. */
export function toLineAt(text: string, offset: number): Line {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  return { start, text: text.slice(start, end < 0 ? undefined : end) };
}

/** `key:` or `-` with all in front of it, and the value; the value is empty where there is none. */
export function splitLine(line: string): { readonly head: string; readonly value: string } {
  const colon = line.search(/:\s/u) + 1;
  const dash = /^\s*-(?=\s)/u.exec(line)?.[0].length ?? 0;
  const at = colon > 0 ? colon : dash;
  return { head: line.slice(0, at), value: line.slice(at).trim() };
}

/** The line with its value in quotes; null where that does not make it right. */
export function quoteValue(line: string): string | null {
  const { head, value } = splitLine(line);
  if (head === '' || value === '') return null;
  if (value.startsWith('[') && value.endsWith(']')) {
    const items = value.slice(1, -1).split(',').map(quoteItem);
    return orNull(`${head} [${items.join(', ')}]`);
  }
  if (value.startsWith('- ')) return orNull(`${head} [${quoteItem(value.slice(2))}]`);
  const comment = /^["']/u.test(value) ? -1 : value.search(/\s#\s/u);
  if (comment < 0) return orNull(`${head} ${toQuoted(value)}`);
  return orNull(`${head} ${toQuoted(value.slice(0, comment))}${value.slice(comment)}`);
}

/** The line with the bracket or quote at its end that is missing, or is another; null where that does not help. */
export function closeLine(line: string, close: string): string | null {
  const text = line.trimEnd();
  return orNull(text + close) ?? orNull(text.slice(0, -1) + close);
}

/** The line without what it is indented with, if the parser then has nothing against it; else null. */
export function orNull(line: string): string | null {
  const text = line.trim();
  const { errors, warnings } = parseDocument(text, { schema: 'failsafe', stringKeys: true });
  return errors.length + warnings.length === 0 ? text : null;
}

function quoteItem(item: string): string {
  const text = item.trim();
  const isRight = !/[#:]/u.test(text.slice(0, 1)) && orNull(`[${text}]`) !== null;
  return isRight ? text : toQuoted(text);
}

/** In quotes of the kind that does not stand in the text, without those around it that failed. */
function toQuoted(text: string): string {
  const isWrapped = text.length > 1 && /^["']/u.test(text) && text.at(-1) === text[0];
  const inner = isWrapped ? text.slice(1, -1) : text;
  return /["\\]/u.test(inner) ? `'${inner.replaceAll("'", "''")}'` : `"${inner}"`;
}
