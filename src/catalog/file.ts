// The catalog's binary form: a JSON head, then each column as raw numbers, so that a Worker with
// 100,000 articles starts without parsing them. Layout: u32 length of the head, the head, columns, the
// last two of which are the media.
import { at, type Catalog, type CatalogFile, type Lists, type Rows } from './catalog.ts';
import { type Column, layColumns, narrow, toEnd, viewColumns } from './columns.ts';
import { lazily } from './lazy.ts';
import { addLookUps } from './look-ups.ts';

/** Bytes before the head. */
const BEFORE = 4;

/** The bytes of a catalog. The same catalog gives the same bytes. */
export function encodeCatalog(file: CatalogFile): Uint8Array {
  const { rows, media, ...settings } = file;
  const columns = [...toColumns(rows), media.lines, narrow(media.byHash)];
  const shapes = columns.map(({ length, BYTES_PER_ELEMENT: width }) => [length, width] as const);
  const about: CatalogHead = { ...settings, count: rows.count, shapes };
  const head = new TextEncoder().encode(JSON.stringify(about));
  const start = BEFORE + head.length;
  const bytes = new Uint8Array(toEnd(start, columns));
  new DataView(bytes.buffer).setUint32(0, head.length, true);
  bytes.set(head, BEFORE);
  layColumns(bytes, start, columns);
  return bytes;
}

/** Reads what `encodeCatalog` wrote. Most columns are views of `buffer`. */
export function decodeCatalog(buffer: ArrayBuffer): Catalog {
  const length = new DataView(buffer).getUint32(0, true);
  const head = new TextDecoder().decode(new Uint8Array(buffer, BEFORE, length));
  const { count, shapes, ...settings } = JSON.parse(head) as CatalogHead;
  const columns = viewColumns(buffer, BEFORE + length, shapes);
  const [lines, byHash] = columns.slice(-2);
  if (!(lines instanceof Uint8Array) || byHash === undefined) {
    throw new RangeError('the catalog ends before its media');
  }
  return addLookUps({ ...settings, media: { lines, byHash }, rows: fromColumns(count, columns) });
}

type CatalogHead = Omit<CatalogFile, 'rows' | 'media'> & {
  readonly count: number;
  /** Of each column, how many numbers and bytes a number. */
  readonly shapes: readonly (readonly [length: number, width: number])[];
};

/** The order of the columns; `fromColumns` reads the same order. */
function toColumns(rows: Rows): readonly Column[] {
  const text = new TextEncoder();
  const { changed, updated, removed } = rows;
  return [
    text.encode(rows.slugs.join('\n')),
    text.encode(rows.fingerprints),
    ...[
      rows.bySlug,
      rows.published,
      // Hardly any article is changed, so that these two have an entry for the changed ones alone.
      changed,
      Uint32Array.from(changed, (position) => at(updated, position)),
      Uint32Array.from(changed, (position) => at(removed, position)),
      rows.translations,
      rows.originals,
      rows.unlisted,
      rows.section,
      rows.language,
      toCounts(rows.tags),
      rows.tags.ids,
      toCounts(rows.authors),
      rows.authors.ids,
      rows.shelf,
      rows.offset,
      rows.length,
      rows.pictures.positions,
    ].map(narrow),
    text.encode(rows.pictures.hashes),
  ];
}

function fromColumns(count: number, columns: readonly Column[]): Rows {
  let next = 0;
  const numbers = (): Column => {
    const column = columns[next++];
    if (column === undefined) throw new RangeError('the catalog ends before its last column');
    return column;
  };
  const lists = (): Lists => ({ starts: toStarts(numbers()), ids: numbers() });
  // Members of a literal are evaluated in order (ECMA-262 §13.2.5.5): the order of `toColumns`.
  const { slugs, changed, changes, ...rows } = {
    slugs: numbers(),
    fingerprints: decodeText(numbers()),
    bySlug: numbers(),
    published: numbers(),
    changed: numbers(),
    changes: { updated: numbers(), removed: numbers() },
    translations: numbers(),
    originals: numbers(),
    unlisted: numbers(),
    section: numbers(),
    language: numbers(),
    tags: lists(),
    authors: lists(),
    shelf: numbers(),
    offset: numbers(),
    length: numbers(),
    pictures: { positions: numbers(), hashes: decodeText(numbers()) },
  };
  // Feeds have links in their records: who asks for feeds alone needs no slug.
  const lazy = lazily<Pick<Rows, 'slugs'>>({
    slugs: () => decodeText(slugs).split('\n').slice(0, count),
  });
  return Object.assign(lazy, {
    ...rows,
    count,
    changed,
    updated: scatter(count, changed, changes.updated),
    removed: scatter(count, changed, changes.removed),
  });
}

function decodeText(bytes: Column): string {
  return new TextDecoder().decode(bytes);
}

/** How many ids each row owns: smaller numbers than where they start. */
function toCounts({ starts }: Lists): Column {
  return Uint32Array.from(starts.subarray(1), (end, row) => end - at(starts, row));
}

function toStarts(counts: Column): Uint32Array {
  const starts = new Uint32Array(counts.length + 1);
  for (let row = 0; row < counts.length; row++) starts[row + 1] = at(starts, row) + at(counts, row);
  return starts;
}

/** A column of `count` numbers: these at these positions, 0 everywhere else. */
function scatter(count: number, positions: Column, numbers: Column): Uint32Array {
  const column = new Uint32Array(count);
  for (const [index, position] of positions.entries()) column[position] = at(numbers, index);
  return column;
}
