// Numbers as bytes: seven bits in each, the lowest first; the eighth says that more follow (LEB128).

/** Bytes that are only added to. */
export type Writer = {
  readonly number: (value: number) => void;
  readonly bytes: (bytes: Uint8Array) => void;
  /** Adds a part of bytes. */
  readonly copy: (bytes: Uint8Array, start: number, end: number) => void;
  /** A copy of all that was written. */
  readonly toBytes: () => Uint8Array;
  /** Forgets all that was written. */
  readonly clear: () => void;
};

/** `value` below 2^32. */
export function createWriter(capacity = 64): Writer {
  let bytes = new Uint8Array(capacity);
  let end = 0;
  const reserve = (length: number): void => {
    if (end + length <= bytes.length) return;
    const larger = new Uint8Array(Math.max(bytes.length * 2, end + length));
    larger.set(bytes);
    bytes = larger;
  };
  return {
    number: (value) => {
      reserve(5);
      let rest = value;
      for (; rest > 127; rest >>>= 7) bytes[end++] = (rest & 127) | 128;
      bytes[end++] = rest;
    },
    bytes: (more) => {
      reserve(more.length);
      bytes.set(more, end);
      end += more.length;
    },
    copy: (source, start, stop) => {
      reserve(stop - start);
      for (let index = start; index < stop; index++) bytes[end++] = source[index] ?? 0;
    },
    toBytes: () => bytes.slice(0, end),
    clear: () => {
      end = 0;
    },
  };
}

/** Reads what a Writer wrote, from `start` on; throws past the end. */
export type ByteReader = {
  readonly number: () => number;
  /** A view of the next bytes. */
  readonly bytes: (length: number) => Uint8Array;
  /** Where the next read begins. */
  readonly place: () => number;
};

export function createReader(bytes: Uint8Array, start = 0): ByteReader {
  let place = start;
  return {
    number: () => {
      let value = 0;
      for (let shift = 0; ; shift += 7) {
        const byte = bytes[place++];
        if (byte === undefined) throw new RangeError('the bytes end within a number');
        value |= (byte & 127) << shift;
        if (byte < 128) return value >>> 0;
      }
    },
    bytes: (length) => {
      const end = place + length;
      if (end > bytes.length) throw new RangeError(`${length} bytes are asked for, fewer are left`);
      const view = bytes.subarray(place, end);
      place = end;
      return view;
    },
    place: () => place,
  };
}
