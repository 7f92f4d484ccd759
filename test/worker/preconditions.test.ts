// Preconditions (RFC 9110 §13) on every kind of representation, a row a rule.
import { beforeAll, describe, expect, it } from 'vitest';
import { type Ask, open } from './ask.ts';

const PATHS = [
  ...['/rss.xml', '/atom.xml', '/feed.json', '/tags/bitcoin/atom.xml?not=cpp', '/feed'],
  ...['/', '/articles/full', '/articles/full.md', '/feeds.opml'],
];

/** The validators of a representation, and dates a second before and after. */
type Given = {
  readonly etag: string;
  readonly date: string;
  readonly before: string;
  readonly after: string;
};

type Row = {
  readonly rule: string;
  readonly toFields: (given: Given) => Readonly<Record<string, string>>;
  readonly status: number;
};

const OTHER = 'W/"other,with.comma"';

const rows: readonly Row[] = [
  { rule: '§13.1.1 If-Match: * is any state', toFields: () => ({ 'If-Match': '*' }), status: 200 },
  {
    rule: '§13.1.1 If-Match compares strongly',
    toFields: ({ etag }) => ({ 'If-Match': etag }),
    status: 412,
  },
  {
    rule: '§13.1.1 If-Match of another state',
    toFields: () => ({ 'If-Match': '"other"' }),
    status: 412,
  },
  {
    rule: '§13.1.2 If-None-Match of this state',
    toFields: ({ etag }) => ({ 'If-None-Match': etag }),
    status: 304,
  },
  {
    rule: '§13.1.2 compares weakly',
    toFields: ({ etag }) => ({ 'If-None-Match': etag.slice(2) }),
    status: 304,
  },
  {
    rule: '§13.1.2 in a list',
    toFields: ({ etag }) => ({ 'If-None-Match': `"a", ${OTHER} ,${etag}` }),
    status: 304,
  },
  { rule: '§13.1.2 * is any state', toFields: () => ({ 'If-None-Match': '*' }), status: 304 },
  {
    rule: '§13.1.2 of another state, with a comma inside',
    toFields: () => ({ 'If-None-Match': OTHER }),
    status: 200,
  },
  {
    rule: '§13.1.2 a part of a tag is no tag',
    toFields: ({ etag }) => ({ 'If-None-Match': etag.slice(0, -4) }),
    status: 200,
  },
  {
    rule: 'garbage is ignored',
    toFields: () => ({ 'If-None-Match': 'x'.repeat(20_000) }),
    status: 200,
  },
  {
    rule: '§13.1.3 If-Modified-Since',
    toFields: ({ date }) => ({ 'If-Modified-Since': date }),
    status: 304,
  },
  { rule: '§13.1.3 later', toFields: ({ after }) => ({ 'If-Modified-Since': after }), status: 304 },
  {
    rule: '§13.1.3 earlier',
    toFields: ({ before }) => ({ 'If-Modified-Since': before }),
    status: 200,
  },
  {
    rule: '§13.1.3 no date is ignored',
    toFields: () => ({ 'If-Modified-Since': 'yesterday' }),
    status: 200,
  },
  {
    rule: '§5.6.7 the form of RFC 850',
    toFields: () => ({ 'If-Modified-Since': 'Sunday, 31-May-26 23:00:00 GMT' }),
    status: 304,
  },
  {
    rule: '§5.6.7 the form of asctime',
    toFields: () => ({ 'If-Modified-Since': 'Sun May 31 23:00:00 2026' }),
    status: 304,
  },
  {
    rule: '§13.1.4 If-Unmodified-Since',
    toFields: ({ date }) => ({ 'If-Unmodified-Since': date }),
    status: 200,
  },
  {
    rule: '§13.1.4 earlier',
    toFields: ({ before }) => ({ 'If-Unmodified-Since': before }),
    status: 412,
  },
  {
    rule: '§13.1.4 no date is ignored',
    toFields: () => ({ 'If-Unmodified-Since': 'x' }),
    status: 200,
  },
  {
    rule: '§13.2.2 If-Match silences If-Unmodified-Since',
    toFields: ({ before }) => ({ 'If-Match': '*', 'If-Unmodified-Since': before }),
    status: 200,
  },
  {
    rule: '§13.2.2 If-Match goes before If-None-Match',
    toFields: ({ etag }) => ({ 'If-Match': '"other"', 'If-None-Match': etag }),
    status: 412,
  },
  {
    rule: '§13.2.2 If-None-Match silences If-Modified-Since',
    toFields: ({ date }) => ({ 'If-None-Match': OTHER, 'If-Modified-Since': date }),
    status: 200,
  },
];

let ask: Ask;

beforeAll(async () => {
  ask = await open();
});

describe.each(PATHS)('%s', (path) => {
  it.each(rows)('$rule: $status', async ({ toFields, status }) => {
    const { headers } = await ask(path);
    const date = headers.get('Last-Modified') ?? '';
    const shift = (by: number) => new Date(Date.parse(date) + by * 1000).toUTCString();
    const etag = headers.get('ETag') ?? '';
    const fields = toFields({ etag, date, before: shift(-1), after: shift(1) });
    expect((await ask(path, { headers: fields })).status).toBe(status);
    expect((await ask(path, { headers: fields, method: 'HEAD' })).status).toBe(status);
    expect((await (await open())(path, { headers: fields })).status).toBe(status);
  });

  it('several lines are one list (§5.3)', async () => {
    const etag = (await ask(path)).headers.get('ETag') ?? '';
    const headers = new Headers([
      ['If-None-Match', OTHER],
      ['If-None-Match', etag],
    ]);
    const joined = headers.get('If-None-Match') ?? '';
    expect((await ask(path, { headers: { 'If-None-Match': joined } })).status).toBe(304);
  });
});
