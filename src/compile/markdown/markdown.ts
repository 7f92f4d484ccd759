// The pipeline from Markdown to safe, conforming HTML. Problems are reported with their places of the file.
import type { Element, Root, RootContent } from 'hast';
import { raw } from 'hast-util-raw';
import { toHtml as writeHtml } from 'hast-util-to-html';
import { toHast } from 'mdast-util-to-hast';
import { VFile } from 'vfile';
import { toDirection } from '../../catalog/direction.ts';
import type { PagePart } from '../../catalog/page-part.ts';
import type { Image } from '../../catalog/record.ts';
import { toTextPlace } from '../diagnostics/place-in-text.ts';
import type { Report } from '../diagnostics/rules.ts';
import { type ResolvedLinks, resolveAddresses } from './addresses.ts';
import { markAlerts } from './alerts.ts';
import { assignIds, findIds } from './anchors.ts';
import { escapeAttributes } from './attributes.ts';
import { keepBoundaries } from './boundaries.ts';
import { dropReferences } from './characters-in-html.ts';
import { toContents } from './contents.ts';
import { isReadable } from './effort.ts';
import { listElements, type PlacedElement, toRoot } from './elements.ts';
import { replaceEmbeds } from './embeds.ts';
import { makeFigures } from './figures.ts';
import { findFirstPicture } from './first-picture.ts';
import { finishFootnotes, reportUnusedFootnotes } from './footnotes.ts';
import { findRepeatedFormatting } from './formatting.ts';
import type { Formula } from './formulas.ts';
import { findGrowth, type Growth } from './growth.ts';
import { type Heading, nameHeadings } from './headings.ts';
import { dropHidden } from './hidden.ts';
import { dropInputs } from './inputs.ts';
import { reportLeftovers } from './leftovers.ts';
import { checkOwnLinks, type LinkContext } from './links.ts';
import { toListItem } from './list-items.ts';
import { readMaskedSource } from './masked-source.ts';
import { cutPageEdits, markPageEdits } from './page-edits.ts';
import { splitParagraphs } from './paragraphs.ts';
import { completePlayers } from './players.ts';
import { type Prose, toProse } from './prose.ts';
import { toPublishedSource } from './published-source.ts';
import { findRawHtml, findTags } from './raw-html.ts';
import { reportLostTags, sanitise } from './sanitise.ts';
import { showFormulas } from './show-formulas.ts';
import { labelTasks } from './tasks.ts';
import { toGeneratedWords } from './words.ts';

/** The body of an article or a page. Empty lines stand for the front matter, so that places are the file's. */
export type MarkdownBody = {
  readonly text: string;
  /** 1-based line on which it begins. */
  readonly line: number;
  readonly file: string;
  /** Of the page that shows it. */
  readonly path: string;
  /** BCP 47. */
  readonly language: string;
};

export type Rendering = ResolvedLinks & {
  readonly prose: Prose;
  /** Sanitised, addresses absolute, no `]]>`. */
  readonly html: string;
  /** What its page has beyond that. */
  readonly page: PagePart;
  /** As it was written, without HTML comments, addresses absolute. */
  readonly markdown: string;
  /** Ids that links may lead to. */
  readonly anchors: ReadonlySet<string>;
  readonly headings: readonly Heading[];
  /** URLs of what its players play. */
  readonly played: readonly string[];
  /** Null where it shows none. */
  readonly firstPicture: Image | null;
  /** Of its HTML, in their order, each with its place. */
  readonly elements: () => readonly PlacedElement[];
};

const CONVERSION = {
  allowDangerousHtml: true,
  clobberPrefix: '',
  handlers: { listItem: toListItem },
};

/**
 * Renders a body. Whatever is dropped or leads nowhere is reported. Null, with a diagnostic, for one
 * that would take too many steps or become too much.
 */
