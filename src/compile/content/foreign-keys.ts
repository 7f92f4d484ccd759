// Keys that other systems have in front matter, and what is written for each of them here.

import { toNearNames } from '../../query/names.ts';
import { quote, toNearHint } from '../diagnostics/hints.ts';
import type { ToUnknownKeyFault } from './shape.ts';

/** What to write in the place of a key; null where its value asks for nothing. */
type Advice = string | ((value: string) => string | null);

const TAGS = 'use "tags", or "section" for one of the sections in site.yaml';
const IMAGE = 'use "image: {src: …, alt: …}"';
const DRAFT = 'use "draft: true" to keep an article unpublished';
const ALIASES =
  'use "aliases" for old addresses; the address itself is the name of the file, or "slug"';
const REMOVED = 'use "removed" when the article has been taken down';

/** In lower case and without `_` and `-`. What keeps a text from readers must never pass unseen. */
const ADVICE: ReadonlyMap<string, Advice> = new Map<string, Advice>([
  ...each('use "title"', 'headline name'),
  ...each('use "summary"', 'abstract description excerpt teaser'),
  ...each('use "authors"', 'author byline creator'),
  ...each(TAGS, 'categories category'),
  ...each('use "tags"', 'keywords labels tag taxonomies topics'),
  ...each('use "date"', 'created createdat datecreated datepublished'),
  ...each('use "date"', 'pubdate pubdatetime publishdate publishedat publishedon'),
  ...each('use "updated"', 'datemodified lastmod lastmodified lastmodifiedat lastupdated'),
  ...each('use "updated"', 'moddatetime modified updatedat updateddate'),
  ...each('use "language"', 'lang locale'),
  ...each(IMAGE, 'banner cover coverimage featured featuredimage featureimage'),
  ...each(IMAGE, 'hero heroimage ogimage thumb thumbnail'),
  ...each('use "attachments: [{file: …, title: …}]"', 'audio enclosure enclosures podcast video'),
  ...each('use "canonical"', 'canonicalurl'),
  ...each('use "id"', 'guid uuid'),
  ...each(ALIASES, 'path permalink redirectfrom url'),
  ...each(REMOVED, 'expirydate expires unpublishdate'),
  ['published', toPublishedAdvice],
  ['publish', toPublishedAdvice],
  ['status', (value) => (/^publish(ed)?$/iu.test(value) ? null : DRAFT)],
  ...['hidden', 'private'].map((key): [string, Advice] => [
    key,
    (value) => (isNo(value) ? null : `${DRAFT}, or "unlisted: true" to keep it out of lists`),
  ]),
]);

function each(advice: Advice, keys: string): readonly [string, Advice][] {
  return keys.split(' ').map((key) => [key, advice]);
}

function toPublishedAdvice(value: string): string | null {
  if (isNo(value)) return DRAFT;
  return /^\d/u.test(value) ? 'use "date"' : null;
}

function isNo(value: string): boolean {
  return /^(?:false|no|off)?$/iu.test(value);
}

/**
 * A key of another system and a key that is nearly ours are errors, because what they say would be
 * lost; any other key is a warning.
 */
export const toForeignKeyFault: ToUnknownKeyFault = (path, value, known) => {
  const key = String(path.at(-1));
  const advice =
    path.length === 1 ? ADVICE.get(key.toLowerCase().replace(/[_-]/gu, '')) : undefined;
  const text = typeof value === 'string' ? value : '';
  const told = typeof advice === 'function' ? advice(text) : advice;
  if (typeof told === 'string') return { rule: 'unknown-key', message: `${quote(key)}: ${told}` };
  const near = advice === undefined ? toNearNames(key, known) : [];
  if (near.length === 0) return { rule: 'unused-key', message: `${quote(key)}: ${UNUSED}` };
  return { rule: 'unknown-key', message: `${quote(key)}: ${toNearHint(near)}` };
};

const UNUSED = 'this key is not used; delete it';
