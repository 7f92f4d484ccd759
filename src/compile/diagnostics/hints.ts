// The end of a message: what the editor probably meant, or what is allowed.
import { toNearNames } from '../../query/names.ts';

const LISTED = 20;

/** Quotes of text around a name: programs for writing set them where YAML needs straight ones. */
const ODD_QUOTES = /^[\u2018\u201c\u201e\u00ab]|[\u2019\u201c\u201d\u00bb]$/gu;

/** `did you mean "defi"?` when a known name is near, else the list of what is allowed. */
export function toHint(name: string, known: Iterable<string>): string {
  const names = [...known];
  const near = toNearNames(name.replace(ODD_QUOTES, ''), names);
  if (near.length > 0) return toNearHint(near);
  if (names.length === 0) return 'none is defined yet';
  const listed = names.sort().slice(0, LISTED).map(quote).join(', ');
  const rest = names.length - LISTED;
  return rest > 0 ? `known: ${listed} and ${rest} more` : `known: ${listed}`;
}

/** `did you mean "defi" or "dex"?`, of one name at least. */
export function toNearHint(near: readonly string[]): string {
  return `did you mean ${near.map(quote).join(' or ')}?`;
}

/** The text in double quotes on one line, cut after 80 characters. */
export function quote(text: string): string {
  const characters = [...text.replace(/\s+/gu, ' ')];
  return characters.length > 80
    ? `"${characters.slice(0, 79).join('')}…"`
    : `"${characters.join('')}"`;
}
