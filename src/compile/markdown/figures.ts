// Pictures with a caption: one that stands alone in its paragraph and has a title.
import type { Element, ElementContent, Root } from 'hast';
import { toTextProperty, walkElements } from './elements.ts';

/** Makes a figure, in place, of each such paragraph of a tree that is made of Markdown. */
export function makeFigures(tree: Root): void {
  walkElements(tree, { line: 1, column: 1 }, (element) => {
    const [child, ...others] = element.children;
    if (element.tagName !== 'p' || child === undefined || others.length > 0) return undefined;
    const picture = findPicture(child);
    const caption = picture === null ? null : toTextProperty(picture.properties, 'title');
    if (picture === null || caption === null || caption.trim() === '') return undefined;
    delete picture.properties['title'];
    element.tagName = 'figure';
    element.children.push({
      type: 'element',
      tagName: 'figcaption',
      properties: {},
      children: [{ type: 'text', value: caption }],
    });
    return 'skip';
  });
}

/** The picture that a node is, or a link that holds nothing else. */
function findPicture(node: ElementContent): Element | null {
  if (node.type !== 'element') return null;
  if (node.tagName === 'img') return node;
  const [child, ...others] = node.children;
  const isAround = node.tagName === 'a' && child !== undefined && others.length === 0;
  return isAround ? findPicture(child) : null;
}
