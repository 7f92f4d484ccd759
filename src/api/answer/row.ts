// An article as the query API tells it: whole, as a removal, in short.
import type { InferOutput } from 'valibot';
import { at, type Catalog, slugAt } from '../../catalog/catalog.ts';
import { toReadingMinutes } from '../../catalog/reading-time.ts';
import { type About, type ArticleRecord, type Image, readAbout } from '../../catalog/record.ts';
import type { Term } from '../../catalog/site.ts';
import { toAtomDate } from '../../feed/date.ts';
import { findEntry } from '../../feed/formats.ts';
import { JSON_FEED } from '../../feed/json.ts';
import { toPlainText } from '../../search/plain-text.ts';
import type { Clause } from '../../search/search-text.ts';
import { toSnippet } from '../../search/snippet.ts';
import type { Brief, Removal, Row } from '../schema/bodies.ts';
import type { Field } from '../schema/parameters.ts';

const text = new TextDecoder();

/**
 * The JSON of a row. The HTML is stored as JSON already, so it is put in as it is: `fields` are in
 * their order, in which it is the last. The snippet is made for a search alone.
 */
export function toRow(
  catalog: Catalog,
  record: ArticleRecord,
  slug: string,
  fields: readonly Field[],
  search: readonly Clause[] = [],
): string {
  const members = JSON.stringify(toMembers(catalog, record, slug, fields, search));
  if (!fields.includes('content_html')) return members;
  const content = text.decode(findEntry(record, JSON_FEED.name).full);
  return members === '{}' ? `{${content}}` : `${members.slice(0, -1)},${content}}`;
}

/** A withdrawn article: nothing of it is stored but its id and slug. */
export function toRemoval(catalog: Catalog, position: number): string {
  const { rows, tombstones } = catalog;
  const slug = slugAt(rows, position);
  const removal: InferOutput<typeof Removal> = {
    id: tombstones[slug] ?? '',
    slug,
    removed: toAtomDate(at(rows.removed, position)),
  };
  return JSON.stringify(removal);
}

export function toBrief(record: ArticleRecord, slug: string): InferOutput<typeof Brief> {
  const { id, link, title, published } = readAbout(record);
  return { id, slug, url: link, title: title ?? '', published: toAtomDate(published) };
}

function toMembers(
  { tags, sections, authors, ids }: Catalog,
  record: ArticleRecord,
  slug: string,
  fields: readonly Field[],
  search: readonly Clause[],
): Partial<InferOutput<typeof Row>> {
  const about = readAbout(record);
  const row: InferOutput<typeof Row> = {
    id: about.id,
    slug,
    url: about.link,
    external_url: about.external?.url ?? null,
    title: about.title ?? '',
    summary: about.summary,
    ...(search.length > 0 && fields.includes('snippet')
      ? { snippet: toSnippetHtml(record, about, search) }
      : {}),
    published: toAtomDate(about.published),
    updated: about.updated === null ? null : toAtomDate(about.updated),
    authors: about.authors.map((name) => toTerm(authors, ids.authors, name)),
    section: about.section === null ? null : toTerm(sections, ids.sections, about.section),
    tags: about.tags.map((name) => toTerm(tags, ids.tags, name)),
    language: about.language,
    license: about.license,
    image: about.image === null ? null : toImage(about.image),
    attachments: [...about.attachments],
    word_count: about.words,
    reading_minutes: toReadingMinutes(about.words),
  };
  const asked: ReadonlySet<string> = new Set(fields);
  return Object.fromEntries(Object.entries(row).filter(([name]) => asked.has(name)));
}

/** Its sizes are for pages. */
function toImage({ url, alt, type, length, width, height }: Image) {
  return { url, alt, type, length, width, height };
}

/** HTML: text, and `<mark>` around what the search has found. */
function toSnippetHtml(record: ArticleRecord, about: About, search: readonly Clause[]): string {
  const pieces = toSnippet(toPlainText(text.decode(record.html)), search, about.language);
  return pieces
    .map((piece) => (piece.isMatch ? `<mark>${toHtml(piece.text)}</mark>` : toHtml(piece.text)))
    .join('');
}

function toHtml(plain: string): string {
  return plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function toTerm(
  terms: readonly Term[],
  ids: ReadonlyMap<string, number>,
  slug: string,
): { readonly slug: string; readonly title: string } {
  return { slug, title: terms[ids.get(slug) ?? -1]?.title ?? slug };
}
