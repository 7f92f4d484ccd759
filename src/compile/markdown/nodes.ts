// Walking through a Markdown tree. The library for it makes a function, and its name, of every node.
import type { Nodes, Parents } from 'mdast';

/** Calls `enter` with every node below, in document order, and before what is below it in turn. */
export function walkNodes(parent: Parents, enter: (node: Nodes) => void): void {
  for (const child of parent.children) {
    enter(child);
    if ('children' in child) walkNodes(child, enter);
  }
}
