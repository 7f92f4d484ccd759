// The texts that a program has literally, by their keys. It is never run.
import type { Data } from '../front-matter/value.ts';

/** A key and the mark that its text begins with; `process.env.URL ||` may stand before the text. */
const PAIR = /\b(\w+)["']?(?:: ?| = )(?:[\w.]+ (?:\|\||\?\?) )?(["'`])/gu;

const AUTHOR_MAP = /\bauthor["']?: ?\{[^{}]*?\bname["']?: ?/u;

/** The texts of a program by their keys. The first of several counts. */
export function toPairs(script: string): Data {
  const data = new Map<string, string>();
  for (const { index, 0: head, 1: key = '', 2: quote = '' } of script.matchAll(PAIR)) {
    const value = readText(script, index + head.length, quote);
    if (!data.has(key) && value !== null) data.set(key, value);
  }
  const map = AUTHOR_MAP.exec(script);
  const start = map === null ? 0 : map.index + map[0].length;
  const name = map === null ? null : readText(script, start + 1, script[start] ?? '');
  if (name !== null && !data.has('author')) data.set('author', name);
  return Object.fromEntries(data);
}

/** What stands between the braces after a key of a program; empty where it has none. */
export function toBlock(script: string, key: string): string {
  const start = script.search(new RegExp(`\\b${key}["']?: ?\\{`, 'u'));
  if (start === -1) return '';
  const open = script.indexOf('{', start);
  let depth = 0;
  for (let at = open; at < script.length; at += 1) {
    if (script[at] === '{') depth += 1;
    if (script[at] === '}') depth -= 1;
    if (depth === 0) return script.slice(open + 1, at);
  }
  return '';
}

/** Up to the mark that ends it; null for a text of several lines or with a template in it. */
function readText(script: string, start: number, quote: string): string | null {
  if (!/^["'`]$/u.test(quote)) return null;
  let end = start;
  while (end < script.length && script[end] !== quote && script[end] !== '\n') {
    end += script[end] === '\\' ? 2 : 1;
  }
  const value = script.slice(start, end);
  if (script[end] !== quote || value.includes('$')) return null;
  return value.replace(/\\(["'`\\])/gu, '$1');
}
