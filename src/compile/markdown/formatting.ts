// Formatting without an end, as `<b>`: HTML (§13.2.4.3) repeats what is open wherever a block ends,
// so that some hundred of such tags can make millions of elements.
import type { Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Html } from 'mdast';
import { defaultTreeAdapter, parseFragment } from 'parse5';
import type { Growth } from './growth.ts';
import { readTokens } from './html-tokens.ts';
import { toTokenPlace } from './raw-html.ts';

const FORMATTING: ReadonlySet<string> = new Set([
  ...['a', 'b', 'big', 'code', 'em', 'font', 'i', 'nobr', 's', 'small', 'strike', 'strong', 'tt'],
  'u',
]);

/** Elements that may come from repetition. */
const MOST_REPEATED = 30_000;

/** Characters that the shortest block takes: `<p>`. */
const SHORTEST = 3;

/**
 * Formatting that is repeated too often, at its last start tag; null if none is. `tree` is the HTML of a
 * text, with its raw HTML unread.
 */
export function findRepeatedFormatting(
  tree: Root,
  text: string,
  rawHtml: readonly Html[],
): Growth | null {
  const tags = rawHtml.flatMap((node) =>
    readTokens(node.value).flatMap((token) =>
      token.kind === 'start' && FORMATTING.has(token.name) ? [{ node, token }] : [],
    ),
  );
  const last = tags.at(-1);
  // Nearly all texts have so few that it does not matter where they end.
  if (last === undefined || (tags.length * text.length) / SHORTEST <= MOST_REPEATED) return null;
  if (!growsBeyond(toHtml(tree, { allowDangerousHtml: true }), MOST_REPEATED)) return null;
  const message = `<${last.token.name}>: too many formatting tags are open, and HTML repeats them in each block; close them`;
  return { place: toTokenPlace(last.node, last.token), message };
}

/** Whether HTML makes so many elements more than it has tags. */
function growsBeyond(html: string, most: number): boolean {
  let left = most + html.split('<').length;
  const createElement: typeof defaultTreeAdapter.createElement = (...element) => {
    left -= 1;
    if (left < 0) throw new TooMany();
    return defaultTreeAdapter.createElement(...element);
  };
  try {
    parseFragment(html, { treeAdapter: { ...defaultTreeAdapter, createElement } });
    return false;
  } catch (fault) {
    if (fault instanceof TooMany) return true;
    throw fault;
  }
}

class TooMany extends Error {}
