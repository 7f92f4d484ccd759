// From the rows of the API to tables and a plot, and the queries that ask for them.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { toPlot } from '../../src/stats/commands/plot.ts';
import {
  toReachQuery,
  toRequestsQuery,
  toSubscribersQuery,
} from '../../src/stats/commands/queries.ts';
import {
  type Answers,
  findDay,
  type Summary,
  summarise,
} from '../../src/stats/commands/summary.ts';
import { toTables } from '../../src/stats/commands/tables.ts';
import {
  toCount,
  toShare,
  toShortDay,
  toShownFeed,
  toStoredFeed,
} from '../../src/stats/commands/words.ts';
import { ROOT } from '../root.ts';
import { readAnswers } from './serve-answers.ts';

const RANGE = { dataset: 'tagwire_stats', from: '2026-11-26', feed: null };

const request = (name: string, status: string, requests: number | string) => {
  return { name, answer: status, requests };
};
const told = (feed: string, format: string, reader: string, id: string, subscribers: number) => {
  return {
    ...{ on_day: '2026-11-27', of_feed: feed, in_format: format, reader, id, subscribers },
  };
};
const reach = (name: string, register: number, highest: number, sampled = 1) => {
  return { name, register, highest, sampled };
};

const ANSWERS: Answers = {
  requests: {
    day: [
      request('2026-11-28', '304', '40'),
      request('2026-11-27', '304', '90'),
      request('2026-11-27', '200', 6),
      request('2026-11-27', '226', 4),
    ],
    feed: [request('/', '304', 130), request('/tags/http', '200', 10)],
    format: [request('rss', '304', 100), request('atom', '304', 40)],
    reader: [request('Feedly', '304', 100), request('FreshRSS', '304', 40)],
  },
  subscribers: [
    told('/', 'rss', 'Feedly', '', 16),
    told('/', 'atom', 'Feedly', '', 3),
    told('/tags/http', 'rss', 'Feedly', '', 2),
    told('/', 'rss', 'Feedbin', '12', 5),
    told('/', 'rss', 'Feedbin', '13', 1),
    { ...told('/', 'rss', 'Feedly', '', 15), on_day: '2026-11-28' },
  ],
  reach: {
    day: [reach('2026-11-27', 1, 1), reach('2026-11-27', 200, 3), reach('2026-11-28', 9, 1)],
    feed: [reach('/', 1, 1), reach('/', 200, 3)],
    reader: [reach('FreshRSS', 1, 1), reach('(other)', 200, 3)],
  },
};

describe('a summary', () => {
  const { days, feeds, formats, readers, isSampled } = summarise(ANSWERS, '2026-11-27');

  it('has days in their order, with requests, subscribers and others', () => {
    expect(days).toEqual([
      {
        ...{ name: '2026-11-27', all: 100, notModified: 90, deltas: 4 },
        ...{ subscribers: 27, others: 2 },
      },
      {
        ...{ name: '2026-11-28', all: 40, notModified: 40, deltas: 0 },
        ...{ subscribers: 15, others: 1 },
      },
    ]);
  });

  it('adds the subscribers of a service over its feed ids, and our addresses, on the day', () => {
    const toPairs = (lines: Summary['feeds']) =>
      lines.map(({ name, subscribers, others }) => [name, subscribers, others]);
    expect(toPairs(feeds)).toEqual([
      ['/', 25, 2],
      ['/tags/http', 2, 0],
    ]);
    expect(toPairs(readers)).toEqual([
      ['Feedly', 21, 0],
      ['Feedbin', 6, 0],
      ['FreshRSS', 0, 1],
      ['(other)', 0, 1],
    ]);
    expect(toPairs(formats)).toEqual([
      ['rss', 24, 0],
      ['atom', 3, 0],
    ]);
  });

  it('says whether registers were sampled', () => {
    const sampled = { ...ANSWERS.reach, feed: [reach('/', 1, 1, 4)] };
    expect(isSampled).toBe(false);
    const summary = summarise({ ...ANSWERS, reach: sampled }, '2026-11-27');
    expect(summary.isSampled).toBe(true);
    expect(toTables(summary, RANGE)).toContain('others are counted from a sample');
  });

  it('survives whatever else stands in the dataset', () => {
    const odd = [{}, { name: null, answer: 3, requests: 'many' }, reach('x', 999, 1)];
    const { reach: all } = ANSWERS;
    const summary = summarise(
      { ...ANSWERS, reach: { ...all, feed: [...odd, reach('/', -1, 2)] } },
      '',
    );
    expect(summary.feeds.every(({ others }) => others === 0)).toBe(true);
  });

  it.each([
    [['2026-11-28', '2026-11-27', '2026-11-26'], '2026-11-27'],
    [['2026-11-28'], '2026-11-28'],
    [['2026-11-20'], '2026-11-20'],
    [[], null],
  ])('is of the last whole day: of %j, %s', (names, day) => {
    expect(
      findDay(
        names.map((name) => request(name, '304', 1)),
        '2026-11-28',
      ),
    ).toBe(day);
  });
});

