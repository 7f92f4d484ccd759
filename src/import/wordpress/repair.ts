// What WordPress and its plugins write that no XML parser reads.

/** The ends of CDATA that are meant: before the end of an element, or where another part begins. */
const INNER_END =
  /\]\]>(?!\s{0,64}<\/(?:title|link|description|guid|category|(?:content|excerpt):encoded|dc:creator|wp:\w{1,40})>|<!\[CDATA\[)/gu;
const FORBIDDEN = /(?![\t\n\r])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu;

/** Longer than the end of CDATA with the end of an element, which may be on an indented line of its own. */
const LOOKAHEAD = 160;

/**
 * A function from the text of a file, piece by piece, to text in which CDATA ends where it is meant to, and
 * which has no character that XML forbids. Null asks for what is left at the end.
 */
export function createRepair(): (piece: string | null) => string {
  let rest = '';
  return (piece) => {
    const text = rest + (piece ?? '');
    const cut = piece === null ? text.length : toCut(text);
    rest = text.slice(cut);
    // What follows the cut decides what its end means.
    return mend(text.slice(0, cut));
  };
}

/** Where a text can be cut so that no end of CDATA is apart from what stands after it. */
function toCut(text: string): number {
  const from = Math.max(0, text.length - LOOKAHEAD);
  const bracket = text.indexOf(']', from);
  return bracket === -1 ? text.length : bracket;
}

function mend(text: string): string {
  return text.replace(FORBIDDEN, '').replace(INNER_END, ']]]]><![CDATA[>');
}
