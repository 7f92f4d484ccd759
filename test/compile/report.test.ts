// What a compile prints of its diagnostics: few or very many, on a terminal, for a program, for GitHub Actions.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type ReportForm, toReport } from '../../src/compile/commands/report.ts';
import { toTerminal } from '../../src/compile/commands/terminal.ts';
import type { Diagnostic } from '../../src/compile/diagnostics/diagnostic.ts';
import { toExcerpt } from '../../src/compile/diagnostics/excerpt.ts';
import { toWorkflowCommand } from '../../src/compile/diagnostics/github.ts';

const TEXT: ReportForm = { format: 'text', all: false, terminal: null };

function toDiagnostic(given: Partial<Diagnostic>): Diagnostic {
  const place = { file: 'content/articles/x.md', line: 2, column: 8 };
  return { ...place, severity: 'error', rule: 'bad-yaml', message: 'wrong', ...given };
}

function times(number: number, given: (index: number) => Partial<Diagnostic>): Diagnostic[] {
  return Array.from({ length: number }, (_, index) => toDiagnostic(given(index)));
}

describe('few diagnostics', () => {
  it('are a line each, and a line that sums up', () => {
    const diagnostics = [
      ...times(5, (line) => ({ line: line + 1 })),
      toDiagnostic({ severity: 'warning', rule: 'bad-anchor' }),
    ];
    const lines = toReport({ diagnostics, done: null }, 0).split('\n');
    expect(lines).toHaveLength(7);
    expect(lines[0]).toBe('content/articles/x.md:1:8 error bad-yaml wrong');
    expect(lines.at(-1)).toBe('Compile failed: 5 errors, 1 warning.');
  });

  it('cannot command a terminal', () => {
    const diagnostics = [toDiagnostic({ file: 'a\nb.md', message: '\u001b[2J \u202egnp' })];
    expect(toReport({ diagnostics, done: null }, 0).split('\n')[0]).toBe(
      'a\ufffdb.md:2:8 error bad-yaml \ufffd[2J \ufffdgnp',
    );
  });
});

describe('many diagnostics', () => {
  const diagnostics = [
    ...times(7, (line) => ({ line, severity: 'warning', rule: 'dropped-element' })),
    ...times(1_050, (index) => ({ file: `content/articles/${index}.md`, rule: 'missing-key' })),
  ];
  const waiting = { drafts: 0, scheduled: 0, next: null };
  const done = { origin: 'https://feeds.example.org', articles: 1, filesWritten: 0, waiting };

  it('are five places of a rule in a file, twenty of a rule, and a table of all', () => {
    const report = toReport({ diagnostics, done: null }, 0);
    expect(report.match(/:2:8 error missing-key /g)).toHaveLength(20);
    expect(report.match(/ warning dropped-element /g)).toHaveLength(5);
    expect(report.split('\n').slice(-7)).toEqual([
      '',
      '        rule             places   files   shown',
      'error   missing-key        1050    1050      20',
      'warning dropped-element       7       1       5',
      '',
      'Shown: 25 of 1057 places. All of them: npm run compile -- --all',
      'Compile failed: 1050 errors, 7 warnings.',
    ]);
  });

  it.each([
    { all: true, format: 'text' },
    { all: false, format: 'github' },
  ] as const)('are all there with $format, all: $all', (form) => {
    const report = toReport({ diagnostics, done }, 1_200, { ...TEXT, ...form });
    expect(report.split('\n')).toHaveLength(1_058);
    expect(report).toMatch(
      /\nCompiled 1 article for https:\/\/feeds\.example\.org in 1\.2 s \(1050 errors, 7 warnings\)\.$/,
    );
  });

  it('are all there in JSON, with what was done', () => {
    const form = { ...TEXT, format: 'json' } as const;
    expect(JSON.parse(toReport({ diagnostics, done }, 0, form))).toEqual({
      errors: 1_050,
      warnings: 7,
      origin: 'https://feeds.example.org',
      articles: 1,
      diagnostics,
    });
    expect(JSON.parse(toReport({ diagnostics: [], done: null }, 0, form))).toEqual({
      errors: 0,
      warnings: 0,
      origin: null,
      articles: null,
      diagnostics: [],
    });
  });
});

