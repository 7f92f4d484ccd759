// What rendering reads of the stored files, whoever reads them: the Worker its assets, compile its folder.
import type { ArticleRecord } from './record.ts';

/** Reads what compile stored; null when something of it is missing. */
export type Reader = {
  /** Records by their positions, in that order. */
  readonly records: (positions: readonly number[]) => Promise<readonly ArticleRecord[] | null>;
  /** A stored document by its name. */
  readonly document: (name: string) => Promise<Uint8Array | null>;
};

/** Makes a body in pieces; null when something stored is missing. */
export type Render = (reader: Reader) => Promise<readonly Uint8Array[] | null>;
