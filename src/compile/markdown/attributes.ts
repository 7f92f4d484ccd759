// Attributes of HTML that may come to stand in other HTML.

/**
 * Escapes `<` and `>` in attributes: where others put the text into an element that scripts make text
 * alone, as `<noscript>`, a tag in an attribute would end it. The HTML must be well formed, with all
 * attributes in double quotes.
 */
export function escapeAttributes(html: string): string {
  let inTag = false;
  let inValue = false;
  return html.replace(/[<>"]/gu, (character) => {
    if (character === '"') {
      if (inTag) inValue = !inValue;
      return character;
    }
    if (inValue) return character === '<' ? '&#x3C;' : '&#x3E;';
    inTag = character === '<';
    return character;
  });
}
