// XML text and attributes. Characters that XML 1.0 forbids never get here: compile refuses them.

/**
 * Plain text of RSS, by hexadecimal references: the one form in which readers take `<b>` for text
 * and not for markup (RSS Advisory Board profile, "character data").
 */
export function toRssText(text: string): string {
  return text.replaceAll('&', '&#x26;').replaceAll('<', '&#x3C;').replaceAll('>', '&#x3E;');
}

/**
 * Plain text where RSS readers expect HTML (`description`): escaped once more unless it is the same as
 * HTML, so that people read what was written, those too whose reader does not expect HTML there.
 */
export function toRssHtml(text: string): string {
  return toRssText(isSameInHtml(text) ? text : toXmlText(text));
}

/** True for text that is HTML of that text, and without a parse error (HTML §13.2.5.1, §13.2.5.72). */
function isSameInHtml(text: string): boolean {
  return !/<|&(?![ \t\n&]|$)/.test(text);
}

/**
 * True for text that readers who take it for HTML would read as something else: as a tag, a comment
 * or a reference. Named references have two letters at least and need no `;` (HTML §13.2.5.73).
 */
export function looksLikeMarkup(text: string): boolean {
  return /<[a-z!/?]|&(?:#|[a-z]{2})/i.test(text);
}

/** Text of an element (XML 1.0 §2.4). */
export function toXmlText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Value of an attribute in double quotes; white space that parsers would fold is kept (§3.3.3). */
function toXmlAttribute(text: string): string {
  return toXmlText(text)
    .replaceAll('"', '&quot;')
    .replaceAll('\t', '&#x9;')
    .replaceAll('\n', '&#xA;')
    .replaceAll('\r', '&#xD;');
}

/** Attributes in their order, each with a space before it; absent ones are left out. */
export function toAttributes(values: { readonly [name: string]: string | number | null }): string {
  return Object.entries(values)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => ` ${name}="${toXmlAttribute(String(value))}"`)
    .join('');
}
