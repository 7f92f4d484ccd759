// Preconditions: a row for each rule of RFC 9110 §13.
import { describe, expect, test } from 'vitest';
import { evaluate, type Verdict } from '../../src/http/preconditions.ts';

const MODIFIED = 'Fri, 01 May 2026 12:00:00 GMT';
const EARLIER = 'Fri, 01 May 2026 11:59:59 GMT';
const LATER = 'Fri, 01 May 2026 12:00:01 GMT';
const NOW = Date.parse('2026-05-02T00:00:00Z') / 1000;

const VALIDATORS = { etag: 'W/"k.e.f"', lastModified: Date.parse(MODIFIED) / 1000 };

type Row = {
  readonly says: string;
  readonly spec: string;
  readonly fields: readonly (readonly [string, string])[];
  readonly verdict: Verdict;
  /** The entity tag, where it is another. */
  readonly etag?: string;
};

function check(rows: readonly Row[]): void {
  test.each(rows)('$says ($spec)', ({ fields, verdict, etag = VALIDATORS.etag }) => {
    const headers = new Headers();
    for (const [name, value] of fields) headers.append(name, value);
    expect(evaluate(headers, { ...VALIDATORS, etag }, NOW)).toBe(verdict);
  });
}

describe('no precondition', () => {
  check([
    { says: 'proceeds', spec: 'rfc9110#13.2.2', fields: [], verdict: 'proceed' },
    {
      says: 'is If-Range without Range',
      spec: 'rfc9110#13.1.5',
      fields: [['If-Range', 'W/"k.e.f"']],
      verdict: 'proceed',
    },
  ]);
});

describe('If-None-Match', () => {
  check(
    (
      [
        ['the same weak tag matches', '13.1.2', 'W/"k.e.f"', 'not-modified'],
        ['a strong tag of the same text matches weakly', '8.8.3.2', '"k.e.f"', 'not-modified'],
        ['another tag does not match', '13.1.2', 'W/"k.e.g"', 'proceed'],
        ['letters compare exactly', '8.8.3.2', 'W/"K.E.F"', 'proceed'],
        ['* matches', '13.1.2', '*', 'not-modified'],
        ['* with spaces matches', '13.1.2', ' * ', 'not-modified'],
        ['a quoted * is a tag like others', '13.1.2', '"*"', 'proceed'],
        ['* in a list is no tag', '13.1.2', '*, "a"', 'proceed'],
        ['the first of a list matches', '13.1.2', 'W/"k.e.f", "a"', 'not-modified'],
        ['the last of a list matches', '13.1.2', '"a", W/"b", "k.e.f"', 'not-modified'],
        ['a list without spaces matches', '5.6.1', '"a",W/"k.e.f"', 'not-modified'],
        [
          'empty elements of a list are passed over',
          '5.6.1',
          ', ,"a",, W/"k.e.f",',
          'not-modified',
        ],
        ['tabs between elements are passed over', '5.6.3', '"a"\t,\tW/"k.e.f"', 'not-modified'],
        ['an empty list matches nothing', '13.1.2', '', 'proceed'],
        ['an unquoted tag is none', '8.8.3', 'k.e.f', 'proceed'],
        ['an unquoted weak tag is none', '8.8.3', 'W/k.e.f', 'proceed'],
        ['a lower-case w/ is no weakness', '8.8.3', 'w/"k.e.f"', 'proceed'],
        ['single quotes are none', '8.8.3', "'k.e.f'", 'proceed'],
        ['an open quote is none', '8.8.3', 'W/"k.e.f', 'proceed'],
        ['a suffix makes another tag', '8.8.3', 'W/"k.e.f-gzip"', 'proceed'],
        ['a suffix past the quote is none', '8.8.3', 'W/"k.e.f"gzip', 'proceed'],
        ['a space inside quotes is none', '8.8.3', '" k.e.f"', 'proceed'],
        ['a tag before garbage counts', '8.8.3', 'W/"k.e.f", garbage', 'not-modified'],
        ['a tag after garbage does not', '8.8.3', 'garbage, W/"k.e.f"', 'proceed'],
        ['two tags without a comma are none', '5.6.1', 'W/"k.e.f" "a"', 'proceed'],
      ] as const
    ).map(([says, clause, field, verdict]) => ({
      says,
      spec: `rfc9110#${clause}`,
      fields: [['If-None-Match', field]],
      verdict,
    })),
  );

  check([
    {
      says: 'matches on the second of two lines',
      spec: 'rfc9110#5.3',
      fields: [
        ['If-None-Match', '"a"'],
        ['If-None-Match', 'W/"k.e.f"'],
      ],
      verdict: 'not-modified',
    },
    {
      says: 'matches a tag with a comma inside',
      spec: 'rfc9110#8.8.3',
      fields: [['If-None-Match', '"x", W/"a,b"']],
      etag: 'W/"a,b"',
      verdict: 'not-modified',
    },
    {
      says: 'finds no tag inside another',
      spec: 'rfc9110#8.8.3',
      fields: [['If-None-Match', '"a,W/"']],
      etag: 'W/"a"',
      verdict: 'proceed',
    },
    {
      says: 'matches at the end of a list of 20,000',
      spec: 'rfc9110#13.1.2',
      fields: [['If-None-Match', `${'"other", '.repeat(20_000)}W/"k.e.f"`]],
      verdict: 'not-modified',
    },
    {
      says: 'takes one tag of 1,000,000 letters',
      spec: 'rfc9110#8.8.3',
      fields: [['If-None-Match', `"${'x'.repeat(1_000_000)}"`]],
      verdict: 'proceed',
    },
    {
      says: 'takes 1,000,000 commas and spaces',
      spec: 'rfc9110#5.6.1',
      fields: [['If-None-Match', `"a"${' ,'.repeat(500_000)} x`]],
      verdict: 'proceed',
    },
    {
      says: 'that misses silences an If-Modified-Since that holds',
      spec: 'rfc9110#13.1.3',
      fields: [
        ['If-None-Match', '"a"'],
        ['If-Modified-Since', LATER],
      ],
      verdict: 'proceed',
    },
    {
      says: 'that matches silences an If-Modified-Since that fails',
      spec: 'rfc9110#13.1.3',
      fields: [
        ['If-None-Match', 'W/"k.e.f"'],
        ['If-Modified-Since', EARLIER],
      ],
      verdict: 'not-modified',
    },
    {
      says: 'of garbage silences If-Modified-Since too',
      spec: 'rfc9110#13.1.3',
      fields: [
        ['If-None-Match', 'garbage'],
        ['If-Modified-Since', LATER],
      ],
      verdict: 'proceed',
    },
  ]);
});

