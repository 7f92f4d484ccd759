// Entity tags: the two comparisons of RFC 9110 §8.8.3.2, row by row.
import { describe, expect, test } from 'vitest';
import { matchesStrongly, matchesWeakly, parseEntityTags } from '../../src/http/entity-tags.ts';

describe('two entity tags compare (rfc9110#8.8.3.2)', () => {
  test.each([
    { ours: 'W/"1"', theirs: 'W/"1"', strongly: false, weakly: true },
    { ours: 'W/"1"', theirs: 'W/"2"', strongly: false, weakly: false },
    { ours: 'W/"1"', theirs: '"1"', strongly: false, weakly: true },
    { ours: '"1"', theirs: 'W/"1"', strongly: false, weakly: true },
    { ours: '"1"', theirs: '"1"', strongly: true, weakly: true },
    { ours: '"W/1"', theirs: 'W/"1"', strongly: false, weakly: false },
  ])('$ours and $theirs: strongly $strongly, weakly $weakly', (row) => {
    const list = parseEntityTags(row.theirs);
    expect({
      strongly: matchesStrongly(list, row.ours),
      weakly: matchesWeakly(list, row.ours),
    }).toEqual({ strongly: row.strongly, weakly: row.weakly });
  });
});

describe('a list of entity tags reads as written (rfc9110#5.6.1)', () => {
  test.each([
    { field: '*', list: '*' },
    { field: '', list: [] },
    { field: '"a", W/"b"', list: ['"a"', 'W/"b"'] },
    { field: '"a,b","c"', list: ['"a,b"', '"c"'] },
    { field: '"", "ü"', list: ['""', '"ü"'] },
    { field: '"a", b, "c"', list: ['"a"'] },
  ])('$field', ({ field, list }) => {
    expect(parseEntityTags(field)).toEqual(list);
  });
});
