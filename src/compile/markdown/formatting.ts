// Formatting without an end, as `<b>`: HTML (§13.2.4.3) repeats what is open wherever a block ends,
// so that some hundred of such tags can make millions of elements.
import type { Nodes, Parents, Root } from 'mdast';
import type { Growth } from './growth.ts';
import { type HtmlToken, readTokens } from './html-tokens.ts';
import { OpenElements } from './open-elements.ts';
import { toTokenPlace } from './raw-html.ts';

/** Elements that may come from repetition. */
const MOST_REPEATED = 100_000;

type FormattingTag = Pick<HtmlToken, 'kind' | 'name' | 'attributes'> & Pick<Growth, 'place'>;

/** Formatting that is repeated too often, at its last start tag; null if none is. */
export function findRepeatedFormatting(tree: Root): Growth | null {
  const open = new OpenElements();
  let repeated = 0;
  let last: FormattingTag | null = null;
  for (const tag of readTags(tree)) {
    if (tag.kind === 'start') open.enter(tag.name, JSON.stringify(tag.attributes));
    if (tag.kind === 'end') open.leave(tag.name);
    if (tag.kind === 'start' && OpenElements.isFormatting(tag.name)) last = tag;
    // No tag has more elements to look at than are open, and so this bounds the search as well.
    repeated += open.formatting;
    if (repeated <= MOST_REPEATED || last === null) continue;
    const message = `<${last.name}>: too many formatting tags are open, and HTML repeats them in each block; close them`;
    return { place: last.place, message };
  }
  return null;
}

/** The tags of raw HTML, and those of all other nodes, so that their ends count and tables are seen. */
function* readTags(parent: Parents): Generator<FormattingTag> {
  for (const node of parent.children) {
    if (node.type === 'html') {
      for (const token of readTokens(node.value)) {
        yield { ...token, place: toTokenPlace(node, token) };
      }
      continue;
    }
    const tag = { name: toElementName(node), attributes: [], place: node.position?.start ?? null };
    yield { ...tag, kind: 'start' };
    if ('children' in node) yield* readTags(node);
    yield { ...tag, kind: 'end' };
  }
}

/** Only tables matter: whatever else Markdown opens it closes in the same place. */
function toElementName({ type }: Nodes): string {
  if (type === 'table') return 'table';
  return type === 'tableCell' ? 'td' : '';
}
