// Records until they have a shelf: in a file that is only added to, one for each program that renders.
import { closeSync, mkdirSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';

/** Below the output folder; what lies there when a compile begins is of one that was interrupted. */
export const RECORDS = 'records';

/** Where bytes lie in the output folder: a part of a file. */
export type Location = {
  /** Below the output folder, with `/`. */
  readonly file: string;
  /** In bytes. */
  readonly offset: number;
  readonly length: number;
};

export type RecordsFile = {
  readonly add: (bytes: Uint8Array) => Location;
  readonly close: () => void;
};

/** A new file of records; `name` tells it from others of this compile. */
export function createRecordsFile(folder: string, name: string): RecordsFile {
  const file = `${RECORDS}/${name}.bin`;
  mkdirSync(path.join(folder, RECORDS), { recursive: true });
  const descriptor = openSync(path.join(folder, file), 'w');
  let end = 0;
  return {
    add: (bytes) => {
      const { length } = bytes;
      for (let written = 0; written < length; ) {
        written += writeSync(descriptor, bytes, written, length - written);
      }
      end += length;
      return { file, offset: end - length, length };
    },
    close: () => closeSync(descriptor),
  };
}

/** Reads parts of files; `close` when done. */
export type LocationReader = {
  /** The bytes of a part, fewer where the file ends before or is gone. */
  readonly read: (location: Location) => Uint8Array;
  readonly close: () => void;
};

/** Keeps one file open: neighbours in a file are asked for one after the other. */
export function openLocations(folder: string): LocationReader {
  const open = new Map<string, number>();
  const close = (): void => {
    for (const descriptor of open.values()) closeSync(descriptor);
    open.clear();
  };
  return {
    read: ({ file, offset, length }) => {
      const bytes = Buffer.alloc(length);
      try {
        if (!open.has(file) && open.size > 8) close();
        const descriptor = open.get(file) ?? openSync(path.join(folder, file), 'r');
        open.set(file, descriptor);
        return bytes.subarray(0, readSync(descriptor, bytes, 0, length, offset));
      } catch (fault) {
        if ((fault as NodeJS.ErrnoException).code !== 'ENOENT') throw fault;
        return new Uint8Array();
      }
    },
    close,
  };
}

export function removeRecordsFiles(folder: string): void {
  rmSync(path.join(folder, RECORDS), { recursive: true, force: true });
}
