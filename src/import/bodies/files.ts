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

/** The address where one belongs; in prose a link to it, with the name as its text. */
export function asLink(address: string | null, name: string, before: string): string | null {
  if (address === null || isDestination(before)) return address;
  return writeLink(name.replace(/^.*\/(?=.)/u, '').replace(/\.\w+$/u, ''), address);
}

/** Whether an address is what comes: of a link, of a definition, or in an attribute. */
function isDestination(before: string): boolean {
  const words = before.replace(/\{\{[^{}]*\}\}/gu, '').split(/[ \t]/u);
  const last = words.at(-1) ?? '';
  const opened = Math.max(last.lastIndexOf(']('), last.lastIndexOf(']:'), last.lastIndexOf('='));
  if (opened > last.lastIndexOf(')')) return true;
  return /\](?:\(|:)$/u.test(words.at(-2) ?? '');
}
