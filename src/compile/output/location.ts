// Where bytes lie in the output folder: a part of a file that is never rewritten.
import { closeSync, openSync, readSync } from 'node:fs';
import path from 'node:path';

export type Location = {
  /** Below the output folder, with `/`. */
  readonly file: string;
  /** In bytes. */
  readonly offset: number;
  readonly length: number;
};

/** The bytes at a place, fewer where the file ends before. Throws when there is no such file. */
export function readLocation(folder: string, { file, offset, length }: Location): Uint8Array {
  const bytes = Buffer.alloc(length);
  const descriptor = openSync(path.join(folder, file), 'r');
  try {
    return bytes.subarray(0, readSync(descriptor, bytes, 0, length, offset));
  } finally {
    closeSync(descriptor);
  }
}
