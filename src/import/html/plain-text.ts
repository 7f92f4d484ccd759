// Text that means nothing in Markdown, which is most of all text: the library would look it through once for
// each of its sixty patterns.
import type { Text } from 'mdast';
import { defaultHandlers, type Handle } from 'mdast-util-to-markdown';

/**
 * Begins with a letter, so that nothing in it is at the start of a line, and has no mark that means something
 * elsewhere.
 */
const PLAIN = /^ ?\p{L}[\p{L}\p{M}\p{N} .,:;?'"()’‘“”–—…-]*$/u;

/** A handler for `toMarkdown` that writes what that of the library writes. */
export const writeText: Handle = (node: Text, parent, state, info) => {
  const { value } = node;
  const meetsLine = /[\r\n]$/u.test(info.before) || /^[\r\n]/u.test(info.after);
  const isEdged = value.startsWith(' ') || value.endsWith(' ');
  if (PLAIN.test(value) && !(isEdged && meetsLine)) return value;
  return defaultHandlers.text(node, parent, state, info);
};
