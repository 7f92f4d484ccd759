// What compile stored, read from the deployed version's assets. The only file that knows them.
import { at, type Rows } from '../catalog/catalog.ts';
import { type ArticleRecord, decodeRecord } from '../catalog/record.ts';

/** What we use of the assets binding. */
export type Assets = { readonly fetch: (url: string) => Promise<Response> };

/**
 * The records at these positions, in their order; each shelf is read once, all at the same time.
 * Null when a shelf is missing or is not what the row says: never another article.
 */
export async function readRecords(
  assets: Assets,
  rows: Rows,
  shelves: readonly string[],
  positions: readonly number[],
): Promise<readonly ArticleRecord[] | null> {
  const wanted = [...new Set(positions.map((position) => at(rows.shelf, position)))];
  const read = await Promise.all(
    wanted.map(async (shelf) => [shelf, await readShelf(assets, shelves[shelf])] as const),
  );
  const found = new Map(read);
  const records = positions.map((position) => {
    const bytes = found.get(at(rows.shelf, position)) ?? null;
    if (bytes === null) return null;
    const offset = at(rows.offset, position);
    return decodeRecord(bytes.subarray(offset, offset + at(rows.length, position)));
  });
  return records.every((record) => record !== null) ? records : null;
}

/** A document that compile stored; null when it is missing. */
export async function readDocument(assets: Assets, name: string): Promise<Uint8Array | null> {
  return await readFile(assets, `documents/${name}`);
}

async function readShelf(assets: Assets, name: string | undefined): Promise<Uint8Array | null> {
  return name === undefined ? null : await readFile(assets, `articles/${name}`);
}

/** Any host will do: the binding looks at the path alone. */
async function readFile(assets: Assets, path: string): Promise<Uint8Array | null> {
  try {
    const response = await assets.fetch(`https://assets.invalid/${path}`);
    if (response.ok) return new Uint8Array(await response.arrayBuffer());
    await response.body?.cancel();
    console.error(`${path} is missing: ${response.status}`);
  } catch (fault) {
    console.error(`${path}: ${fault instanceof Error ? fault.message : fault}`);
  }
  return null;
}
