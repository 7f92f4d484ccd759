// What compile stored, read from the deployed version's assets. The only file that knows them.
import { at, FINGERPRINT_LENGTH, fingerprintAt, type Rows } from '../catalog/catalog.ts';
import type { Reader } from '../catalog/reader.ts';
import { type ArticleRecord, decodeRecord } from '../catalog/record.ts';
import { digest, hexDigest, toContentName } from '../http/digest.ts';
import { log, toReason } from '../log.ts';
import { within } from './within.ts';

/** Milliseconds after which a file counts as missing: a read takes some 10, and clients wait for it. */
const PATIENCE = 5000;

/** What we use of the assets binding. */
export type Assets = { readonly fetch: (url: string) => Promise<Response> };

/**
 * All that one rendering reads; each shelf is read once, all at the same time. Null for a file that is
 * missing, or that holds anything but the bytes whose hash the catalog has. `close` gives its memory
 * back: a shelf is some hundred kilobytes, of which V8 sees the small object that stands for it, so
 * that by itself it lets dozens of megabytes gather. Nothing that was read may be looked at after that.
 */
export type ArticleReader = Reader & {
  /** A file of the search index by its name. */
  readonly index: (name: string) => Promise<Uint8Array | null>;
  readonly close: () => void;
};

/** `shelves` are the names of those that `rows` point at. */
export function openReader(assets: Assets, rows: Rows, shelves: readonly string[]): ArticleReader {
  const held: ArrayBuffer[] = [];
  const read = async (path: string): Promise<Uint8Array<ArrayBuffer> | null> => {
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
      const records = await Promise.all(
        positions.map((position) => {
          const shelf = found.get(at(rows.shelf, position)) ?? null;
          return shelf === null ? null : cutRecord(shelf, rows, position);
        }),
      );
      return records.every((record) => record !== null) ? records : null;
    },
    document: async (name) => {
      const path = `documents/${name}`;
      const bytes = await read(path);
      if (bytes === null || (await toContentName(bytes, toExtension(name))) === name) return bytes;
      return reportCorrupt(path);
    },
    index: async (name) => {
      const path = `search/${name}.bin`;
      const bytes = await read(path);
      if (bytes === null || (await hexDigest(bytes)).startsWith(name)) return bytes;
      return reportCorrupt(path);
    },
    close: () => {
      // Takes the bytes away from their buffer, which frees them.
      for (const buffer of held) buffer.transfer(0);
    },
  };
}

function toExtension(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

/** The record of a row, cut from its shelf; null where its bytes have another fingerprint. */
async function cutRecord(
  shelf: Uint8Array<ArrayBuffer>,
  rows: Rows,
  position: number,
): Promise<ArticleRecord | null> {
  const offset = at(rows.offset, position);
  const bytes = shelf.subarray(offset, offset + at(rows.length, position));
  const fingerprint = (await digest(bytes)).slice(0, FINGERPRINT_LENGTH);
  const isRight = fingerprint === fingerprintAt(rows, position);
  return isRight ? decodeRecord(bytes) : reportCorrupt(`the record of row ${position}`);
}

/** What was read is not what compile stored. */
function reportCorrupt(what: string): null {
  log('stored-file-corrupt', `${what} is corrupt: hash mismatch`);
  return null;
}

/** Null, and a line in the log, when the file is missing, fails or takes too long. */
async function readFile(assets: Assets, path: string): Promise<ArrayBuffer | null> {
  try {
    const buffer = await within(PATIENCE, fetchFile(assets, path));
    if (buffer !== null) return buffer;
    log('stored-file-missing', `${path}: no response within ${PATIENCE} ms`, { path });
  } catch (fault) {
    log('stored-file-missing', `${path}: ${toReason(fault)}`, { path });
  }
  return null;
}

/** Any host will do: the binding looks at the path alone. */
async function fetchFile(assets: Assets, path: string): Promise<ArrayBuffer> {
  const response = await assets.fetch(`https://assets.invalid/${path}`);
  if (response.ok) return await response.arrayBuffer();
  await response.body?.cancel();
  throw new Error(`not found, status ${response.status}`);
}