describe('the queries', () => {
  const one = { ...RANGE, feed: "/tags/l'été" };
  it('sum by the interval of the sample', () => {
    expect(toRequestsQuery(RANGE, 'day')).toBe(
      `SELECT blob2 AS name, blob5 AS answer, sum(_sample_interval) AS requests
FROM tagwire_stats
WHERE timestamp >= toDateTime('2026-11-26 00:00:00')
AND blob1 = 'request'
GROUP BY name, answer
FORMAT JSON`,
    );
  });

  it('take the last number of each service, day and address', () => {
    expect(toSubscribersQuery(one)).toBe(
      `SELECT blob2 AS on_day, blob3 AS of_feed, blob4 AS in_format,
blob6 AS reader, blob7 AS id,
argMax(double1, timestamp) AS subscribers
FROM tagwire_stats
WHERE timestamp >= toDateTime('2026-11-26 00:00:00')
AND blob1 = 'request'
AND blob3 = '/tags/l''été'
AND double1 > 0
GROUP BY on_day, of_feed, in_format, reader, id
FORMAT JSON`,
    );
  });

  it('take the highest rank of each register', () => {
    expect(toReachQuery(RANGE, 'feed', '2026-11-27')).toBe(
      `SELECT blob3 AS name, double2 AS register, max(double3) AS highest,
max(_sample_interval) AS sampled
FROM tagwire_stats
WHERE timestamp >= toDateTime('2026-11-26 00:00:00')
AND blob1 = 'reach'
AND blob2 = '2026-11-27'
GROUP BY name, register
FORMAT JSON`,
    );
  });
});

describe('words', () => {
  it('are those of people', () => {
    expect([toCount(12345.4), toCount(0)]).toEqual(['12,345', '0']);
    const shares = [toShare(91, 100), toShare(1, 400), toShare(0, 5), toShare(1, 1), toShare(0, 0)];
    expect(shares).toEqual(['91 %', '0.3 %', '0 %', '100 %', '']);
    expect([toShortDay('2026-11-07'), toShortDay('never')]).toEqual(['7 Nov', 'never']);
  });
});

describe('a feed', () => {
  it.each([
    ['/', '/'],
    ['/tags/c%2B%2B', '/tags/c++'],
    ['/tags/%F0%9F%9A%80?…', '/tags/🚀?…'],
    ["/tags/l'%C3%A9t%C3%A9", "/tags/l'été"],
    ['/?…', '/?…'],
  ])('that is stored as %s is shown as %s, and found as both', (stored, shown) => {
    expect(toShownFeed(stored)).toBe(shown);
    expect([toStoredFeed(shown), toStoredFeed(stored)]).toEqual([stored, stored]);
  });

  it('is shown as it is where it cannot be decoded', () => {
    expect(toShownFeed('/tags/%E0%A4')).toBe('/tags/%E0%A4');
  });
});

describe('tables', () => {
  it('tell the readers first', () => {
    const text = toTables(summarise(ANSWERS, '2026-11-27'), RANGE);
    expect(text.split('\n').slice(0, 4)).toEqual([
      'Readers of all feeds since 2026-11-26 (UTC), from the dataset tagwire_stats',
      '',
      'On 2026-11-27: about 29 readers, 27 told by services and about 2 others.',
      '140 requests: nothing was new for 93 % (304), and 3 % got only what was new (226).',
    ]);
    expect(text).toContain(
      `day         subscribers  others  requests    304  226
2026-11-27           27       2       100   90 %  4 %
2026-11-28           15       1        40  100 %  0 %`,
    );
  });

  it('are cut after 20 lines, which is said', () => {
    const feed = Array.from({ length: 23 }, (_, index) => request(`/tags/${index}`, '304', 1));
    const requests = { ...ANSWERS.requests, feed };
    const text = toTables(summarise({ ...ANSWERS, requests }, '2026-11-27'), RANGE);
    expect(text).toContain('and 5 more');
  });
});

describe('the plot', () => {
  const MANUAL = path.join(ROOT, 'docs/stats.svg');

  it('of the recorded answers is the one in the manual', async () => {
    const [day, feed, format, reader, subscribers, ...registers] = (await readAnswers()).map(
      ({ data }) => data,
    );
    const [days, feeds, readers] = registers;
    const answers = {
      requests: { day: day ?? [], feed: feed ?? [], format: format ?? [], reader: reader ?? [] },
      subscribers: subscribers ?? [],
      reach: { day: days ?? [], feed: feeds ?? [], reader: readers ?? [] },
    };
    const plot = toPlot(summarise(answers, '2026-11-27'), { ...RANGE, from: '2026-11-15' });
    const stored = await readFile(MANUAL, 'utf8').catch(() => null);
    if (stored === null) await writeFile(MANUAL, plot);
    else expect(plot).toBe(stored);
  });

  it('is well-formed XML that asks for nothing, whatever the names', () => {
    const name = `<script>&"'\u0000 ${'long '.repeat(20)}`;
    const requests = { ...ANSWERS.requests, reader: [request(name, '304', 1)] };
    const all = { ...ANSWERS, requests, subscribers: [told(name, 'rss', name, '', 3)] };
    const plot = toPlot(summarise(all, '2026-11-27'), { ...RANGE, feed: name });
    const parser = new SaxesParser();
    const elements = new Set<string>();
    parser.on('opentag', (tag) => elements.add(tag.name));
    parser.on('error', (fault) => {
      throw fault;
    });
    parser.write(plot).close();
    expect([...elements].toSorted()).toEqual(['path', 'rect', 'style', 'svg', 'text', 'title']);
    expect(plot).not.toMatch(/href|url\(|@import/);
  });

  it.each([
    ['nothing', 0],
    ['one request', 1],
    ['a billion', 1_000_000_000],
  ])('holds %s', (_, count) => {
    const day = [request('2026-11-27', '304', count)];
    const none = { requests: { day, feed: [], format: [], reader: [] }, subscribers: [] };
    const plot = toPlot(
      summarise({ ...none, reach: { day: [], feed: [], reader: [] } }, '2026-11-27'),
      RANGE,
    );
    expect(plot).not.toMatch(/NaN|Infinity|="-/);
    expect(plot.match(/class="grid"/g)?.length).toBeLessThan(15);
  });
});
