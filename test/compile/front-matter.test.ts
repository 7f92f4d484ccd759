// Front matter: what is read, and the places of what is wrong.
import { describe, expect, test } from 'vitest';
import { FRONT_MATTER_KEYS, readFrontMatter } from '../../src/compile/content/front-matter.ts';

describe('a place is that of the exact key or value', () => {
  test.each([
    { label: 'a nested array item', yaml: 'tags:\n  - a\n  - [b]', diagnostics: '4:5 wrong-type' },
    {
      label: 'an item of a flow list',
      yaml: 'aliases: [a, {b: c}]',
      diagnostics: '2:14 wrong-type',
    },
    {
      label: 'a value within a list of maps',
      yaml: 'attachments:\n  - file: a.mp3\n  - url: https://x.example/a\n    type: audio/mpeg\n    length: many',
      diagnostics: '6:13 bad-value',
    },
    { label: 'a mistyped key', yaml: 'title: T\n  \nttile: U', diagnostics: '4:1 unknown-key' },
    {
      label: 'a mistyped nested key',
      yaml: 'image: {src: a.png, alt: "", atl: x}',
      diagnostics: '2:30 unknown-key',
    },
    { label: 'a missing nested key', yaml: 'image:\n  src: a.png', diagnostics: '3:3 missing-key' },
    {
      label: 'a value behind an alias',
      yaml: 'x: &x [a, {b: c}]\ntags: *x',
      diagnostics: '2:11 wrong-type',
    },
    { label: 'an empty value', yaml: 'summary:\nsection: a', diagnostics: '2:1 bad-value' },
    { label: 'a value in quotation marks', yaml: 'draft: "maybe"', diagnostics: '2:8 bad-value' },
    { label: 'a duplicate key', yaml: 'title: a\ntitle: b', diagnostics: '3:1 bad-yaml' },
  ])('$label', ({ yaml, diagnostics }) => {
    expect(read(`---\n${yaml}\n---\n`).diagnostics).toContain(diagnostics);
  });
});

test('values are texts as written, whatever YAML makes of them elsewhere', () => {
  const { parts } = read(
    '---\ntitle: 2024\ndate: 2026-01-05\nsummary: no\ntags: [1.0, 012, null]\n---\n',
  );
  expect(parts.given).toEqual({
    title: '2024',
    date: '2026-01-05',
    summary: 'no',
    tags: ['1.0', '012', 'null'],
  });
});

test('what is sound is kept beside what is wrong', () => {
  const { parts } = read('---\ntitle: [a]\ndate: 2026-01-05\nauthors: ada\n---\n');
  expect(parts.given).toEqual({ date: '2026-01-05', authors: 'ada' });
});

test('empty lines stand for the front matter', () => {
  const { parts } = read('---\ntitle: T\n--- \nText.\n---\nMore.\n');
  expect({ body: parts.body, line: parts.bodyLine }).toEqual({
    body: '\n\n\nText.\n---\nMore.\n',
    line: 4,
  });
});

test('the list of keys is that of the schema', () => {
  const { diagnostics } = read(
    `---\n${FRONT_MATTER_KEYS.map((key) => `${key}: x`).join('\n')}\n---\n`,
  );
  expect(diagnostics.filter((note) => note.endsWith('unknown-key'))).toEqual([]);
});

function read(text: string) {
  const diagnostics: string[] = [];
  const parts = readFrontMatter(text, (rule, { line, column }) => {
    diagnostics.push(`${line}:${column} ${rule}`);
  });
  return { parts, diagnostics };
}
