// Addresses with a query, as people write them: the library escapes every `&` that a letter follows.
import type { Image, Link } from 'mdast';
import { defaultHandlers, type Handle } from 'mdast-util-to-markdown';

/** Only what ends with `;` is a character reference (CommonMark §2.5). */
const NEEDLESS = /\\&(?!#?[A-Za-z\d]+;)/gu;

/** Handlers for `toMarkdown`. */
export const DESTINATIONS: Readonly<Record<'link' | 'image', Handle>> = {
  link: Object.assign(toHandle(defaultHandlers.link), { peek: defaultHandlers.link.peek }),
  image: Object.assign(toHandle(defaultHandlers.image), { peek: defaultHandlers.image.peek }),
};

function toHandle(write: Handle): Handle {
  return (node: Link | Image, parent, state, info) => {
    const text = write(node, parent, state, info);
    if (!node.url.includes('&') || node.url.includes('\\') || node.title) return text;
    // The last, since an address has no "(" that is not escaped.
    const start = text.lastIndexOf('](');
    return text.slice(0, start) + text.slice(start).replace(NEEDLESS, '&');
  };
}
