// The table that compares programs: medians with their spread, what is missing, and aims.
import { expect, it } from 'vitest';
import { toCells, toMeasure } from './comparison.ts';
import { toMarkdown } from './report.ts';
import { toSeconds } from './units.ts';

const QUICK = { words: '< 5 s', holds: (seconds: number) => seconds < 5 };

it('has a column for each program and a verdict on the first', () => {
  const cells = toCells(
    '200 articles',
    ['ours', 'theirs'],
    [
      toMeasure('time', [[3, 1, 2], [7]], toSeconds, QUICK),
      toMeasure('CPU', [[6], [null, null]], toSeconds, QUICK),
      toMeasure('again', [[2]], toSeconds),
      toMeasure('memory', [[null], [1]], toSeconds, QUICK),
    ],
  );
  expect(toMarkdown(cells)).toBe(
    [
      '| 200 articles | ours | theirs | aim |',
      '|---|---|---|---|',
      '| time | 2.0 s (1.0 s to 3.0 s) | 7.0 s | < 5 s: met |',
      '| CPU | 6.0 s | – | < 5 s: missed |',
      '| again | 2.0 s | – |  |',
      '| memory | – | 1.0 s | < 5 s |',
    ].join('\n'),
  );
});
