// The catalog's binary form: a JSON head, then each column as raw numbers, so that a Worker with
// 100,000 articles starts without parsing them. Layout: u32 length of the head, the head, columns.

import type { Catalog, CatalogFile, Lists, Rows } from './catalog.ts';
import { addLookUps } from './look-ups.ts';

type Column = Uint8Array | Uint32Array;

/** Columns begin at multiples of this many bytes, as Uint32Array views demand. */
const ALIGNMENT = 4;

/** The bytes of a catalog. The same catalog gives the same bytes. */
export function encodeCatalog(file: CatalogFile): Uint8Array {
  const { rows, ...settings } = file;
  const columns = toColumns(rows);
  const sizes = columns.map((column) => column.byteLength);
  const head = new TextEncoder().encode(JSON.stringify({ ...settings, count: rows.count, sizes }));
  const start = align(4 + head.length);
  const bytes = new Uint8Array(
    columns.reduce((sum, column) => sum + align(column.byteLength), start),
  );
  new DataView(bytes.buffer).setUint32(0, head.length, true);
  bytes.set(head, 4);
  let offset = start;
  for (const column of columns) {
    bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), offset);
    offset += align(column.byteLength);
  }
  return bytes;
}

/** Reads what `encodeCatalog` wrote. The columns are views of `buffer`. */
export function decodeCatalog(buffer: ArrayBuffer): Catalog {
  const headLength = new DataView(buffer).getUint32(0, true);
  const head = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, headLength)));
  const { count, sizes, ...settings } = head as CatalogHead;
  let offset = align(4 + headLength);
  const views = sizes.map((size) => {
    const view = { offset, size };
    offset += align(size);
    return view;
  });
  return addLookUps({ ...settings, rows: fromColumns(count, buffer, views) });
}

type CatalogHead = Omit<CatalogFile, 'rows'> & {
  readonly count: number;
  readonly sizes: readonly number[];
};

type View = { readonly offset: number; readonly size: number };

/** The order of the columns; `fromColumns` reads the same order. */
function toColumns(rows: Rows): readonly Column[] {
  const text = new TextEncoder();
  return [
    text.encode(rows.slugs.join('\n')),
    text.encode(rows.fingerprints),
    rows.bySlug,
    rows.published,
    rows.updated,
    rows.removed,
    rows.unlisted,
    rows.section,
    rows.language,
    rows.tags.starts,
    rows.tags.ids,
    rows.authors.starts,
    rows.authors.ids,
    rows.touched,
    rows.shelf,
    rows.offset,
    rows.length,
  ];
}

function fromColumns(count: number, buffer: ArrayBuffer, views: readonly View[]): Rows {
  let next = 0;
  const bytes = (): Uint8Array => {
    const view = views[next++];
    if (view === undefined) throw new RangeError('the catalog ends before its last column');
    return new Uint8Array(buffer, view.offset, view.size);
  };
  const text = (): string => new TextDecoder().decode(bytes());
  const numbers = (): Uint32Array => {
    const column = bytes();
    return new Uint32Array(buffer, column.byteOffset, column.byteLength / 4);
  };
  const lists = (): Lists => ({ starts: numbers(), ids: numbers() });
  // Members of a literal are evaluated in order (ECMA-262 §13.2.5.5): the order of `toColumns`.
  return {
    count,
    slugs: text().split('\n').slice(0, count),
    fingerprints: text(),
    bySlug: numbers(),
    published: numbers(),
    updated: numbers(),
    removed: numbers(),
    unlisted: bytes(),
    section: numbers(),
    language: numbers(),
    tags: lists(),
    authors: lists(),
    touched: numbers(),
    shelf: numbers(),
    offset: numbers(),
    length: numbers(),
  };
}

function align(size: number): number {
  return Math.ceil(size / ALIGNMENT) * ALIGNMENT;
}
