// Texts of feeds: which are plain, and which HTML that should be plain.
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';

type Node = DefaultTreeAdapterTypes.ChildNode;

const BLOCK = /^(?:p|div|br|li|h[1-6]|td|tr|blockquote|pre)$/u;

/** What HTML says, in a line. */
export function toPlainText(html: string): string {
  const words = parseFragment(html).childNodes.map(toWords).join('');
  return words.replace(/[ \t\r\n]+/gu, ' ').trim();
}

function toWords(node: Node): string {
  if ('value' in node) return node.value;
  if (!('childNodes' in node) || /^(?:script|style)$/u.test(node.nodeName)) return '';
  const inner = node.childNodes.map(toWords).join('');
  return BLOCK.test(node.nodeName) ? ` ${inner} ` : inner;
}

/** Elements that programs write in titles, with their ends. */
const MARKED =
  /<\/(?:a|abbr|b|br|cite|code|del|em|font|i|ins|kbd|mark|q|s|small|span|strong|sub|sup|u)>/iu;

/** A title of RSS: text, in which many programs write HTML. */
export function toTitle(written: string): string {
  if (MARKED.test(written)) return toPlainText(written);
  return /&(?:#x?[0-9a-f]+|[a-z]+);/iu.test(written)
    ? toPlainText(written.replaceAll('<', '&lt;'))
    : written.trim();
}

/** Letters of a beginning that nobody writes by chance. */
const SHORTEST = 20;

/**
 * The title of a post; undefined where it is the beginning of the text, cut off, or all of it, as programs
 * write it that must have one.
 */
export function toOwnTitle(title: string | undefined, body: string): string | undefined {
  if (title === undefined) return undefined;
  const text = toPlainText(body);
  const written = title.replace(/\s+/gu, ' ').trim();
  const short = written.replace(CUT, '').trim();
  const isCut = short !== written && short.length >= SHORTEST && text.startsWith(short);
  return isCut || text === written ? undefined : title;
}

/** Plain text as HTML: empty lines part paragraphs. */
export function toHtmlText(text: string): string {
  const escaped = text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;');
  const paragraphs = escaped.split(/\n[ \t]*\n/u).map((one) => one.trim());
  const shown = paragraphs.filter((one) => one !== '');
  return shown.map((one) => `<p>${one.replaceAll('\n', '<br>')}</p>`).join('\n');
}

/** What programs write behind a summary that they cut off. */
const MORE = /(?:continue reading|read more|weiterlesen|lire la suite) /iu;
const CUT = /\[?(?:…|\.{3})\]?$/u;

/** The summary of a post; undefined where it is no more than how the text begins, or all of it. */
export function toSummary(summary: string | undefined, body: string): string | undefined {
  if (summary === undefined) return undefined;
  const plain = toPlainText(summary);
  const more = plain.search(MORE);
  const short = (more === -1 ? plain : plain.slice(0, more)).trim().replace(CUT, '').trim();
  return short === '' || toPlainText(body).startsWith(short) ? undefined : plain;
}
