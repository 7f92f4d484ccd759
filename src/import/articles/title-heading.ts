// The heading at the start of a body that says the title once more: pages and feeds show the title above it.
import { fold } from '../../compile/files/characters.ts';
import { findFirstHeading } from '../bodies/first-heading.ts';

/** The body without that heading; as it is where it begins with another one, or has nothing else. */
export function dropTitleHeading(body: string, title: string | null): string {
  if (title === null) return body;
  const heading = findFirstHeading(body);
  if (heading === null || toWords(heading.markdown) !== toWords(title)) return body;
  const rest = body.slice(heading.whole.length).replace(/^\n+/u, '');
  return rest === '' ? body : rest;
}

/** Without the marks of Markdown, which a title in front matter does not have. */
function toWords(text: string): string {
  return fold(text.replace(/[`*_\\#]/gu, '').trim())
    .normalize('NFC')
    .toLowerCase();
}
