// Where there is no terminal, progress is plain lines, few of them.
import { expect, it } from 'vitest';
import { watchProgress } from '../../src/compile/commands/progress.ts';

it.each<readonly [string, number, number, readonly string[]]>([
  ['few articles: nothing', 499, 60_000, []],
  ['many articles, done at once: nothing', 1000, 9_000, []],
  [
    'many articles: a line whenever ten seconds have passed',
    1000,
    25_000,
    ['Rendered 400 of 1000 articles.\n', 'Rendered 800 of 1000 articles.\n'],
  ],
])('%s', (_, total, milliseconds, expected) => {
  const lines: string[] = [];
  const write = (text: string) => lines.push(text) > 0;
  let now = 0;
  const watch = watchProgress({ write }, () => now);
  for (let done = 1; done <= total; done++) {
    now = (milliseconds * done) / total;
    watch.onProgress(done, total);
  }
  watch.end();
  expect(lines).toEqual(expected);
});
