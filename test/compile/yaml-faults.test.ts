// What is said of YAML that its editor meant otherwise, and whether the line that is proposed is right.
import { describe, expect, test } from 'vitest';
import { readYaml } from '../../src/compile/content/yaml-places.ts';

type Row = readonly [yaml: string, ...faults: readonly string[]];

const ROWS: readonly Row[] = [
  [
    'title: Feeds: a primer',
    '1:8 a text with ": " in it needs quotes; write: title: "Feeds: a primer"',
  ],
  ['title: Feeds:', '1:8 a text with ": " in it needs quotes; write: title: "Feeds:"'],
  [
    'title: Feeds: a primer # draft',
    '1:8 a text with ": " in it needs quotes; write: title: "Feeds: a primer" # draft',
  ],
  ['title: A "b": c', `1:8 a text with ": " in it needs quotes; write: title: 'A "b": c'`],
  ['summary: In short: it\n  works.', '1:10 a text with ": " in it needs quotes'],
  ['date: x\ntitle: A\ntitle: B', '3:1 "title" is given twice, first on line 2; delete one'],
  ['image:\n\tsrc: a.png', '2:1 a tab cannot indent a line; use spaces'],
  ['title: @home', '1:8 a text that begins with "@" needs quotes; write: title: "@home"'],
  ['title: `code`', '1:8 a text that begins with "`" needs quotes; write: title: "`code`"'],
  [
    'title: %20 is a space',
    '1:8 a text that begins with "%" needs quotes; write: title: "%20 is a space"',
  ],
  ['title: *bold*', '1:8 a text that begins with "*" needs quotes; write: title: "*bold*"'],
  [
    'title: **bold** move',
    '1:17 a text that begins with "*" needs quotes; write: title: "**bold** move"',
  ],
  ['title: &co', '1:8 a text that begins with "&" needs quotes; write: title: "&co"'],
  ['title: & company', '1:8 a text that begins with "&" needs quotes; write: title: "& company"'],
  ['title: !important', '1:8 a text that begins with "!" needs quotes; write: title: "!important"'],
  ['title: ! now', '1:8 a text that begins with "!" needs quotes; write: title: "! now"'],
  ['title: > a quote', '1:10 a text that begins with ">" needs quotes; write: title: "> a quote"'],
  ['title: | a bar', '1:10 a text that begins with "|" needs quotes; write: title: "| a bar"'],
  ['title: ? what', '1:8 a text that begins with "?" needs quotes; write: title: "? what"'],
  ['title: , then', '1:8 a text that begins with "," needs quotes; write: title: ", then"'],
  [
    'title: [New] feeds',
    '1:14 a text that begins with "[" needs quotes; write: title: "[New] feeds"',
  ],
  [
    'title: [New]: feeds',
    '1:13 a text that begins with "[" needs quotes; write: title: "[New]: feeds"',
  ],
  [
    'title: {{ page.title }}',
    '1:9 a text that begins with "{" needs quotes; write: title: "{{ page.title }}"',
  ],
  [
    'title: #5 of ten',
    '1:8 "#" begins a comment; a text that begins with it needs quotes; write: title: "#5 of ten"',
  ],
  [
    'tags: [#a, C#]',
    '1:8 "#" begins a comment; a text that begins with it needs quotes; write: tags: ["#a", C#]',
  ],
  [
    'tags: [a, #b]\ndate: x',
    '1:7 "#" begins a comment; a text that begins with it needs quotes; write: tags: [a, "#b"]',
  ],
  ['tags:\n  - @a\n  - b', '2:5 a text that begins with "@" needs quotes; write: - "@a"'],
  ["title: 'It's here'", `1:12 the text goes on after the closing '; write: title: "It's here"`],
  [
    'title: "The "best" feed"',
    `1:14 the text goes on after the closing "; write: title: 'The "best" feed'`,
  ],
  [
    'title: "Feeds": a primer',
    `1:8 the text goes on after the closing "; write: title: '"Feeds": a primer'`,
  ],
  ['title: "C:\\path"', `1:11 a "\\" needs single quotes; write: title: 'C:\\path'`],
  ['title: "Feeds\ndate: x', '1:8 this " is not closed; write: title: "Feeds"'],
  ["title: 'Feeds\ndate: x", "1:8 this ' is not closed; write: title: 'Feeds'"],
  ['tags: [a, b\ndate: x', '1:7 this [ is not closed; write: tags: [a, b]'],
  ['image: {src: a.png\ndate: x', '1:8 this { is not closed; write: image: {src: a.png}'],
  ['authors: [kim, lee}', '1:10 this [ is not closed; write: authors: [kim, lee]'],
  ['tags: [a, b]]\ndate: x', '1:13 one "]" too many; write: tags: [a, b]'],
  ['tags: [a,, b]', '1:10 one "," too many; write: tags: [a, b]'],
  ['tags: ["a" "b"]', '1:12 a "," is missing between two items'],
  ['image: {src: a alt: b}', '1:14 a "," is missing between two items'],
  ['image: {src: "a" alt: "b"}', '1:18 a "," is missing between two items'],
  ['image: {src:a.png}', '1:9 a space is missing after ":"'],
  ['title:Feeds\ndate: x', '1:1 a space is missing after ":"; write: title: Feeds'],
  ['date: x\ntitle:Feeds', '2:1 a space is missing after ":"; write: title: Feeds'],
  ['title:Feeds', '1:1 a space is missing after ":"; write: title: Feeds'],
  ['title\uff1aFeeds\ndate: x', '1:1 this is not "key: value"; write: title: Feeds'],
  ['title = "Feeds"', '1:1 this is not "key: value"; write: title: "Feeds"'],
  ['title: A\nsome text\ndate: x', '2:1 this is not "key: value"'],
  [': Feeds', '1:1 the key before ":" is missing'],
  ['[a]: b', '1:1 a key must be a text'],
  ['%title: x', '1:1 a line cannot begin with "%"'],
  ['tags:\n  - a\n  -b', '3:3 a space is missing after "-"; write: - b'],
  [
    'tags: - a',
    '1:7 a list begins on the line below its key, or stands in brackets; write: tags: [a]',
  ],
  ['title: A\n  date: x', '2:3 wrong indentation: 2 spaces, where the line above has 0'],
  ['image:\n  src: a\n   alt: b', '3:4 wrong indentation: 3 spaces, where the line above has 2'],
  ['image:\n    src: a\n  alt: b', '3:3 wrong indentation: 2 spaces, where the line above has 4'],
  ['tags:\n  - a\n - b', '3:2 wrong indentation: 1 space, where the line above has 2'],
  ['tags:\n  - a\n  date: x', '3:3 a key and the "-" of a list cannot begin in the same column'],
  ['title: A\n---\ndate: x', '2:1 the YAML ends above; delete the "---" or "..." line'],
  ['tags: [\u201ca, b\u201d]', '1:8 "\u201c" is no quote in YAML; write: tags: ["a, b"]'],
];