describe('If-Modified-Since', () => {
  check(
    (
      [
        ['of the same second is not modified', '13.1.3', MODIFIED, 'not-modified'],
        ['of a later second is not modified', '13.1.3', LATER, 'not-modified'],
        ['of an earlier second is modified', '13.1.3', EARLIER, 'proceed'],
        [
          'in the form of RFC 850 counts',
          '5.6.7',
          'Friday, 01-May-26 12:00:00 GMT',
          'not-modified',
        ],
        ['in the form of asctime counts', '5.6.7', 'Fri May  1 12:00:00 2026', 'not-modified'],
        ['in the future counts', '13.1.3', 'Sat, 01 May 2027 12:00:00 GMT', 'not-modified'],
        ['of no date is ignored', '13.1.3', 'yesterday', 'proceed'],
        ['of an ISO date is ignored', '13.1.3', '2026-05-02T00:00:00Z', 'proceed'],
        ['of two dates is ignored', '13.1.3', `${LATER}, ${LATER}`, 'proceed'],
        ['of nothing is ignored', '13.1.3', '', 'proceed'],
      ] as const
    ).map(([says, clause, field, verdict]) => ({
      says,
      spec: `rfc9110#${clause}`,
      fields: [['If-Modified-Since', field]],
      verdict,
    })),
  );
});

describe('If-Match', () => {
  check(
    (
      [
        ['* holds', '13.1.1', '*', undefined, 'proceed'],
        ['our weak tag fails, as sent', '8.8.3.2', 'W/"k.e.f"', undefined, 'failed'],
        ['our weak tag fails, without W/', '8.8.3.2', '"k.e.f"', undefined, 'failed'],
        ['a strong tag holds', '13.1.1', '"s"', '"s"', 'proceed'],
        ['a strong tag in a list holds', '13.1.1', '"a", "s"', '"s"', 'proceed'],
        ['a weak tag fails against a strong one', '8.8.3.2', 'W/"s"', '"s"', 'failed'],
        ['another tag fails', '13.1.1', '"a"', '"s"', 'failed'],
        ['garbage fails', '13.1.1', 'garbage', '"s"', 'failed'],
        ['nothing fails', '13.1.1', '', '"s"', 'failed'],
      ] as const
    ).map(([says, clause, field, etag, verdict]) => ({
      says,
      spec: `rfc9110#${clause}`,
      fields: [['If-Match', field]],
      ...(etag === undefined ? {} : { etag }),
      verdict,
    })),
  );
});

describe('If-Unmodified-Since', () => {
  check(
    (
      [
        ['of the same second holds', '13.1.4', MODIFIED, 'proceed'],
        ['of a later second holds', '13.1.4', LATER, 'proceed'],
        ['of an earlier second fails', '13.1.4', EARLIER, 'failed'],
        ['of no date is ignored', '13.1.4', 'yesterday', 'proceed'],
        ['of two dates is ignored', '13.1.4', `${EARLIER}, ${EARLIER}`, 'proceed'],
      ] as const
    ).map(([says, clause, field, verdict]) => ({
      says,
      spec: `rfc9110#${clause}`,
      fields: [['If-Unmodified-Since', field]],
      verdict,
    })),
  );
});

describe('the order of preconditions', () => {
  check(
    (
      [
        [
          'If-Match that fails comes before If-None-Match',
          { 'If-Match': '"a"', 'If-None-Match': 'W/"k.e.f"' },
          'failed',
        ],
        [
          'If-Match that holds goes on to If-None-Match',
          { 'If-Match': '*', 'If-None-Match': 'W/"k.e.f"' },
          'not-modified',
        ],
        [
          'If-Match that holds goes on to If-Modified-Since',
          { 'If-Match': '*', 'If-Modified-Since': MODIFIED },
          'not-modified',
        ],
        [
          'If-Match silences If-Unmodified-Since',
          { 'If-Match': '*', 'If-Unmodified-Since': EARLIER },
          'proceed',
        ],
        [
          'If-Unmodified-Since that fails comes before If-None-Match',
          { 'If-Unmodified-Since': EARLIER, 'If-None-Match': '*' },
          'failed',
        ],
        [
          'If-Unmodified-Since that holds goes on to If-None-Match',
          { 'If-Unmodified-Since': MODIFIED, 'If-None-Match': '*' },
          'not-modified',
        ],
        [
          'If-Unmodified-Since that fails comes before If-Modified-Since',
          { 'If-Unmodified-Since': EARLIER, 'If-Modified-Since': MODIFIED },
          'failed',
        ],
      ] as const
    ).map(([says, fields, verdict]) => ({
      says,
      spec: 'rfc9110#13.2.2',
      fields: Object.entries(fields),
      verdict,
    })),
  );
});
