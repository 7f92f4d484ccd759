// HTML of an article in the elements that MSN takes: others are replaced, or leave what they hold.

/** Elements that stay as they are. */
export const ALLOWED: ReadonlySet<string> = new Set(
  (
    'b i em strong sub sup small h1 h2 h3 h4 h5 a img table thead tbody tfoot tr td th col caption ' +
    'colgroup ul ol li p div span br blockquote'
  ).split(' '),
);

/** Elements by what stands in their place; all others leave what they hold. */
const REPLACED: { readonly [name: string]: string } = {
  h6: 'h5',
  pre: 'p',
  figcaption: 'div',
  summary: 'div',
  dt: 'div',
  dd: 'div',
  address: 'div',
  article: 'div',
  aside: 'div',
  section: 'div',
  strike: 'span',
};

/** Texts in the place of a tag. */
const TEXTS: { readonly [name: string]: readonly [open: string, close: string] } = {
  q: ['“', '”'],
  // What <rp> has for the same is left out.
  rt: ['(', ')'],
};

const PLAYED: ReadonlySet<string> = new Set(['audio', 'video', 'source']);

const VALUES = /="[^"]*"/g;

const FORMULA_END = '</math>';
const BRACKET_END = '</rp>';

/**
 * The same with no element that is not allowed. Our serialiser has made `html`: each `<` begins a tag, attributes are in
 * double quotes, without `>`, and what begins ends.
 */
export function toAllowedHtml(html: string): string {
  const open: string[] = [];
  const written: string[] = [];
  let depth = 0;
  let place = 0;
  for (let tag = html.indexOf('<'); tag >= 0; tag = html.indexOf('<', place)) {
    const text = html.slice(place, tag);
    const isLast = html.startsWith('</pre>', tag) || html.startsWith('</code></pre>', tag);
    written.push(depth > 0 ? toLines(text, isLast) : text);
    const end = html.indexOf('>', tag);
    const isEnd = html[tag + 1] === '/';
    const inner = html.slice(tag + (isEnd ? 2 : 1), end);
    const [name = ''] = /^[a-z\d]+/.exec(inner) ?? [];
    const rest = inner.slice(name.length);
    place = end + 1;
    if (name === 'pre') depth += isEnd ? -1 : 1;
    const tex = name === 'math' && !isEnd ? readTex(rest) : null;
    if (tex !== null) place = html.indexOf(FORMULA_END, end) + FORMULA_END.length;
    if (name === 'rp') place = html.indexOf(BRACKET_END, tag) + BRACKET_END.length;
    written.push(tex ?? (isEnd ? toEnd(name, open) : toStart(name, rest, open)));
  }
  written.push(html.slice(place));
  // What stood apart may stand together now, and `]]>` would end the CDATA section of a feed.
  return written.join('').replaceAll(']]>', ']]&gt;');
}

/** The TeX of a formula that has some. */
function readTex(attributes: string): string | null {
  const [, tex = null] = /\balttext="([^"]+)"/.exec(attributes) ?? [];
  return tex;
}

function toStart(name: string, rest: string, open: string[]): string {
  if (name === 'img' || name === 'br' || name === 'col') return `<${name}${rest}>`;
  if (PLAYED.has(name)) return toPlayerLink(rest, open.includes('a'));
  if (name === 'input') return /\bchecked\b/.test(rest.replace(VALUES, '')) ? '☑' : '☐';
  if (name === 'a') {
    const isTaken = /\bhref="(?:https?|mailto):/.test(rest);
    open.push(isTaken ? 'a' : '');
    return isTaken ? `<a${rest}>` : '';
  }
  if (ALLOWED.has(name)) return `<${name}${rest}>`;
  const other = REPLACED[name];
  return other === undefined ? (TEXTS[name]?.[0] ?? '') : `<${other}${rest}>`;
}

function toEnd(name: string, open: string[]): string {
  if (name === 'a') return open.pop() === 'a' ? '</a>' : '';
  if (ALLOWED.has(name)) return `</${name}>`;
  const other = REPLACED[name];
  return other === undefined ? (TEXTS[name]?.[1] ?? '') : `</${other}>`;
}

/** What a player plays, as a link, or as text within another one. The sources of a picture have no `src`. */
function toPlayerLink(rest: string, isInLink: boolean): string {
  const [, url] = /\bsrc="([^"]*)"/.exec(rest) ?? [];
  if (url === undefined) return '';
  return isInLink ? `${url} ` : `<a href="${url}">${url}</a> `;
}

/** Lines of code: white space that HTML would fold stays to be seen. The end of the last one begins no other. */
function toLines(text: string, isLast: boolean): string {
  const lines = isLast ? text.replace(/\n$/, '') : text;
  return lines
    .replace(/^ +| {2,}/gm, (spaces) => '\u00A0'.repeat(spaces.length))
    .replaceAll('\t', '\u00A0\u00A0')
    .replaceAll('\n', '<br>');
}
