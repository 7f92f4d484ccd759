// Slugs, permanent ids and paths: what an article is called for ever.
import { hash } from 'node:crypto';
import { basename, extname } from 'node:path/posix';
import { quote } from '../diagnostics/hints.ts';
import { FILE_START, type Place, type Report } from '../diagnostics/rules.ts';

const LETTERS = String.raw`\p{Ll}\p{Lo}\p{Lm}\p{M}\p{N}`;
const SLUG = new RegExp(`^-*[${LETTERS}][${LETTERS}-]*$`, 'u');
const OTHERS = new RegExp(`[^${LETTERS}]+`, 'u');

/** What a date at the beginning of a file's name looks like. */
const NAME_DATE = /^(\d{4}-\d{2}-\d{2})-/u;

/** Whether a file's name is that of a Markdown file. */
export function isMarkdown(file: string): boolean {
  return /\.(?:md|markdown)$/u.test(file);
}

/** The slug a Markdown file's name stands for, with or without a date in front. */
export function toSlug(file: string): string {
  const name = basename(file, extname(file)).normalize('NFC');
  return name.replace(NAME_DATE, '');
}

/** The date at the beginning of a file's name; null when it has none. */
export function toNameDate(file: string): string | null {
  return NAME_DATE.exec(basename(file))?.[1] ?? null;
}

/**
 * The name that a file should have, and the date that begins it, as it should be written, though there may
 * be no such day. The name is null where no letter and no digit is left.
 */
export function toRightName(file: string): {
  readonly date: string | null;
  readonly name: string | null;
} {
  const base = basename(file, extname(file));
  const [written = '', year, month = '', day = ''] = LOOSE_DATE.exec(base) ?? [];
  const padded = [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-');
  const date = year === undefined ? null : padded;
  const slug = toRightSlug(base.slice(written.length));
  const name = slug === '' ? null : `${date === null ? '' : `${date}-`}${slug}${extname(file)}`;
  return { date, name };
}

/** What a date at the beginning of a name may have been meant to be: `2016_1_29_`. */
const LOOSE_DATE = /^(\d{4})[-_.](\d{1,2})[-_.](\d{1,2})[-_.](?=.)/u;

/** True, or false with a diagnostic that says the right name. */
export function checkSlug(file: string, report: Report): boolean {
  const slug = toSlug(file);
  if (isSlug(slug)) return true;
  const { name } = toRightName(file);
  const hint = name === null ? 'rename the file' : `rename the file to "${name}"`;
  report('bad-slug', FILE_START, `${quote(slug)}: ${SLUG_RULE}; ${hint}`);
  return false;
}

/** True, or false with a diagnostic at `place`, where `slug:` stands in front matter. */
export function checkWrittenSlug(slug: string, place: Place, report: Report): boolean {
  if (isSlug(slug)) return true;
  const right = toRightSlug(slug);
  const hint = right === '' ? '' : `; write ${quote(right)}`;
  report('bad-slug', place, `${quote(slug)}: ${SLUG_RULE}${hint}`);
  return false;
}

/** What a slug consists of, for messages. */
export const SLUG_RULE = 'a slug must contain only lowercase letters, digits and hyphens';

export function isSlug(text: string): boolean {
  return SLUG.test(text) && text === text.normalize('NFC') && text === text.toLowerCase();
}

/** The slug nearest to any text; empty when it has no letter and no digit. */
export function toRightSlug(text: string): string {
  const lower = text.normalize('NFC').toLowerCase().normalize('NFC');
  return lower
    .split(OTHERS)
    .filter((word) => word !== '')
    .join('-');
}

/** The `tag:` URI (RFC 4151) of an article; `slug` is its first former one, if it has any. */
export function toId(authority: string, slug: string): string {
  return `tag:${authority}:articles/${encodeURIComponent(slug)}`;
}

/** Many readers keep no more of an id. */
const LONGEST = 255;

// RFC 3987 §2.2, but a percent sign may stand alone: what was once published must stay.
const IRI = /^[a-z][a-z0-9+.-]*:(?:[!#$%&'()*+,./0-9:;=?@A-Z_a-z~[\]-]|[^\p{ASCII}\p{C}\p{Z}])+$/iu;

/**
 * An id of another system as Atom needs it (RFC 4287 §4.2.6): as it is where it is an IRI, else as a
 * `tag:` URI (RFC 4151), of which no other id has the same. One that gets too long is hashed.
 */
export function toUri(authority: string, id: string): string {
  if (IRI.test(id)) return id;
  const uri = `tag:${authority}:ids/${encodeURIComponent(id)}`;
  if (uri.length <= LONGEST) return uri;
  return `tag:${authority}:long-ids/${hash('sha256', id, 'base64url')}`;
}

/** The id of another system that a URI was made of; null where none was, or where it cannot be told. */
export function toWrappedId(authority: string, uri: string): string | null {
  const id = decodeName(uri.slice(`tag:${authority}:ids/`.length));
  return uri !== id && toUri(authority, id) === uri ? id : null;
}

/** The slug that an id follows from; null for ids that `toId` does not make. */
export function toSlugOfId(authority: string, id: string): string | null {
  const slug = decodeName(id.slice(toId(authority, '').length));
  return id === toId(authority, slug) ? slug : null;
}

/** The text percent-decoded, or as it is when that fails. */
export function decodeName(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
