// Records: their parts joined and split again.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ArticleRecord, decodeRecord, encodeRecord } from '../../src/catalog/record.ts';

const text = fc.string({ unit: 'grapheme' });

const entry = fc.record({ before: text, after: text, full: text, summary: text, show: text });

const records = fc.record({
  html: text,
  page: text,
  about: text,
  markdown: text,
  entries: fc.array(entry, { maxLength: 4 }),
});

describe('a record', () => {
  test('decodes to the parts it was encoded from, wherever it stands in a shelf', () => {
    fc.assert(
      fc.property(records, fc.nat(7), (record, before) => {
        const bytes = encodeRecord(record);
        const shelf = new Uint8Array(before + bytes.length + 3);
        shelf.set(bytes, before);
        const parts = decodeRecord(shelf.subarray(before, before + bytes.length));
        expect(parts === null ? null : toText(parts)).toEqual(record);
      }),
    );
  });

  const bytes = encodeRecord({
    html: 'h',
    page: '',
    about: '{}',
    markdown: 'm',
    entries: [{ before: 'b', after: 'a', full: '', summary: 's', show: 'p' }],
  });

  test.each([
    { what: 'no bytes', damaged: new Uint8Array() },
    { what: 'half a head', damaged: bytes.subarray(0, 20) },
    { what: 'one byte too few', damaged: bytes.subarray(0, -1) },
    { what: 'one byte too many', damaged: new Uint8Array([...bytes, 0]) },
    { what: 'another beginning', damaged: bytes.subarray(1) },
    { what: 'zeros', damaged: new Uint8Array(bytes.length) },
  ])('of $what is none', ({ damaged }) => {
    expect(decodeRecord(damaged)).toBeNull();
  });
});

function toText({ entries, ...common }: ArticleRecord) {
  return { ...decode(common), entries: entries.map(decode) };
}

function decode(parts: { readonly [part: string]: Uint8Array }) {
  const text = new TextDecoder();
  return Object.fromEntries(Object.entries(parts).map(([part, utf8]) => [part, text.decode(utf8)]));
}
