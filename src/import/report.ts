// What an import prints, and what it writes into its report.
import { count } from '../compile/diagnostics/count.ts';
import type { Import } from './import.ts';
import { countNotes, type NoteCount } from './notes.ts';
import type { WrittenCounts } from './write.ts';

/** Columns that a message may take in a table. */
const MOST = 90;

/** Columns that a rule may take: a dropped key has any name. */
const WIDEST = 32;

/** What a person reads at the end: tables of what was carried, normalised and left over. */
export function toSummary(
  { counts, notes, copies, articles, isNewSite, siteFile }: Import,
  shown: string,
  written: WrittenCounts | null,
): string {
  const { normalised, left } = countNotes(notes);
  const { posts, drafts, kept, authors, sections, tags, aliases, ids, redirects } = counts;
  const carried: readonly (readonly [number: number, what: string])[] = [
    [articles.size, drafts === 0 ? 'articles' : `articles, ${count(drafts, 'draft')} among them`],
    [kept, 'articles that are there already, left as they are'],
    [posts - articles.size - kept, 'posts left out'],
    [copies.size, 'images and other files'],
    [counts.downloads, 'images and other files of the web, downloaded'],
    [authors, 'authors added to site.yaml'],
    [sections, 'sections added to site.yaml'],
    [tags, 'tags'],
    [aliases, 'old addresses of posts'],
    [ids, 'ids that feed readers know'],
    [redirects, 'old addresses of feeds'],
  ];
  const done =
    written === null
      ? `Nothing was written (--dry-run).`
      : `Wrote ${count(written.articles, 'article')} and ${count(written.files + counts.downloads, 'file')} to ${shown}` +
        `${siteFile === null ? '' : isNewSite ? ', and a new site.yaml' : ', and added to site.yaml'}.`;
  return [
    ...section('Carried', carried.filter(([number]) => number > 0).map(toCarriedLine)),
    ...section('Normalised', toLines(normalised)),
    ...section('Left over', toLines(left)),
    done,
  ].join('\n');
}

/** Every note, and every old address that still answers. */
export function toReportFile({ notes, addresses }: Import, summary: string, title: string): string {
  const lines = notes.map(({ rule, place, message }) => `${place}: ${rule}: ${message}`);
  return [
    title,
    '',
    summary,
    '',
    `All notes (${notes.length})`,
    ...lines.toSorted(),
    '',
    `Old addresses that still answer (${addresses.length})`,
    ...addresses.map(([from, to]) => `${from} -> ${to}`),
    '',
  ].join('\n');
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [title, ...lines, ''];
}

function toCarriedLine([number, what]: readonly [number: number, what: string]): string {
  return `${String(number).padStart(7)}  ${what}`;
}

function toLines(counts: readonly NoteCount[]): readonly string[] {
  const width = Math.min(Math.max(20, ...counts.map(({ rule }) => rule.length)), WIDEST);
  return counts.map((one) => toLine(one, width));
}

function toLine({ rule, count: number, first }: NoteCount, width: number): string {
  const shown = rule.length > width ? `${rule.slice(0, width - 1)}…` : rule.padEnd(width);
  const line = `${String(number).padStart(7)}  ${shown}  ${first.place}: ${first.message}`;
  const characters = [...line];
  const limit = MOST + 40;
  return characters.length > limit ? `${characters.slice(0, limit - 1).join('')}…` : line;
}
