// Text as programs read it: character data of XML, and what they take for HTML.
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parseFragment } from 'parse5';

const CHARACTERS: ReadonlyMap<string, string> = new Map([
  ['#x26', '&'],
  ['#x3C', '<'],
  ['#x3E', '>'],
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
]);

/** Character data as XML parsers read it (XML 1.0 §4.1), of the references that feeds write. */
export function fromXml(written: string): string {
  return written.replace(/&([^;]*);/g, (_, name: string) => CHARACTERS.get(name) ?? '');
}

/** The text of HTML; throws where it is more than text, or has a parse error. */
export function toHtmlText(html: string): string {
  const errors: string[] = [];
  const { childNodes } = parseFragment(html, { onParseError: ({ code }) => errors.push(code) });
  const texts = childNodes.map(toText);
  if (errors.length > 0) throw new Error(`${errors.join()}: ${html}`);
  return texts.join('');
}

function toText(node: DefaultTreeAdapterTypes.ChildNode): string {
  if (defaultTreeAdapter.isTextNode(node)) return node.value;
  throw new Error(`<${node.nodeName}> is no text`);
}
