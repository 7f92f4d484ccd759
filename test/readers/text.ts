// The text of HTML, for readers that rewrite the markup of what they show.
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;

/** Without markup, white space as people see it. */
export function toText(html: string): string {
  return collect(parseFragment(html)).replaceAll(/\s+/g, ' ').trim();
}

function collect(node: Node): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(collect).join('') : '';
}