describe('on a terminal', () => {
  const base = mkdtempSync(path.join(tmpdir(), 'tagwire-'));
  afterAll(() => rmSync(base, { recursive: true }));
  writeFileSync(path.join(base, 'x.md'), '\ufeff---\r\ntitle: Feeds: a primer\r\n\r\n');

  function print(given: Partial<Diagnostic>, isColoured = false): readonly string[] {
    const output = { isTTY: true, columns: 40, hasColors: () => isColoured } as const;
    const terminal = toTerminal(output, { folder: base, shown: 'content' });
    const diagnostics = [toDiagnostic({ file: 'content/x.md', ...given })];
    return toReport({ diagnostics, done: null }, 0, { ...TEXT, terminal })
      .split('\n')
      .slice(0, -1);
  }

  it('a place is shown in its line', () => {
    expect(print({})).toEqual([
      'content/x.md:2:8 error bad-yaml wrong',
      '  title: Feeds: a primer',
      '         ^',
    ]);
  });

  it('colours say how grave it is, unless the terminal has none', () => {
    const [line = '', , mark = ''] = print({}, true);
    expect(line).toBe(
      'content/x.md:2:8 \u001b[31merror\u001b[39m \u001b[1mbad-yaml\u001b[22m wrong',
    );
    expect(mark).toBe('  \u001b[31m       ^\u001b[39m');
  });

  it('is 80 characters wide where nobody knows its size', () => {
    for (const columns of [0, undefined]) {
      const output = { isTTY: true, ...(columns === undefined ? {} : { columns }) } as const;
      expect(toTerminal(output, { folder: base, shown: 'content' })?.width).toBe(80);
    }
  });

  it.each([
    ['the whole file', { line: 1, column: 1 }],
    ['an empty line', { line: 3, column: 1 }],
    ['a line that is no longer there', { line: 30, column: 1 }],
    ['a file that is not there', { file: 'content/gone.md' }],
    ['the content folder', { file: 'content', line: 1, column: 1 }],
  ] as const)('there is nothing to show of %s', (_, given) => {
    expect(print(given)).toHaveLength(1);
  });

  it('nothing is shown where the output is no terminal', () => {
    expect(toTerminal({ isTTY: false }, { folder: base, shown: 'content' })).toBeNull();
  });
});

describe('the mark stands below the place', () => {
  const family = '\u{1f469}\u200d\u{1f469}\u200d\u{1f467}';
  it.each([
    ['Latin', 'title: x', 8, 40, 'title: x', 7],
    ['the first character', 'title: x', 1, 40, 'title: x', 0],
    ['behind the end', 'ab', 3, 40, 'ab', 2],
    ['wide characters', '\u65e5\u672c\u8a9e x', 5, 40, '\u65e5\u672c\u8a9e x', 7],
    ['an emoji', '\u{1f600} x', 4, 40, '\u{1f600} x', 3],
    ['an emoji of several characters', `${family} x`, 10, 40, `${family} x`, 3],
    ['within an emoji', `a${family}`, 4, 40, `a${family}`, 1],
    ['combined letters', 'e\u0301e\u0301 x', 6, 40, 'e\u0301e\u0301 x', 3],
    ['a new emoji', '\u{1fae0} x', 4, 40, '\u{1fae0} x', 3],
    ['tabs', '\ta\tb', 4, 40, '    a    b', 9],
    ['controls', '\u001b[1mx', 5, 40, '\ufffd[1mx', 4],
    ['a long line, its beginning', 'abcdefghij', 2, 6, 'abcde…', 1],
    ['a long line, its middle', 'abcdefghij', 6, 6, '…cdef…', 4],
    ['a line that just fits', 'abcdef', 6, 6, 'abcdef', 5],
    ['a long line, its end', 'abcdefghij', 10, 6, '…ghij', 4],
    ['a long line of wide characters', '\u65e5'.repeat(9), 5, 7, `…${'\u65e5'.repeat(2)}…`, 3],
  ])('%s', (_, line, column, width, shown, cells) => {
    expect(toExcerpt(line, column, width)).toEqual([shown, `${' '.repeat(cells)}^`]);
  });

  it('a line of a megabyte is cut', () => {
    const [shown, mark] = toExcerpt('x'.repeat(2 ** 20), 500_000, 20);
    expect([shown.length, mark.length]).toEqual([20, 12]);
  });
});

it.each([
  [{}, '::error file=content/articles/x.md,line=2,col=8,title=bad-yaml::wrong'],
  [
    { severity: 'warning' },
    '::warning file=content/articles/x.md,line=2,col=8,title=bad-yaml::wrong',
  ],
  [
    { file: 'a,b:c%.md', message: 'a: b, 100 %\r\nnext ::error::' },
    '::error file=a%2Cb%3Ac%25.md,line=2,col=8,title=bad-yaml::a: b, 100 %25%0D%0Anext ::error::',
  ],
] as const)('a workflow command is escaped: %j', (given, command) => {
  expect(toWorkflowCommand(toDiagnostic(given))).toBe(command);
});
