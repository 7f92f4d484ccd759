// Paragraphs and line breaks of WordPress before it had blocks: empty lines and line ends stand for them.

const BLOCK =
  'address|article|aside|blockquote|center|col|colgroup|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|iframe|li|nav|ol|p|pre|script|section|style|summary|table|tbody|td|tfoot|th|thead|tr|ul';
const ENDS_BLOCK = new RegExp(`(?:</?(?:${BLOCK})\\b[^<>]*>|<br ?/?>|-->)\\s*$`, 'iu');
const STARTS_BLOCK = new RegExp(`^\\s*(?:</?(?:${BLOCK})\\b|<!--)`, 'iu');

/** Elements whose line ends are their own, and comments. */
const VERBATIM = /<(pre|script|style|textarea)\b|<!--(?!kept \d)/giu;
const TAG = /<[a-z/][^<>]*>/giu;

/**
 * The HTML with its paragraphs. It is for an HTML parser: a `<p>` may be where none is allowed, and ends
 * there, or be empty. `keep` takes a text out and leaves a mark.
 */
export function toParagraphs(text: string, keep: (html: string) => string): string {
  const marked = takeVerbatim(text, keep).replace(TAG, (tag) => tag.replaceAll('\n', ' '));
  return marked
    .split(/\n[ \t\u00A0]*\n\s*/u)
    .filter((part) => part.trim() !== '')
    .map((part) => `<p>${breakLines(part.trim())}</p>`)
    .join('\n');
}

function breakLines(part: string): string {
  const [first = '', ...others] = part.split('\n');
  let before = first;
  return others.reduce((text, line) => {
    const apart = ENDS_BLOCK.test(before) || STARTS_BLOCK.test(line);
    before = line;
    return `${text}${apart ? '\n' : '<br>\n'}${line}`;
  }, first);
}

/** Marks in the place of elements whose line ends are their own; comments go. */
function takeVerbatim(text: string, keep: (html: string) => string): string {
  const pieces: string[] = [];
  let done = 0;
  for (const { 0: start, 1: name, index } of text.matchAll(VERBATIM)) {
    if (index < done) continue;
    const mark = name === undefined ? '-->' : `</${start.slice(1)}>`;
    const close = text.indexOf(mark, index);
    // Without an end, no more of them have one.
    if (close === -1) break;
    const end = close + mark.length;
    pieces.push(text.slice(done, index));
    if (name !== undefined) pieces.push(keep(text.slice(index, end)));
    done = end;
  }
  return pieces.join('') + text.slice(done);
}
