// Markdown → its tree, by a parser in native code. Its binary comes in a package for each platform.
import type { Root } from 'mdast';
import { toParsable } from './cjk-emphasis.ts';

const library = await import('satteri').catch(toFault);

// What stands in front of an article is cut off before.
const OPTIONS = { features: { frontmatter: false } };

/** The tree of a text in GitHub-flavoured Markdown. Throws where the binary is missing. */
export function parseMarkdown(text: string): Root {
  if (library instanceof Error) throw library;
  const parsable = toParsable(text);
  const tree = library.markdownToMdast(parsable.text, OPTIONS);
  if (tree.type !== 'root') return { type: 'root', children: [] };
  parsable.restore(tree);
  return tree;
}

/** Kept for the first text: whoever asks for it prints it in one line. */
function toFault(cause: unknown): Error {
  const machine = `${process.platform}-${process.arch}`;
  const message = `The Markdown parser (package satteri) has no binary for ${machine} in node_modules: run "npm ci" on this machine, without --omit=optional.`;
  return new Error(message, { cause });
}
