// The plot is well-formed, loads nothing, and stands as its numbers do.
import { parseFragment } from 'parse5';
import { describe, expect, it } from 'vitest';
import { toPlot } from './plot.ts';

const one = (x: number, median: number) => ({ x, low: median / 2, median, high: median * 2 });

const svg = toPlot({
  title: 'Tags & <articles>',
  panels: [
    {
      title: 'Throughput',
      unit: 'requests a second',
      series: [
        { name: 'ours', colour: 'ours', dash: 'none', points: [one(100, 40), one(10_000, 4_000)] },
        {
          name: 'peer',
          colour: 'a',
          dash: 'short',
          points: [{ x: null, low: 400, median: 400, high: 400 }],
        },
      ],
    },
  ],
  notes: ['a note'],
});

describe('the plot', () => {
  it('escapes what it is told', () => {
    expect(svg).toContain('<title id="title">Tags &amp; &lt;articles&gt;</title>');
  });

  it('says each axis, each series and each note', () => {
    for (const words of [
      'articles published',
      'requests a second',
      'ours',
      'peer: 400',
      'a note',
    ]) {
      expect(svg).toContain(`>${words}</text>`);
    }
  });

  it('loads nothing from elsewhere, and knows the dark scheme', () => {
    expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/href|url\(|:\/\/|@import/);
    expect(svg).toContain('prefers-color-scheme:dark');
  });

  it('is read without a mistake', () => {
    const mistakes: string[] = [];
    parseFragment(svg, { onParseError: ({ code }) => mistakes.push(code) });
    expect(mistakes).toEqual([]);
  });

  it('puts a hundred times the value two steps higher, and a tenth of it one step lower', () => {
    const dots = [...svg.matchAll(/cy="([\d.]+)"/g)].map(([, y]) => Number(y));
    const across = Number(/class="line a short" x1="70" y1="([\d.]+)"/.exec(svg)?.[1]);
    const [low = 0, high = 0] = dots;
    expect(low - high).toBeCloseTo(2 * (across - high), 0);
    expect(low).toBeGreaterThan(high);
  });
});
