// Numbers of things in words: one is singular, wherever people read it.
import { describe, expect, it } from 'vitest';
import { toReport } from '../../src/compile/commands/report.ts';
import { count } from '../../src/compile/diagnostics/count.ts';

describe('a number of things', () => {
  it.each([
    [0, '0 articles'],
    [1, '1 article'],
    [2, '2 articles'],
  ])('%d', (number, text) => {
    expect(count(number, 'article')).toBe(text);
    const waiting = { drafts: 0, scheduled: 0, next: null };
    const done = { origin: 'https://bare.example', articles: number, filesWritten: 1, waiting };
    expect(toReport({ diagnostics: [], done }, 100)).toContain(`Compiled ${text} for`);
  });
});
