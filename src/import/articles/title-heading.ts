// The heading at the start of a body that says the title once more: pages and feeds show the title above it.
import { fold } from '../../compile/files/characters.ts';

const HEADING = /^ {0,3}#[ \t]+([^\n]*)(?:\n|$)/u;

const UNDERLINED = /^([^\n]+)\n {0,3}=+[ \t]*(?:\n|$)/u;

/** The body without that heading; as it is where it begins with another one, or has nothing else. */
export function dropTitleHeading(body: string, title: string): string {
  const [whole, text = ''] = HEADING.exec(body) ?? UNDERLINED.exec(body) ?? [];
  if (whole === undefined || toWords(text) !== toWords(title)) return body;
  const rest = body.slice(whole.length).replace(/^\n+/u, '');
  return rest === '' ? body : rest;
}

/** Without the marks of Markdown, which a title in front matter does not have. */
function toWords(text: string): string {
  return fold(text.replace(/[`*_\\#]/gu, '').trim())
    .normalize('NFC')
    .toLowerCase();
}
