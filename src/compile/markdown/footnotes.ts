// Footnotes: what is reported of them, and how they stand at the end of a text without a reader's style.
import type { Element, Root as HtmlRoot } from 'hast';
import type { FootnoteDefinition, Root } from 'mdast';
import { quote } from '../diagnostics/hints.ts';
import type { Place, Report } from '../diagnostics/rules.ts';
import { decodeName } from '../files/ids.ts';
import { toTextProperty, walkElements } from './elements.ts';
import { walkNodes } from './nodes.ts';
import type { GeneratedWords } from './words.ts';

/**
 * Reports each definition of a Markdown tree without a reference: it would vanish without a word.
 * `start` is the body's place.
 */
export function reportUnusedFootnotes(tree: Root, start: Place, report: Report): void {
  const used = new Set<string>();
  const definitions: FootnoteDefinition[] = [];
  walkNodes(tree, (node) => {
    if (node.type === 'footnoteReference') used.add(node.identifier);
    if (node.type === 'footnoteDefinition') definitions.push(node);
  });
  for (const { identifier, label, position } of definitions) {
    if (used.has(identifier)) continue;
    const message = `the footnote ${quote(label ?? identifier)} has no reference; not published`;
    report('unused-footnote', position?.start ?? start, message);
  }
}

/** Not an emoji, which some systems make of the bare arrow. */
const ARROW = '\u21A9\uFE0E';

/**
 * Rewrites, in place, the footnotes of a tree that is GitHub's HTML for Markdown: a rule above them and
 * no heading, which GitHub hides by its style; roles (DPUB-ARIA 1.1) that tell what links are; ids that
 * no heading has, in the form of Hugo and kramdown. For a link to `#fn…` with a note of that id, and
 * the class `reversefootnote`, NetNewsWire shows the note in place.
 */
export function finishFootnotes(
  tree: HtmlRoot,
  start: Place,
  words: GeneratedWords,
  language: string,
): void {
  const counts = new Map<string, number>();
  walkElements(tree, start, (element) => {
    if (element.properties['dataFootnoteRef'] !== undefined) finishReference(element, counts);
    if (element.properties['dataFootnotes'] !== undefined) {
      finishSection(element, start, words, language);
    }
    return undefined;
  });
}

function finishReference(link: Element, counts: Map<string, number>): void {
  const label = toLabel(toTextProperty(link.properties, 'href') ?? '');
  const count = (counts.get(label) ?? 0) + 1;
  counts.set(label, count);
  link.properties = { href: `#fn:${label}`, id: toReferenceId(label, count), role: 'doc-noteref' };
}

function finishSection(
  section: Element,
  start: Place,
  words: GeneratedWords,
  language: string,
): void {
  const lists = section.children.filter(
    (child): child is Element => child.type === 'element' && child.tagName === 'ol',
  );
  section.properties = {
    className: ['footnotes'],
    role: 'doc-endnotes',
    ariaLabel: words.footnotes,
    ...(words.lang === undefined ? {} : { lang: words.lang }),
  };
  const rule: Element = { type: 'element', tagName: 'hr', properties: {}, children: [] };
  section.children = [rule, { type: 'text', value: '\n' }, ...lists, { type: 'text', value: '\n' }];
  for (const list of lists) {
    if (words.lang !== undefined) list.properties['lang'] = language;
    const notes = list.children.filter((child) => child.type === 'element');
    for (const [index, note] of notes.entries()) finishNote(note, index + 1, start, words);
  }
}

function finishNote(note: Element, number: number, start: Place, words: GeneratedWords): void {
  const label = toLabel(toTextProperty(note.properties, 'id') ?? '');
  note.properties['id'] = `fn:${label}`;
  let count = 0;
  walkElements(note, start, (link) => {
    if (link.properties['dataFootnoteBackref'] === undefined) return undefined;
    count += 1;
    const [arrow] = link.children;
    if (arrow?.type === 'text') arrow.value = ARROW;
    link.properties = {
      href: `#${toReferenceId(label, count)}`,
      className: ['reversefootnote'],
      role: 'doc-backlink',
      ariaLabel: words.toBack(count === 1 ? `${number}` : `${number}-${count}`),
      ...(words.lang === undefined ? {} : { lang: words.lang }),
    };
    return undefined;
  });
}

/** The label that stands in an id or link as `fn-label`, percent-encoded. No id holds white space. */
function toLabel(written: string): string {
  const encoded = written.replace(/^#?fn-/u, '');
  const label = decodeName(encoded);
  return /\s/u.test(label) ? encoded : label;
}

/** The second reference to a note is `fnref1:label`, so that no label makes it another's. */
function toReferenceId(label: string, count: number): string {
  return `fnref${count === 1 ? '' : count - 1}:${label}`;
}
