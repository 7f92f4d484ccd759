// Pending records: those that have no shelf yet, in memory while they are few and on the disk after that.
import { randomUUID } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readSync, writeSync } from 'node:fs';
import path from 'node:path';
import type { Location } from './location.ts';

/** Bytes that may lie in memory before there is a file, and after that between two writes. */
const SMALL = 8 * 2 ** 20;
const CHUNK = 4 * 2 ** 20;

export type PendingRecords = {
  /** Below the output folder. */
  readonly file: string;
  readonly add: (bytes: Uint8Array) => Location;
  /** Of the file of this compile, which another compile may have removed meanwhile. */
  readonly read: (location: Location) => Uint8Array;
  /** Whether there is a file, as there is for large publications. */
  readonly isOnDisk: () => boolean;
  /** Writes what is in memory, if there is a file. */
  readonly flush: () => void;
  readonly close: () => void;
};

export function createPendingRecords(folder: string): PendingRecords {
  const file = `cache/records-${process.pid}-${randomUUID()}.bin`;
  const pending = new Map<number, Uint8Array>();
  let pendingSize = 0;
  let end = 0;
  let descriptor: number | null = null;
  const flush = (): void => {
    if (descriptor === null) return;
    const bytes = Buffer.concat([...pending.values()]);
    for (let written = 0; written < bytes.length; ) {
      written += writeSync(descriptor, bytes, written);
    }
    pending.clear();
    pendingSize = 0;
  };
  return {
    file,
    add: (bytes) => {
      const location = { file, offset: end, length: bytes.length };
      if (bytes.length === 0) return location;
      pending.set(end, bytes);
      end += bytes.length;
      pendingSize += bytes.length;
      if (pendingSize < (descriptor === null ? SMALL : CHUNK)) return location;
      if (descriptor === null) {
        mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
        descriptor = openSync(path.join(folder, file), 'wx+');
      }
      flush();
      return location;
    },
    read: ({ offset, length }) => {
      const held = pending.get(offset);
      if (held !== undefined || descriptor === null) return held ?? new Uint8Array();
      const bytes = Buffer.alloc(length);
      return bytes.subarray(0, readSync(descriptor, bytes, 0, length, offset));
    },
    isOnDisk: () => descriptor !== null,
    flush,
    close: () => {
      if (descriptor !== null) closeSync(descriptor);
      descriptor = null;
    },
  };
}
