// HTML of a feed or an export → Markdown of an article.
//
// hast-util-to-mdast and mdast-util-to-markdown, not turndown: they work on the trees that compile works
// on, know GitHub's Markdown in full, and escape by what a parser would read. Turndown joins texts, and
// loses tables in lists, code with backticks and emphasis beside CJK. Neither says everything, so what is
// written is read again as compile reads it: a block that would not come out the same stays HTML.
import type { RootContent } from 'hast';
import { toMdast } from 'hast-util-to-mdast';
import type {
  FootnoteDefinition,
  RootContent as MarkdownContent,
  Root as MarkdownRoot,
} from 'mdast';
import { gfmFootnoteToMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughToMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemToMarkdown } from 'mdast-util-gfm-task-list-item';
import { toMarkdown as write } from 'mdast-util-to-markdown';
import type { Note } from '../post.ts';
import { clean } from './clean.ts';
import { DESTINATIONS } from './destinations.ts';
import { EMPHASIS } from './emphasis.ts';
import { type Footnote, takeFootnotes } from './footnotes.ts';
import { HANDLERS } from './handlers.ts';
import { normalise } from './normalise.ts';
import { writeText } from './plain-text.ts';
import { toRawBlock } from './raw-block.ts';
import { rendersAs, toForm } from './rendering.ts';

// All of GitHub's Markdown but its escapes for addresses in text, which may become links.
const EXTENSIONS = [
  gfmFootnoteToMarkdown(),
  gfmStrikethroughToMarkdown(),
  gfmTableToMarkdown({ tablePipeAlign: false }),
  gfmTaskListItemToMarkdown(),
];

/**
 * The Markdown that compile renders as this HTML. What compile does not publish is dropped or replaced by
 * a link, and noted with `place`. `base` is the URL that relative addresses are resolved against.
 */
export function toMarkdown(
  html: string,
  base: string | null,
  note: (note: Note) => void,
  place: string,
): string {
  const safe = clean(html, base, (rule, message) => note({ rule, place, message }));
  const footnotes = takeFootnotes(safe);
  const tree = normalise(safe);
  const labels = footnotes.map(({ label }) => label);
  const definitions = footnotes.map((footnote) => toDefinition(footnote, labels));
  const wanted = toForm(tree);
  const whole = toText([...toMarkdownNodes(tree.children), ...definitions]);
  if (rendersAs(whole, wanted, [])) return whole;
  const blocks = tree.children.flatMap((block) => toNodes(block, labels));
  const text = toText([...blocks, ...definitions]);
  if (rendersAs(text, wanted, [])) return text;
  // Blocks that are right alone can meet badly; HTML stands apart.
  const raw = tree.children.flatMap(toRawNodes);
  const rawText = toText([...raw, ...definitions]);
  if (rendersAs(rawText, wanted, [])) return rawText;
  note({ rule: 'html-changed', place, message: 'some of its HTML comes out in another form' });
  return text;
}

/** A block as Markdown, or as HTML where Markdown would say something else. */
function toNodes(block: RootContent, labels: readonly string[]): readonly MarkdownContent[] {
  const nodes = toMarkdownNodes([block]);
  const wanted = toForm({ type: 'root', children: [block] });
  return rendersAs(toText(nodes), wanted, labels) ? nodes : toRawNodes(block);
}

function toMarkdownNodes(children: readonly RootContent[]): readonly MarkdownContent[] {
  const tree = toMdast(
    { type: 'root', children: [...children] },
    { handlers: HANDLERS, document: true },
  );
  return tree.type === 'root' ? tree.children : [];
}

function toRawNodes(block: RootContent): readonly MarkdownContent[] {
  return block.type === 'element' ? [{ type: 'html', value: toRawBlock(block) }] : [];
}

function toDefinition(footnote: Footnote, labels: readonly string[]): FootnoteDefinition {
  const { label, children } = footnote;
  const tree = normalise({ type: 'root', children: [...children] });
  const nodes = tree.children.flatMap((block) => toNodes(block, labels));
  return { type: 'footnoteDefinition', identifier: label, label, children: nodes.filter(isFlow) };
}

function isFlow(node: MarkdownContent): node is FootnoteDefinition['children'][number] {
  return ['paragraph', 'html', 'code', 'list', 'blockquote', 'table', 'heading'].includes(
    node.type,
  );
}

function toText(children: readonly MarkdownContent[]): string {
  const root: MarkdownRoot = { type: 'root', children: [...children] };
  return write(root, {
    bullet: '-',
    handlers: { ...EMPHASIS, ...DESTINATIONS, text: writeText },
    rule: '-',
    resourceLink: false,
    listItemIndent: 'one',
    extensions: EXTENSIONS,
  });
}
