// Paragraphs that hold blocks, once an element around those is dropped: parsers would end them there.
import type { Element, ElementContent, Parents } from 'hast';

/** Elements before which HTML (§13.2.6.4.7) ends a paragraph, of those that are published. */
const BLOCKS: ReadonlySet<string> = new Set([
  ...['address', 'article', 'aside', 'blockquote', 'details', 'div', 'dl', 'figcaption', 'figure'],
  ...['footer', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'hgroup', 'hr', 'ol', 'p', 'pre'],
  ...['section', 'summary', 'table', 'ul'],
]);

/** Ends each paragraph, in place, where a block stands in it, and begins another one after that. */
export function splitParagraphs(parent: Parents): void {
  const children = parent.children.flatMap((child): (typeof child)[] => {
    if (child.type !== 'element') return [child];
    splitParagraphs(child);
    return child.tagName === 'p' && child.children.some(isBlock) ? split(child) : [child];
  });
  Object.assign(parent, { children });
}

/** Paragraphs and blocks in their order; the first paragraph keeps the attributes. */
function split(paragraph: Element): Element[] {
  const parts: Element[] = [];
  let rest: ElementContent[] = [];
  let { properties } = paragraph;
  const end = (): void => {
    if (rest.some((child) => child.type !== 'text' || child.value.trim() !== '')) {
      parts.push({ ...paragraph, properties, children: rest });
      properties = {};
    }
    rest = [];
  };
  for (const child of paragraph.children) {
    if (!isBlock(child)) {
      rest.push(child);
      continue;
    }
    end();
    parts.push(child);
  }
  end();
  return parts;
}

function isBlock(child: ElementContent): child is Element {
  return child.type === 'element' && BLOCKS.has(child.tagName);
}
