// Articles → the rows of the catalog: columns of numbers, one place for each published article.
import type { Lists, Rows } from '../../catalog/catalog.ts';
import type { Term } from '../../catalog/site.ts';
import type { SocialPictures } from '../../catalog/social-pictures.ts';
import type { Content } from '../content/content.ts';
import type { Published } from '../content/published.ts';
import type { Places } from './shelves.ts';

type RowsSource = Pick<Content, 'sections' | 'authors' | 'tags' | 'articles'> & {
  readonly languages: readonly string[];
  /** One after the other. */
  readonly fingerprints: string;
  readonly places: Places;
  readonly pictures: SocialPictures;
};

export function toRows(source: RowsSource): Rows {
  const { articles, fingerprints, places, pictures } = source;
  const readings = articles.map(({ reading }) => reading);
  const slugs = readings.map(({ slug }) => slug);
  const toColumn = (pick: (reading: Published['reading']) => number) =>
    Uint32Array.from(readings, pick);
  const updated = toColumn((reading) => reading.updated ?? 0);
  const removed = toColumn((reading) => reading.removed ?? 0);
  const [sections, languages] = [toTermIds(source.sections), toPositions(source.languages)];
  const [tags, authors] = [toTermIds(source.tags), toTermIds(source.authors)];
  return {
    count: slugs.length,
    slugs,
    bySlug: Uint32Array.from(
      slugs.map((_, position) => position).sort((a, b) => compare(slugs[a], slugs[b])),
    ),
    fingerprints,
    published: toColumn(({ published }) => published),
    updated,
    removed,
    unlisted: toColumn(({ unlisted }) => Number(unlisted)),
    section: toColumn(({ section }) => (section === null ? 0 : find(sections, section) + 1)),
    language: toColumn(({ language }) => find(languages, language)),
    tags: toLists(readings.map((reading) => reading.tags.map(({ slug }) => find(tags, slug)))),
    authors: toLists(readings.map((reading) => reading.authors.map((slug) => find(authors, slug)))),
    changed: listChanged(slugs, updated, removed),
    ...listTranslations(readings),
    ...places,
    pictures,
  };
}

function toLists(rows: readonly (readonly number[])[]): Lists {
  const starts = new Uint32Array(rows.length + 1);
  for (const [row, ids] of rows.entries()) starts[row + 1] = (starts[row] ?? 0) + ids.length;
  return { starts, ids: Uint32Array.from(rows.flat()) };
}

/** Positions of translations whose originals are published, and of these. */
function listTranslations(
  readings: readonly Published['reading'][],
): Pick<Rows, 'translations' | 'originals'> {
  const positions = new Map(readings.map(({ slug }, position) => [slug, position]));
  const pairs = readings.flatMap(({ translationOf }, position) => {
    const original = positions.get(translationOf?.slug ?? '');
    return original === undefined ? [] : [[position, original] as const];
  });
  return {
    translations: Uint32Array.from(pairs, ([translation]) => translation),
    originals: Uint32Array.from(pairs, ([, original]) => original),
  };
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
