// XML text and attributes. Characters that XML 1.0 forbids never get here: compile refuses them.

/**
 * Plain text of RSS, by hexadecimal references: the one form in which readers take `<b>` for text
 * and not for markup (RSS Advisory Board profile, "character data").
 */
export function toRssText(text: string): string {
  return text.replaceAll('&', '&#x26;').replaceAll('<', '&#x3C;').replaceAll('>', '&#x3E;');
}

/**
 * Plain text where RSS readers expect HTML (`description`): escaped once more where it looks like
 * markup, so that people read what was written.
 */
export function toRssHtml(text: string): string {
  return toRssText(looksLikeMarkup(text) ? toXmlText(text) : text);
}

/** True for text that readers who guess would take for HTML: a tag or a reference. */
export function looksLikeMarkup(text: string): boolean {
  return /<[a-z!/?]|&#?\w+;/i.test(text);
}

/** Text of an element (XML 1.0 §2.4). */
export function toXmlText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Value of an attribute in double quotes; white space that parsers would fold is kept (§3.3.3). */
export function toXmlAttribute(text: string): string {
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
