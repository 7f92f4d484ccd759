// Columns of whole numbers: each as narrow as its largest number allows.
export type Column = Uint8Array | Uint16Array | Uint32Array;

/** Columns begin at multiples of this many bytes, as views of 4 bytes a number demand. */
const ALIGNMENT = 4;

/** The same numbers in 1, 2 or 4 bytes each. */
export function narrow(column: Column): Column {
  let largest = 0;
  // By index: an iterator makes an object for each of some million numbers.
  for (let index = 0; index < column.length; index++) {
    largest = Math.max(largest, column[index] ?? 0);
  }
  if (largest < 2 ** 8) return new Uint8Array(column);
  return largest < 2 ** 16 ? new Uint16Array(column) : column;
}

/** Bytes that columns take from `start` on, laid end to end. */
export function toEnd(start: number, columns: readonly Column[]): number {
  return columns.reduce((end, column) => align(end) + column.byteLength, start);
}

/** Lays columns end to end into `bytes`. */
export function layColumns(bytes: Uint8Array, start: number, columns: readonly Column[]): void {
  let end = start;
  for (const column of columns) {
    const offset = align(end);
    bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), offset);
    end = offset + column.byteLength;
  }
}

/** Views of columns that lie end to end; `shapes` tells how many numbers and bytes a number. */
export function viewColumns(
  buffer: ArrayBuffer,
  start: number,
  shapes: readonly (readonly [length: number, width: number])[],
): readonly Column[] {
  let end = start;
  return shapes.map(([length, width]) => {
    const offset = align(end);
    end = offset + length * width;
    return toView(buffer, offset, length, width);
  });
}

function toView(buffer: ArrayBuffer, offset: number, length: number, width: number): Column {
  if (width === 1) return new Uint8Array(buffer, offset, length);
  if (width === 2) return new Uint16Array(buffer, offset, length);
  return new Uint32Array(buffer, offset, length);
}

function align(offset: number): number {
  return Math.ceil(offset / ALIGNMENT) * ALIGNMENT;
}
