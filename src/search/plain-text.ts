// Our own HTML → plain text: what a reader sees, a line for each block.

/** Elements within a line: text goes on after them. */
const INLINE = new Set([
  ...[
    'a',
    'abbr',
    'b',
    'bdi',
    'bdo',
    'cite',
    'code',
    'data',
    'del',
    'dfn',
    'em',
    'i',
    'ins',
    'kbd',
  ],
  ...[
    'mark',
    'math',
    'mi',
    'mn',
    'mo',
    'mtext',
    'q',
    's',
    'samp',
    'small',
    'span',
    'strong',
    'sub',
    'sup',
    'time',
    'u',
    'var',
    'wbr',
  ],
]);

const CLOSE = '</math>';

const REFERENCE = /&(?:#x([0-9a-f]{1,6})|(amp|lt|gt|quot|nbsp));/gi;

const NAMED: { readonly [name: string]: string } = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: ' ',
};

/** The text of an article's HTML, which our serialiser has made: each `<` begins a tag. */
export function toPlainText(html: string): string {
  let text = '';
  let place = 0;
  for (let tag = html.indexOf('<'); tag >= 0; tag = html.indexOf('<', place)) {
    const end = findTagEnd(html, tag);
    const [name = ''] =
      /^[a-z0-9]*/.exec(html.slice(html[tag + 1] === '/' ? tag + 2 : tag + 1, end)) ?? [];
    const formula = name === 'math' && html[tag + 1] !== '/' ? toFormula(html, tag, end) : null;
    text += html.slice(place, tag) + (formula?.tex ?? (INLINE.has(name) ? '' : '\n'));
    place = formula?.end ?? end + 1;
  }
  return (text + html.slice(place)).replace(
    REFERENCE,
    (all, hex: string | undefined, name: string | undefined) =>
      hex === undefined
        ? (NAMED[name ?? ''] ?? all)
        : String.fromCodePoint(Number.parseInt(hex, 16)),
  );
}

/** The TeX of a formula that has it, and where the formula ends. */
function toFormula(
  html: string,
  tag: number,
  tagEnd: number,
): { readonly tex: string; readonly end: number } | null {
  const [, tex] = /alttext="([^"]*)"/.exec(html.slice(tag, tagEnd)) ?? [];
  const close = html.indexOf(CLOSE, tagEnd);
  return tex === undefined || close < 0 ? null : { tex, end: close + CLOSE.length };
}

/** Where a tag ends; a `>` within the quotation marks of a value does not end it. */
function findTagEnd(html: string, tag: number): number {
  let quote = '';
  for (let index = tag + 1; index < html.length; index++) {
    const character = html[index] ?? '';
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '>') return index;
    else if (character === '"' || character === "'") quote = character;
  }
  return html.length;
}
