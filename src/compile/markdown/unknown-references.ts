// References to footnotes and link definitions that are not there: they are shown in brackets.
import type { Nodes } from 'mdast';
import { toHint } from '../diagnostics/hints.ts';
import { readPlaces } from '../diagnostics/place-in-text.ts';
import type { Place, Report } from '../diagnostics/rules.ts';
import { fold } from '../files/characters.ts';
import { MOST_HINTS } from './links.ts';

/** Notes are named by words and numbers; `[^a-z]` and `[^"]` are parts of patterns. */
const NOTE = /(?<!\\)\[\^([\p{L}\p{N}][^\s[\]]*)\](?![+{])/gu;
const RANGE = /^(?:\S-\S)+$/u;

/** `[text][label]` and `[text][]`. */
const FULL = /\[([^[\]]+)\]\[([^[\]]*)\]/gu;

/** What stands before or after an index, as in `list[i][j]`, or a link. */
const BEFORE = /[\\\p{L}\p{N}_)[\]]/u;
const AFTER = /[[(:]/u;

/** Reports what looks like a reference in a text without its code, and is none of its nodes. */
export function reportUnknownReferences(
  text: string,
  prose: string,
  nodes: readonly Nodes[],
  report: Report,
): void {
  const notes = new Set<string>();
  const definitions = new Set<string>();
  for (const node of nodes) {
    if (node.type === 'footnoteDefinition') notes.add(toName(node.label ?? node.identifier));
    if (node.type === 'definition') definitions.add(toName(node.label ?? node.identifier));
  }
  const known = { note: notes, link: definitions };
  const told = new Set<string>();
  const tell = (kind: 'note' | 'link', name: string, label: string, place: Place): void => {
    if (told.has(`${kind} ${name}`)) return;
    told.add(`${kind} ${name}`);
    const hint = told.size > MOST_HINTS ? '' : `; ${toHint(name, known[kind])}`;
    const what = kind === 'note' ? `[^${label}]: this footnote` : `[${label}]: this reference`;
    report('unknown-reference', place, `${what} is not defined${hint}`);
  };
  const toNotePlace = readPlaces(prose);
  for (const { index, 1: label = '' } of prose.matchAll(NOTE)) {
    if (notes.has(toName(label)) || RANGE.test(label)) continue;
    tell('note', toName(label), label, toNotePlace(index));
  }
  const toLinkPlace = readPlaces(prose);
  for (const { index, 0: whole, 1: shown = '', 2: label = '' } of prose.matchAll(FULL)) {
    const named = label.trim() === '' ? shown : label;
    const name = toName(named);
    const written = text.slice(index + 1, index + 1 + shown.length);
    if (definitions.has(name) || !isReference(written, label) || whole.includes('\n\n')) continue;
    const after = prose.charAt(index + whole.length);
    if (BEFORE.test(prose.charAt(index - 1)) || AFTER.test(after)) continue;
    tell('link', name, fold(named), toLinkPlace(index));
  }
}

/** Whether it is words that lead somewhere, and not `[i][j]`, `[0][1]`, `[ ][x]`, `[a word][sic]` or `[^1][^2]`. */
function isReference(shown: string, label: string): boolean {
  if (shown.startsWith('^') || label.startsWith('^') || label === 'sic') return false;
  const words = label.trim() === '' ? shown.trim().length > 2 : shown.length + label.length > 3;
  return words && /\p{L}/u.test(shown);
}

/** Names of references are compared without case, white space as one space (CommonMark §4.7). */
function toName(label: string): string {
  return label.trim().replace(/\s+/gu, ' ').toLowerCase();
}
