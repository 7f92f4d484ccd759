// Footnotes that nothing refers to: they are written, and would vanish without a word.
import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { quote } from '../hints.ts';
import type { Place, Report } from '../rules.ts';

/** Reports each definition of a Markdown tree without a reference; `start` is the body's place. */
export function reportUnusedFootnotes(tree: Root, start: Place, report: Report): void {
  const used = new Set<string>();
  visit(tree, 'footnoteReference', ({ identifier }) => {
    used.add(identifier);
  });
  visit(tree, 'footnoteDefinition', ({ identifier, label, position }) => {
    if (used.has(identifier)) return;
    const message = `${quote(label ?? identifier)} is not published: nothing refers to it`;
    report('unused-footnote', position?.start ?? start, message);
  });
}
