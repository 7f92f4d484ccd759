// The keys of front matter that pages have, which are no articles.
import * as v from 'valibot';
import { quote, toHint } from '../diagnostics/hints.ts';
import { date, flag, language, line } from './fields.ts';
import { keys, type ToUnknownKeyFault } from './shape.ts';

const members = {
  title: line(),
  description: v.optional(line()),
  updated: v.optional(date()),
  language: v.optional(language()),
  draft: v.optional(flag()),
};

export const pageFrontMatter = keys(members);

/** The keys that front matter of a page may have, for the manual and its test. */
export const PAGE_KEYS = Object.keys(members);

/** What to say of keys that articles have, or pages of other systems. */
const ADVICE: ReadonlyMap<string, string> = new Map([
  ...['slug', 'url', 'permalink', 'path'].map(
    (key) => [key, 'the address of a page is the name of its file; rename the file'] as const,
  ),
  ...['aliases', 'redirect_from'].map(
    (key) => [key, 'use "redirects" in site.yaml for old addresses of a page'] as const,
  ),
  ...['summary', 'excerpt'].map((key) => [key, 'use "description"'] as const),
  ...['lastmod', 'modified', 'last_modified_at'].map((key) => [key, 'use "updated"'] as const),
  ['lang', 'use "language"'],
  ['date', 'a page has no date; "updated" says when it was last changed'],
]);

/** All of them are errors, since a page is written for this site. */
export const toPageKeyFault: ToUnknownKeyFault = (path, _value, known) => {
  const key = String(path.at(-1));
  const advice = ADVICE.get(key.toLowerCase()) ?? toHint(key, known);
  return { rule: 'unknown-key', message: `${quote(key)}: ${advice}` };
};
