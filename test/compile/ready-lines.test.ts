// What `npm start` says when it serves: what readers see, what they do not, and where.
import { describe, expect, it } from 'vitest';
import { toReadyLines } from '../../src/compile/commands/ready-lines.ts';

describe('a server says', () => {
  const done = { origin: '', articles: 17, filesWritten: 0 };
  const next = '2 March 2026, 09:00';
  it.each([
    [{ drafts: 0, scheduled: 0, next: null }, '17 articles'],
    [{ drafts: 1, scheduled: 0, next: null }, '17 articles, 1 draft'],
    [{ drafts: 2, scheduled: 0, next: null }, '17 articles, 2 drafts'],
    [{ drafts: 1, scheduled: 1, next }, `16 articles, 1 draft, 1 scheduled for ${next},`],
    [{ drafts: 0, scheduled: 16, next }, `1 article, 16 scheduled, the next for ${next},`],
  ])('what it serves: %j', (waiting, served) => {
    expect(toReadyLines({ ...done, waiting }, ['localhost'], 8787)).toEqual([
      `Serving ${served} on http://localhost:8787/ (stop with Ctrl+C)`,
    ]);
  });

  it('every address that it has', () => {
    const waiting = { drafts: 0, scheduled: 0, next: null };
    expect(toReadyLines({ ...done, waiting }, ['10.0.0.5', '[fd00::20]'], 80)).toEqual([
      'Serving 17 articles on http://10.0.0.5:80/ (stop with Ctrl+C)',
      'Also on http://[fd00::20]:80/',
    ]);
  });
});
