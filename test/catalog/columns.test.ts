// Columns: numbers of any size come back, in no more bytes than the largest needs.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layColumns, narrow, toEnd, viewColumns } from '../../src/catalog/columns.ts';

const numbers = fc.oneof(
  fc.constantFrom(0, 1, 255, 256, 65_535, 65_536, 2 ** 32 - 1),
  fc.integer({ min: 0, max: 2 ** 32 - 1 }),
);

test.each([
  { largest: 0, width: 1 },
  { largest: 255, width: 1 },
  { largest: 256, width: 2 },
  { largest: 65_535, width: 2 },
  { largest: 65_536, width: 4 },
  { largest: 2 ** 32 - 1, width: 4 },
])('$largest takes $width bytes a number', ({ largest, width }) => {
  expect(narrow(Uint32Array.of(1, largest)).BYTES_PER_ELEMENT).toBe(width);
});

test('columns that lie end to end from anywhere are read as they were laid', () => {
  const lists = fc.array(fc.array(numbers, { maxLength: 5 }), { maxLength: 6 });
  fc.assert(
    fc.property(lists, fc.integer({ min: 0, max: 9 }), (all, start) => {
      const columns = all.map((list) => narrow(Uint32Array.from(list)));
      const bytes = new Uint8Array(toEnd(start, columns));
      layColumns(bytes, start, columns);
      const shapes = columns.map((one) => [one.length, one.BYTES_PER_ELEMENT] as const);
      const read = viewColumns(bytes.buffer, start, shapes);
      expect(read.map((column) => [...column])).toEqual(all);
    }),
  );
});
