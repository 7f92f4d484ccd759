// Which file of the source a name in a mark means.
import { type MarkContext, toSourceAddress } from './dialect.ts';
import { writeLink } from './writing.ts';

/** The address of the file with this path, or of the only one whose path ends with it; null for none. */
export function findSource(
  { files }: MarkContext,
  name: string,
  endings: readonly string[] = [''],
): string | null {
  const asked = name.trim().replace(/^\.?\//u, '');
  if (asked === '') return null;
  for (const ending of endings) {
    const wanted = asked + ending;
    const exact = files.find((file) => file === wanted);
    const found = exact ?? files.find((file) => file.endsWith(`/${wanted}`));
    if (found !== undefined) return toSourceAddress(found);
  }
  return null;
}

/** Endings that a name of a post may lack. */
export const PAGE_ENDINGS: readonly string[] = [
  ...['', '.md', '.markdown', '.mdx', '.html', '/index.md', '/_index.md'],
];

/** What may stand before an address: the mark of a link, of a definition, or of an attribute. */
const DESTINATION = /(?:\]\(|\]:|=)[ \t]*["'<]?[^\s"'<>]*$/u;

/** The address where one belongs; in prose a link to it, with the name as its text. */
export function asLink(address: string | null, name: string, before: string): string | null {
  if (address === null || DESTINATION.test(before)) return address;
  return writeLink(name.replace(/^.*\/(?=.)/u, '').replace(/\.\w+$/u, ''), address);
}
