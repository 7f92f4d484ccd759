// Front matter of every dialect and generator as the fields of a post.
import { describe, expect, it } from 'vitest';
import { toArticleDate } from '../../src/import/dates.ts';
import { readFields } from '../../src/import/front-matter/fields.ts';
import { readFrontMatter } from '../../src/import/front-matter/read.ts';
import type { Note } from '../../src/import/post.ts';

const PEOPLE = new Map([['kim', { name: 'Kim Lee', key: 'kim' }]]);

function read(text: string, blanksDivide = false) {
  const notes: Note[] = [];
  const note = (one: Note): void => void notes.push(one);
  const { data, body } = readFrontMatter(text, 'a.md', note);
  const fields = readFields(data, { people: PEOPLE, blanksDivide }, 'a.md', note);
  return { fields, body, notes: notes.map(({ rule }) => rule) };
}

describe('a dialect', () => {
  it.each([
    ['YAML', '---\ntitle: A\n---\nb'],
    ['YAML that ends with dots', '---\ntitle: A\n...\nb'],
    ['YAML after empty lines', '\n\n--- \ntitle: A\n--- \nb'],
    ['YAML without a beginning', 'title: A\n---\nb'],
    ['TOML', '+++\ntitle = "A"\n+++\nb'],
    ['JSON', '{\n"title": "A"\n}\nb'],
    ['JSON that is named', '---json\n{"title": "A"}\n---\nb'],
    ['TOML that is named', '---toml\ntitle = "A"\n---\nb'],
    ['JavaScript', "---js\n{\n\t// x\n\ttitle: 'A',\n\ttags: ['x'],\n};\n---\nb"],
  ])('is read: %s', (_, text) => {
    const { fields, body, notes } = read(text);
    expect([fields.title, body.trim(), notes]).toEqual(['A', 'b', []]);
  });

  it.each([
    ['no front matter', 'just text', 'no-front-matter', undefined, 'just text'],
    [
      'a colon in a value',
      '---\ntitle: A: b\ntags:\n- x\n---\nb',
      'broken-front-matter',
      'A: b',
      'b',
    ],
    ['an end that is missing', '---\ntitle: A\n\nb', 'broken-front-matter', 'A', 'b'],
    ['a key twice', '---\ntitle: B\ntitle: A\n---\nb', 'duplicate-key', 'A', 'b'],
    ['TOML that is cut', '+++\ntitle = "A\n+++\nb', 'broken-front-matter', 'A', 'b'],
    [
      'JavaScript with a function',
      '---js\n{\n  title: "A",\n  eleventyComputed: { x: (data) => data.y ?? {} },\n}\n---\nb',
      'broken-front-matter',
      'A',
      'b',
    ],
    ['a value that begins with @', '---\ntitle: @A\n---\nb', 'broken-front-matter', '@A', 'b'],
  ])('is noted: %s', (_, text, rule, title, rest) => {
    const { fields, body, notes } = read(text);
    expect([notes, fields.title, body.trim()]).toEqual([[rule], title, rest]);
  });
});

it('tells what is wrong with YAML as compile does, with the line of the file', () => {
  const notes: Note[] = [];
  readFrontMatter('\n---\ndate: 2024-01-02\ntitle: A: b\n---\nc', 'a.md', (note) =>
    notes.push(note),
  );
  const message =
    'line 4: a text with ": " in it needs quotes; write: title: "A: b"; read line by line';
  expect(notes).toEqual([{ rule: 'broken-front-matter', place: 'a.md', message }]);
});

