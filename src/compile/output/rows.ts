// Index entries → the rows of the catalog: columns of numbers, one place for each published article.
import type { Lists, Rows } from '../../catalog/catalog.ts';
import type { Term } from '../../catalog/site.ts';
import type { Content } from '../content/content.ts';
import type { IndexEntry } from '../content/index-entry.ts';
import type { NameLists } from '../content/name-lists.ts';
import type { Places } from './shelves.ts';

type RowsSource = Pick<Content, 'sections' | 'authors' | 'tags'> & {
  /** Of all months, oldest first. */
  readonly indexEntries: readonly IndexEntry[];
  readonly languages: readonly string[];
  /** One after the other. */
  readonly fingerprints: string;
  readonly places: Places;
};

export function toRows(source: RowsSource): Rows {
  const { indexEntries, fingerprints, places } = source;
  const slugs = indexEntries.flatMap((indexEntry) =>
    indexEntry.slugs.slice(0, indexEntry.published.length),
  );
  const count = slugs.length;
  const scatter = (toSparse: (indexEntry: IndexEntry) => readonly (readonly [number, number])[]) =>
    scatterFew(indexEntries, count, toSparse);
  const updated = scatter((indexEntry) => indexEntry.updated);
  const removed = scatter((indexEntry) => indexEntry.removed);
  const toColumn = (
    ids: ReadonlyMap<string, number>,
    pick: (indexEntry: IndexEntry) => NameLists,
  ) => toLists(indexEntries.map(pick), ids, count);
  return {
    count,
    slugs,
    bySlug: Uint32Array.from(
      slugs.map((_, position) => position).sort((a, b) => compare(slugs[a], slugs[b])),
    ),
    fingerprints,
    published: Uint32Array.from(indexEntries.flatMap((indexEntry) => indexEntry.published)),
    updated,
    removed,
    unlisted: scatter(({ unlisted }) => unlisted.map((index) => [index, 1])),
    section: toOptions(toColumn(toTermIds(source.sections), ({ sections }) => sections)),
    language: toColumn(toPositions(source.languages), ({ languages }) => languages).ids,
    tags: toColumn(toTermIds(source.tags), ({ tags }) => tags),
    authors: toColumn(toTermIds(source.authors), ({ authors }) => authors),
    changed: listChanged(slugs, updated, removed),
    ...places,
  };
}

/** A column that is 0 but for few articles. */
function scatterFew(
  indexEntries: readonly IndexEntry[],
  count: number,
  toSparse: (indexEntry: IndexEntry) => readonly (readonly [index: number, number: number])[],
): Uint32Array {
  const column = new Uint32Array(count);
  let first = 0;
  for (const indexEntry of indexEntries) {
    const { length } = indexEntry.published;
    // Behind the published articles are others, which have no row.
    for (const [index, number] of toSparse(indexEntry))
      if (index < length) column[first + index] = number;
    first += length;
  }
  return column;
}

/** Names of all months as lists of the catalog's ids. */
function toLists(
  months: readonly NameLists[],
  ids: ReadonlyMap<string, number>,
  count: number,
): Lists {
  const starts = new Uint32Array(count + 1);
  const all = new Uint32Array(months.reduce((sum, month) => sum + month.ids.length, 0));
  let row = 0;
  let end = 0;
  for (const { names, counts, ids: own } of months) {
    const known = names.map((name) => find(ids, name));
    for (const id of own) all[end++] = known[id] ?? 0;
    for (const length of counts) {
      starts[row + 1] = (starts[row] ?? 0) + length;
      row++;
    }
  }
  return { starts, ids: all };
}

/** Lists of one id at most as a column: the id plus one, 0 for none. */
function toOptions({ starts, ids }: Lists): Uint32Array {
  return Uint32Array.from(starts.subarray(1), (end, row) => {
    const start = starts[row] ?? end;
    return start === end ? 0 : (ids[start] ?? 0) + 1;
  });
}

/** Positions of what was updated or removed, in the order of that change, then by slug downwards. */
function listChanged(
  slugs: readonly string[],
  updated: Uint32Array,
  removed: Uint32Array,
): Uint32Array {
  const toChange = (position: number): number =>
    Math.max(updated[position] ?? 0, removed[position] ?? 0);
  const changed = slugs.flatMap((_, position) => (toChange(position) > 0 ? [position] : []));
  return Uint32Array.from(
    changed.sort((a, b) => toChange(a) - toChange(b) || compare(slugs[b], slugs[a])),
  );
}

/** Content is checked, so a name without an id is a fault of ours. */
function find(ids: ReadonlyMap<string, number>, name: string): number {
  const id = ids.get(name);
  if (id === undefined) throw new Error(`"${name}" is on an article and nowhere else`);
  return id;
}

function toTermIds(terms: readonly Term[]): ReadonlyMap<string, number> {
  return toPositions(terms.map(({ slug }) => slug));
}

function toPositions(names: readonly string[]): ReadonlyMap<string, number> {
  return new Map(names.map((name, id) => [name, id]));
}

/** By UTF-16 code units, as the Worker's binary search compares. */
function compare(a = '', b = ''): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
