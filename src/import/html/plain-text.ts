// Text that means nothing in Markdown, which is most of all text: the library would look it through once for
// each of its sixty patterns.
import type { Text } from 'mdast';
import { defaultHandlers, type Handle } from 'mdast-util-to-markdown';
import { splitAtFormulas } from './formulas.ts';

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
  const pieces = value.includes('$') ? splitAtFormulas(value) : [];
  if (!pieces.some(({ isFormula }) => isFormula)) {
    return defaultHandlers.text(node, parent, state, info);
  }
  const written = pieces.map(({ text, isFormula }, index) => {
    if (isFormula) return text;
    const before = index === 0 ? info.before : '$';
    const after = index === pieces.length - 1 ? info.after : '$';
    return defaultHandlers.text({ ...node, value: text }, parent, state, {
      ...info,
      before,
      after,
    });
  });
  return written.join('');
};
