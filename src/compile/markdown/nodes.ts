// Walking through a Markdown tree. The library for it makes a function, and its name, of every node.
import type { Nodes, Parents } from 'mdast';

/** All nodes below, in document order. */
export function listNodes(tree: Parents): readonly Nodes[] {
  const nodes: Nodes[] = [];
  walkNodes(tree, (node) => nodes.push(node));
  return nodes;
}

/** Calls `enter` with every node below, in document order, and before what is below it in turn. */
export function walkNodes(parent: Parents, enter: (node: Nodes) => void): void {
  for (const child of parent.children) {
    enter(child);
    if ('children' in child) walkNodes(child, enter);
  }
}
