// Addresses without brackets: GitHub's extension looks for each kind everywhere; here only where the
// text has what all of that kind have.
import type { Nodes, Parents } from 'mdast';
import type { Extension } from 'mdast-util-from-markdown';

type Transform = NonNullable<Extension['transforms']>[number];

/** By the parser's names of the kinds. */
const SIGNS: Readonly<Record<string, RegExp>> = {
  emailAutolink: /@/u,
  protocolAutolink: /https?:/iu,
  wwwAutolink: /www\./iu,
};

/** The names of the constructs that a text cannot hold. */
export function findAbsent(text: string): readonly string[] {
  return Object.keys(SIGNS).filter((name) => !SIGNS[name]?.test(text));
}

/**
 * The extension with a look at the tree before it is searched for addresses that only show once
 * references and escapes are resolved: four walks that mostly find nothing.
 */
export function skipNeedless(extension: Extension): Extension {
  const { transforms, ...others } = extension;
  return transforms ? { ...others, transforms: transforms.map(skipWithoutSign) } : extension;
}

function skipWithoutSign(transform: Transform): Transform {
  return (tree) => (hasSign(tree) ? transform(tree) : undefined);
}

/** Whether a text that is not in a link has what one of the addresses must have. */
function hasSign(parent: Parents): boolean {
  return parent.children.some((child: Nodes) => {
    if (child.type === 'text') return Object.values(SIGNS).some((sign) => sign.test(child.value));
    if (child.type === 'link' || child.type === 'linkReference') return false;
    return 'children' in child && hasSign(child);
  });
}
