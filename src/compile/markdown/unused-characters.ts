// Characters that can stand for others in a text, since it has none of them.

/** HTML §13.5: by number, decimal or not. None by name means a character that is taken here. */
const REFERENCE = /&#(?:x([\da-f]{1,6})|(\d{1,7}))/gi;

/** Those from one code point to another that a text has neither as they are nor as character references. */
export function* listUnused(
  text: string,
  first: number,
  last: number,
): Generator<string, undefined> {
  const referred = new Set(
    [...text.matchAll(REFERENCE)].map(([, hex, decimal]) =>
      hex === undefined ? Number(decimal) : Number.parseInt(hex, 16),
    ),
  );
  for (let code = first; code <= last; code += 1) {
    const character = String.fromCodePoint(code);
    if (!referred.has(code) && !text.includes(character)) yield character;
  }
}