describe('a key', () => {
  const cases: readonly (readonly [written: string, wanted: object])[] = [
    ['author: Kim Lee', { authors: [{ name: 'Kim Lee' }] }],
    ['author: kim', { authors: [{ name: 'Kim Lee', key: 'kim' }] }],
    ['authors: [kim, Bo]', { authors: [{ name: 'Kim Lee', key: 'kim' }, { name: 'Bo' }] }],
    ['author: Kim, Bo Chan, Jr.', { authors: [{ name: 'Kim' }, { name: 'Bo Chan, Jr.' }] }],
    [
      'authors: [{name: Kim, url: https://k.example}]',
      { authors: [{ name: 'Kim', url: 'https://k.example' }] },
    ],
    ['author: {name: Kim}', { authors: [{ name: 'Kim' }] }],
    ['tags: a, b', { tags: ['a', 'b'] }],
    ['tags: a b', { tags: ['a b'] }],
    ['tags:', { tags: [] }],
    ['tag: a', { tags: ['a'] }],
    ['categories: [a, [b, c]]', { tags: ['a', 'b', 'c'], categories: ['a', 'b', 'c'] }],
    ['category: News', { section: 'News', tags: [] }],
    ['category: [News, More]', { section: 'News', tags: ['More'] }],
    ['taxonomies: {tags: [a]}', { tags: ['a'] }],
    ['extra: {author: Kim}', { authors: [{ name: 'Kim' }] }],
    ['description: A.', { summary: 'A.' }],
    ['excerpt: A.', { summary: 'A.' }],
    ['lastmod: 2024-01-01', { updated: '2024-01-01' }],
    ['updatedDate: 2024-01-01', { updated: '2024-01-01' }],
    ['last_update: {date: 2024-01-01}', { updated: '2024-01-01' }],
    ['pubDate: Jul 08 2022', { date: 'Jul 08 2022' }],
    ['published: false', { draft: true }],
    ['published: true', { draft: false }],
    ['status: publish', { draft: false }],
    ['draft: true', { draft: true }],
    ['isDraft: true', { draft: true }],
    ['publish: false', { draft: true }],
    ['private: true', { draft: true }],
    ['unlisted: true', { draft: false, unlisted: true }],
    ['eleventyExcludeFromCollections: true', { draft: false, unlisted: true }],
    ['build: {list: never}', { draft: false, unlisted: true }],
    ['publishDate: 2030-01-01', { visibleFrom: '2030-01-01', date: '2030-01-01' }],
    ['expiryDate: 2030-01-01', { visibleUntil: '2030-01-01' }],
    ['image: /a.png', { image: { src: '/a.png' } }],
    ['cover: {image: a.png, alt: A}', { image: { src: 'a.png', alt: 'A' } }],
    ['ogImage: {url: a.png}', { image: { src: 'a.png' } }],
    ['images: [a.png, b.png]', { image: { src: 'a.png' } }],
    ['redirect_from: /a', { aliases: ['/a'] }],
    ['permalink: /a/', { permalink: '/a/' }],
    ['lang: de', { language: 'de' }],
    ['title: 2024', { title: '2024' }],
  ];

  it.each(cases)('is understood: %s', (written, wanted) => {
    const { fields, notes } = read(`---\n${written}\n---\n`);
    expect(fields).toMatchObject(wanted);
    expect(notes).toEqual([]);
  });

  it.each([
    ['status: draft'],
    ['visibility: members'],
    ['password: secret'],
    ['permalink: false'],
    ['build: {render: never}'],
    ['headless: true'],
    ['render: false'],
  ])('keeps a post from being published, and this is told: %s', (written) => {
    const { fields, notes } = read(`---\n${written}\n---\n`);
    expect([fields.draft, fields.permalink, notes]).toEqual([true, undefined, ['not-public']]);
  });

  it('may hold several words in Jekyll', () => {
    expect(read('---\ntags: a b\n---\n', true).fields.tags).toEqual(['a', 'b']);
  });

  it('without a counterpart is noted by its name', () => {
    expect(read('---\nlayout: x\nextra: {release: true}\n---\n').notes).toEqual([
      'dropped-key layout',
      'dropped-key release',
    ]);
  });
});

describe('a date', () => {
  it.each([
    ['2016-01-29', '2016-01-29'],
    ['2016-1-29', '2016-01-29'],
    ['2016/1/29', '2016-01-29'],
    ['2020/12/21 9:05', '2020-12-21T09:05'],
    ['2014-12-17 11:16:21 -0800', '2014-12-17T11:16:21-08:00'],
    ['2024-05-22T10:00:00+09:00', '2024-05-22T10:00:00+09:00'],
    ['2024-05-22T10:00:00.000Z', '2024-05-22T10:00:00Z'],
    ['2024-05-22 10:00:00 UTC', '2024-05-22T10:00:00Z'],
    ['2016-1-29 8:00:00', '2016-01-29T08:00:00'],
    ['2016-01-29 10:00 PM', '2016-01-29T22:00'],
    ['Fri, 29 Jan 2016 08:00:00 +0100', '2016-01-29T08:00:00+01:00'],
    ['29 Jan 2016 08:00 EST', '2016-01-29T08:00-05:00'],
    ['Jul 08 2022', '2022-07-08'],
    ['July 8th, 2022', '2022-07-08'],
    ['8 July 2022', '2022-07-08'],
    ['Fri Jan 29 2016 08:00:00 GMT+0100 (Central European Time)', '2016-01-29T08:00:00+01:00'],
    ['2020年12月21日', '2020-12-21'],
    ['2018-13-45', null],
    ['1970-01-01', null],
    ['sometime', null],
    ['0000-00-00 00:00:00', null],
    ['', null],
  ])('%s is %s', (written, wanted) => {
    expect(toArticleDate(written)).toBe(wanted);
  });
});
