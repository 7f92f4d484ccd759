// What a person at the terminal sees of the Worker's log.
import { describe, expect, it } from 'vitest';
import { toReadableLine } from '../../src/compile/commands/log-line.ts';

describe('a line of the log at the terminal', () => {
  it.each([
    ['{"event":"kv-read-failed","message":"KV read failed","key":"k"}', 'KV read failed'],
    [
      '{"event":"fault","message":"GET /: Error: x","stack":"Error: x\\n    at a.ts:1:2"}',
      'GET /: Error: x\n    at a.ts:1:2',
    ],
    ['A line of another program', 'A line of another program'],
    ['{"event":"cut', '{"event":"cut'],
    ['{"of":"somebody else"}', '{"of":"somebody else"}'],
  ])('%s', (written, shown) => {
    expect(toReadableLine(written)).toBe(shown);
  });
});
