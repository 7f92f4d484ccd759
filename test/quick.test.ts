// The inner loop takes in whatever is quick, and nothing that starts something.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { findQuick, LONG } from './quick.ts';
import { ROOT } from './root.ts';

const quick = findQuick();

describe('npm run test:quick', () => {
  it('takes in pure functions, feeds in memory and documents', () => {
    expect(quick).toEqual(
      expect.arrayContaining([
        ...['test/query/parse.test.ts', 'test/feed/golden.test.ts', 'test/quick.test.ts'],
        ...['test/compile/markdown.test.ts', 'test/import-law.test.ts'],
      ]),
    );
  });

  it('leaves out what needs a process, a runtime or a compile', () => {
    const slow = [
      ...['test/start.test.ts', 'test/bundle.test.ts', 'test/new-format.test.ts'],
      ...[
        'test/compile/interruptions.test.ts',
        'test/worker/dates.test.ts',
        'test/browser/layout.test.ts',
      ],
    ];
    for (const file of slow)
      expect([file, existsSync(path.join(ROOT, file))]).toEqual([file, true]);
    expect(quick.filter((file) => slow.includes(file))).toEqual([]);
    const starting = quick.filter((file) => /\bspawn(?:Sync)?\(/.test(read(file)));
    expect(starting).toEqual([]);
  });

  it('names files that are there where it leaves out what computes for long', () => {
    expect(LONG.filter((file) => !existsSync(path.join(ROOT, file)))).toEqual([]);
  });
});

function read(file: string): string {
  return readFileSync(path.join(ROOT, file), 'utf8');
}
