// Footnotes that nothing refers to: they are written, and would vanish without a word.
import type { FootnoteDefinition, Root } from 'mdast';
import { quote } from '../hints.ts';
import type { Place, Report } from '../rules.ts';
import { walkNodes } from './nodes.ts';

/** Reports each definition of a Markdown tree without a reference; `start` is the body's place. */
export function reportUnusedFootnotes(tree: Root, start: Place, report: Report): void {
  const used = new Set<string>();
  const definitions: FootnoteDefinition[] = [];
  walkNodes(tree, (node) => {
    if (node.type === 'footnoteReference') used.add(node.identifier);
    if (node.type === 'footnoteDefinition') definitions.push(node);
  });
  for (const { identifier, label, position } of definitions) {
    if (used.has(identifier)) continue;
    const message = `${quote(label ?? identifier)} is not published: nothing refers to it`;
    report('unused-footnote', position?.start ?? start, message);
  }
}
