// What compile stored, read from the deployed version's assets. The only file that knows them.
import { at, type Rows } from '../catalog/catalog.ts';
import { type ArticleRecord, decodeRecord } from '../catalog/record.ts';

/** What we use of the assets binding. */
export type Assets = { readonly fetch: (url: string) => Promise<Response> };

/**
 * All that one rendering reads. `close` gives its memory back: a shelf is some hundred kilobytes, of
 * which V8 sees the small object that stands for it, so that by itself it lets dozens of megabytes
 * gather. Nothing that was read may be looked at after that.
 */
export type Reading = {
  /**
   * The records at these positions, in their order; each shelf is read once, all at the same time.
   * Null when a shelf is missing or is not what the row says: never another article.
   */
  readonly records: (positions: readonly number[]) => Promise<readonly ArticleRecord[] | null>;
  /** A document that compile stored; null when it is missing. */
  readonly document: (name: string) => Promise<Uint8Array | null>;
  readonly close: () => void;
};

/** `shelves` are the names of those that `rows` point at. */
export function openReading(assets: Assets, rows: Rows, shelves: readonly string[]): Reading {
  const held: ArrayBuffer[] = [];
  const read = async (path: string): Promise<Uint8Array | null> => {
    const buffer = await readFile(assets, path);
    if (buffer === null) return null;
    held.push(buffer);
    return new Uint8Array(buffer);
  };
  const readShelf = async (shelf: number) => {
    const name = shelves[shelf];
    return [shelf, name === undefined ? null : await read(`articles/${name}`)] as const;
  };
  return {
    records: async (positions) => {
      const wanted = new Set(positions.map((position) => at(rows.shelf, position)));
      const found = new Map(await Promise.all([...wanted].map(readShelf)));
      const records = positions.map((position) => {
        const bytes = found.get(at(rows.shelf, position)) ?? null;
        if (bytes === null) return null;
        const offset = at(rows.offset, position);
        return decodeRecord(bytes.subarray(offset, offset + at(rows.length, position)));
      });
      return records.every((record) => record !== null) ? records : null;
    },
    document: (name) => read(`documents/${name}`),
    close: () => {
      // Takes the bytes away from their buffer, which frees them.
      for (const buffer of held) buffer.transfer(0);
    },
  };
}

/** Any host will do: the binding looks at the path alone. */
async function readFile(assets: Assets, path: string): Promise<ArrayBuffer | null> {
  try {
    const response = await assets.fetch(`https://assets.invalid/${path}`);
    if (response.ok) return await response.arrayBuffer();
    await response.body?.cancel();
    console.error(`${path} is missing: ${response.status}`);
  } catch (fault) {
    console.error(`${path}: ${fault instanceof Error ? fault.message : fault}`);
  }
  return null;
}