describe('a fault is told in words, with the line as it should be', () => {
  test.each(ROWS)('%j', (yaml, ...faults) => {
    expect(readFaults(yaml)).toEqual(faults);
  });

  const cured = ROWS.filter(([, fault = '']) => fault.includes('; write: '));

  test.each(cured)('and that line is right: %j', (yaml, fault = '') => {
    const line = Number(fault.split(':')[0]);
    const lines = yaml.split('\n');
    const [indent = ''] = /^\s*/u.exec(lines[line - 1] ?? '') ?? [];
    const [, cure = ''] = fault.split('; write: ');
    expect(readFaults(lines.with(line - 1, indent + cure).join('\n'))).toEqual([]);
  });
});

test('all faults of a file are told, but not what comes of them', () => {
  const yaml = ["title: 'It's'", 'summary: a: b', 'tags: [a]]', 'date: x', 'id: @y'];
  expect(readFaults(yaml.join('\n')).map((fault) => fault.split(' ')[0])).toEqual([
    '1:12',
    '2:10',
    '3:10',
  ]);
});

test('faults on a line of very many are told once', () => {
  expect(readFaults(`tags: [${'@a, '.repeat(400)}b]`)).toHaveLength(1);
  expect(readFaults('title: a: b\n'.repeat(400))).toHaveLength(20);
});

test('a long line is cut', () => {
  const [fault = ''] = readFaults(`title: ${'word: '.repeat(60)}`);
  expect(fault.length).toBeLessThan(200);
  expect(fault).toMatch(/word: word…"$/u);
});

test.each([
  'title: \u201cFeeds\u201d',
  'a: &x b\nc: *x',
  'tags: [\n  a\n]',
  'title: # none yet\ndate: x',
  'title: C# and F#',
  'title:\tFeeds',
  'a: &x {b: c}\nd: e',
  'a: &x {b: c}\nd: *x',
  'a: &x [b]\nd: [*x]',
])('what YAML takes as it was meant is no fault: %j', (yaml) => {
  expect(readFaults(yaml)).toEqual([]);
});

function readFaults(yaml: string): readonly string[] {
  const faults: string[] = [];
  readYaml(yaml, (_, { line, column }, message) => faults.push(`${line}:${column} ${message}`));
  return faults;
}
