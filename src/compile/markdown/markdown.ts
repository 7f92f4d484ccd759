// The pipeline from Markdown to safe, conforming HTML. Problems are reported with their places of the file.
import type { Element, Root } from 'hast';
import { raw } from 'hast-util-raw';
import { toHtml as writeHtml } from 'hast-util-to-html';
import type { Root as MarkdownRoot } from 'mdast';
import { toHast } from 'mdast-util-to-hast';
import { VFile } from 'vfile';
import { toDirection } from '../../catalog/direction.ts';
import type { Report } from '../diagnostics/rules.ts';
import { type ResolvedLinks, resolveAddresses } from './addresses.ts';
import { markAlerts } from './alerts.ts';
import { assignIds, findIds } from './anchors.ts';
import { escapeAttributes } from './attributes.ts';
import { keepBoundaries } from './boundaries.ts';
import { reportForbidden } from './characters-in-html.ts';
import { isReadable } from './effort.ts';
import { toRoot } from './elements.ts';
import { replaceEmbeds } from './embeds.ts';
import { finishFootnotes, reportUnusedFootnotes } from './footnotes.ts';
import { findRepeatedFormatting } from './formatting.ts';
import { findGrowth } from './growth.ts';
import { nameHeadings } from './headings.ts';
import { dropHidden } from './hidden.ts';
import { dropInputs } from './inputs.ts';
import { checkOwnLinks, type LinkContext } from './links.ts';
import { toListItem } from './list-items.ts';
import { splitParagraphs } from './paragraphs.ts';
import { parseMarkdown } from './parser.ts';
import { findRawHtml, findTags, withoutComments } from './raw-html.ts';
import { reportLostTags, sanitise } from './sanitise.ts';
import { labelTasks } from './tasks.ts';
import { toGeneratedWords } from './words.ts';

/** An article's body. Empty lines stand for the front matter, so that places are the file's. */
export type MarkdownBody = {
  readonly text: string;
  /** 1-based line on which it begins. */
  readonly line: number;
  readonly file: string;
  readonly slug: string;
  /** BCP 47. */
  readonly language: string;
};

export type Rendering = ResolvedLinks & {
  /** What is published, as a tree. */
  readonly tree: Root;
  /** As the text: sanitised, addresses absolute, no `]]>`. */
  readonly html: string;
  /** The Markdown without HTML comments. */
  readonly markdown: string;
  /** Ids that links may lead to. */
  readonly anchors: ReadonlySet<string>;
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
  const words = toGeneratedWords(body.language);
  const source = parseMarkdown(body.text);
  const growth = findGrowth(source) ?? findRepeatedFormatting(source);
  if (growth !== null) {
    report('too-complex', growth.place ?? start, growth.message);
    return null;
  }
  const rawHtml = body.text.includes('<') ? findRawHtml(source) : [];
  const markdown = withoutComments(body.text, rawHtml).trim();
  if (body.text.includes('[!')) markAlerts(source, words);
  if (body.text.includes('[^')) reportUnusedFootnotes(source, start, report);

  const converted = convert(source);
  if (body.text.includes('[^')) finishFootnotes(converted, start, words, body.language);
  const tree = rawHtml.length > 0 ? parse(converted, body.text) : converted;
  reportLostTags(tree, findTags(rawHtml, report), start, report);
  if (body.text.includes('&#')) reportForbidden(tree, start, report);
  if (rawHtml.length > 0) {
    dropHidden(tree, start, report);
    keepBoundaries(tree, start, report);
  }
  nameHeadings(tree, start);
  replaceEmbeds(tree, start, report);
  dropInputs(tree, start, report);
  const written = assignIds(tree, start, report);
  const findings = resolveAddresses(
    tree,
    { ...body, anchors: written },
    linkContext,
    start,
    report,
  );
  const clean = sanitise(tree, start, report);
  splitParagraphs(clean);
  const anchors = findIds(clean, start);
  checkOwnLinks(findings.ownLinks, anchors, written, report);
  labelTasks(clean, start);
  return {
    ...findings,
    tree: clean,
    html: toHtml(clean, body.language),
    markdown: `${markdown}\n`,
    anchors,
  };
}

/**
 * Parses HTML that stands in the Markdown; it needs the source for its places. The empty element in
 * front makes the parser expect a body: else a stray `<col>` would make it throw away all text.
 */
function parse({ children }: Root, text: string): Root {
  const front: Element = { type: 'element', tagName: 'div', properties: {}, children: [] };
  const root: Root = { type: 'root', children: [front, ...children] };
  const parsed = toRoot(raw(root, { file: new VFile(text) }));
  return { ...parsed, children: parsed.children.slice(1) };
}

/** Markdown's own elements; HTML that stands in it is left as text. */
function convert(source: MarkdownRoot): Root {
  return toRoot(toHast(source, CONVERSION));
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
  const children = tree.children.filter((child) => child.type === 'element' || child.type === 'text');
  const properties = { lang: language, dir };
  return {
    type: 'root',
    children: [{ type: 'element', tagName: 'div', properties, children }],
  };
}