export function renderMarkdown(
  body: MarkdownBody,
  linkContext: LinkContext,
  report: Report,
): Rendering | null {
  const start = { line: body.line, column: 1 };
  if (!isReadable(body.text, report)) return null;
  const { text: masked, tree: source, nodes, formulas } = readMaskedSource(body.text);
  // Texts with characters beyond ASCII take the parser longer, and signs are such.
  if (formulas.size > 0 && !isReadable(masked, report)) return null;
  const rawHtml = body.text.includes('<') ? findRawHtml(source) : [];
  const hasHtml = rawHtml.length > 0;
  const refuse = ({ place, message }: Growth): null => {
    report('too-complex', place ?? start, message);
    return null;
  };
  const growth = findGrowth(nodes, body.text);
  if (growth !== null) return refuse(growth);
  if (body.text.includes('[!')) markAlerts(source, toGeneratedWords(body.language));
  if (body.text.includes('[^')) reportUnusedFootnotes(source, start, report);

  const { isMarked, isConflict } = reportLeftovers(masked, nodes, start, report);

  const converted = toRoot(toHast(source, CONVERSION));
  makeFigures(converted);
  if (body.text.includes('[^')) {
    finishFootnotes(converted, start, toGeneratedWords(body.language), body.language);
  }
  const repeated = hasHtml ? findRepeatedFormatting(converted, body.text, rawHtml) : null;
  if (repeated !== null) return refuse(repeated);
  const tree = hasHtml ? parse(converted, body.text) : converted;
  reportLostTags(tree, findTags(rawHtml, report), start, report);
  if (formulas.size > 0 || body.text.includes('math')) {
    const toPlace = ({ pieces: [first] }: Formula) => toTextPlace(body.text, first?.start ?? 0);
    showFormulas(tree, formulas, toPlace, report);
  }
  if (body.text.includes('&#')) dropReferences(tree, start, report);
  if (hasHtml) {
    dropHidden(tree, start, report);
    keepBoundaries(tree, start, report);
  }
  const headings = nameHeadings(tree, start);
  if (hasHtml) {
    replaceEmbeds(tree, start, report);
    dropInputs(tree, start, report);
  }
  const written = assignIds(tree, start, report);
  const findings = resolveAddresses(
    tree,
    { ...body, anchors: written, isMarked },
    linkContext,
    start,
    report,
  );
  const clean = sanitise(tree, start, report);
  if (hasHtml) splitParagraphs(clean);
  const anchors = findIds(clean, start);
  checkOwnLinks(findings.ownLinks, anchors, written, report);
  labelTasks(clean, start);
  const played = completePlayers(clean, start);
  const prose = toProse(clean, body.language);
  const contents = toContents(clean);
  const texts = markPageEdits(clean);
  const { html, classes, edits } = cutPageEdits(toHtml(clean, body.language), texts);
  return {
    ...findings,
    prose,
    html,
    page: { contents, classes, edits },
    markdown: toPublishedSource(body.text, nodes, findings.resolved),
    anchors,
    headings: isConflict ? [] : headings,
    played,
    firstPicture: findFirstPicture(clean, findings.media),
    elements: () => listElements(clean, start),
  };
}

/**
 * Parses HTML that stands in the Markdown, from the first block that has some; it needs the source for its
 * places. The empty element in front makes the parser expect a body: else a stray `<col>` would make it
 * throw away all text.
 */
function parse({ children }: Root, text: string): Root {
  const first = children.findIndex(holdsHtml);
  const front: Element = { type: 'element', tagName: 'div', properties: {}, children: [] };
  const root: Root = { type: 'root', children: [front, ...children.slice(first)] };
  const parsed = toRoot(raw(root, { file: new VFile(text) }));
  return { ...parsed, children: [...children.slice(0, first), ...parsed.children.slice(1)] };
}

function holdsHtml(node: RootContent): boolean {
  return node.type === 'raw' || (node.type === 'element' && node.children.some(holdsHtml));
}

/**
 * The text of a tree. Readers take every text to run from left to right unless it says otherwise. `>` may
 * stand bare in HTML, but `]]>` would end a CDATA section of a feed.
 */
function toHtml(tree: Root, language: string): string {
  const html = writeHtml(toDirected(tree, language));
  return escapeAttributes(html.trim()).replaceAll(']]>', ']]&gt;');
}

function toDirected(tree: Root, language: string): Root {
  const dir = toDirection(language);
  if (dir === 'ltr') return tree;
  const children = tree.children.filter(
    (child) => child.type === 'element' || child.type === 'text',
  );
  const properties = { lang: language, dir };
  return {
    type: 'root',
    children: [{ type: 'element', tagName: 'div', properties, children }],
  };
}
