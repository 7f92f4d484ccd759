// What search engines and shared links say of tags, sections and authors: something of each, not the same of all.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type DefaultTreeAdapterMap, parse } from 'parse5';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TABLES } from '../../src/compile/messages/tables.ts';
import { writeFolder } from '../write-folder.ts';
import { type Ask, NAVIGATION, NOW, openSite } from './site-in-process.ts';

type Node = DefaultTreeAdapterMap['node'];

const toSite = (language: string): string => `title: Gazette
description: News of the river
url: https://bare.example
language: ${language}
zone: UTC
authority: bare.example,2025
founded: 2025-01-01
sections:
  town: {title: Town, description: What happens in town.}
  field: {title: Field}
authors:
  ada: {name: Ada, bio: Writes of bridges.}
  bo: {name: Bo}
tags:
  unused: {}
`;

const LONG = 'A title that goes on and on, as some do, until nobody remembers how it once began';

const ARTICLES: readonly (readonly [name: string, date: string, fields: string])[] = [
  ['flood', '2026-01-05', 'title: The flood\nsection: town\nauthors: ada\ntags: [River, Water]'],
  ['bridge', '2026-02-05', 'title: The bridge\nsection: field\nauthors: bo\ntags: [River, Steel]'],
  ['fish', '2026-03-05', `title: ${LONG}\nsection: field\nauthors: bo\ntags: [Fish, River, Water]`],
  ['note', '2026-04-05', 'section: field\nauthors: ada\ntags: [Short]'],
];

const FILES = Object.fromEntries(
  ARTICLES.map(([name, date, fields]) => [
    `articles/${name}.md`,
    `---\ndate: ${date}\n${fields}\n---\nWords without a title.\n`,
  ]),
);

let folder: string;
let ask: Ask;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'descriptions-'));
  await writeFolder(folder, { 'site.yaml': toSite('en'), ...FILES });
  ask = await openSite(folder, NOW);
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

/** `description` and `og:description` of a page. */
async function readDescriptions(url: string, by = ask): Promise<readonly (string | undefined)[]> {
  const document = parse(await (await by(url, NAVIGATION)).text());
  return ['description', 'og:description'].map((name) => findMeta(document, name));
}

function findMeta(node: Node, name: string): string | undefined {
  const attributes = 'attrs' in node ? node.attrs : [];
  const isMeta = attributes.some(
    (one) => /^(?:name|property)$/.test(one.name) && one.value === name,
  );
  if (isMeta) return attributes.find((one) => one.name === 'content')?.value;
  const below = 'childNodes' in node ? node.childNodes : [];
  return below.map((child) => findMeta(child, name)).find((found) => found !== undefined);
}

describe('the description of a list', () => {
  it.each([
    [
      '/tags/river',
      'River on Gazette: 3 articles. Newest: “A title that goes on and on, as some do, until nobody remembers how it once…”. Related topics: Water, Fish, Steel.',
    ],
    ['/tags/steel', 'Steel on Gazette: 1 article. Newest: “The bridge”. Related topics: River.'],
    ['/tags/short', 'Short on Gazette: 1 article. Newest: “Words without a title”.'],
    ['/tags/unused', 'unused on Gazette: 0 articles.'],
    ['/sections/town', 'What happens in town.'],
    ['/authors/ada', 'Writes of bridges.'],
    ['/tags/river?section=town', /^.*River.*Town.* on Gazette: 1 article\. Newest: “The flood”\.$/],
  ])('says how many, the newest, and what it stands beside: %s', async (url, text) => {
    const [description, shared] = await readDescriptions(url);
    if (typeof text === 'string') expect(description).toBe(text);
    else expect(description).toMatch(text);
    expect(shared).toBe(description);
  });

  it('says it of a section and an author of which the site says nothing', async () => {
    const [[section], [author]] = [
      await readDescriptions('/sections/field'),
      await readDescriptions('/authors/bo'),
    ];
    expect(section).toMatch(/^Field on Gazette: 3 articles\. Newest: “Words without a title”/);
    expect(author).toMatch(/^Bo on Gazette: 2 articles\. Newest: .*Related topics: River, /);
  });

  it('calls no article the newest on a page of older ones', async () => {
    const own = await mkdtemp(path.join(tmpdir(), 'descriptions-'));
    const texts = Array.from({ length: 40 }, (_, index): readonly [string, string] => [
      `articles/one-${index}.md`,
      `---\ntitle: One ${index}\ndate: 2026-01-05\nauthors: bo\ntags: [Many]\n---\nText.\n`,
    ]);
    try {
      await writeFolder(own, { 'site.yaml': toSite('en'), ...Object.fromEntries(texts) });
      const by = await openSite(own, NOW);
      const read = async (url: string) => (await readDescriptions(url, by))[0];
      expect(await read('/tags/many')).toMatch(
        /^Many on Gazette: 40 articles\. Newest: “One \d+”\.$/,
      );
      expect(await read('/tags/many?page=1')).toMatch(/on Gazette: 40 articles\.$/);
    } finally {
      await rm(own, { recursive: true });
    }
  });

  it('is another for each tag', async () => {
    const tags = ['river', 'water', 'steel', 'fish', 'short', 'unused'];
    const all = await Promise.all(tags.map(async (tag) => await readDescriptions(`/tags/${tag}`)));
    expect(new Set(all.map(([description]) => description)).size).toBe(tags.length);
  });

  it.each(Object.keys(TABLES))('is in the language of the site: %s', async (language) => {
    const own = await mkdtemp(path.join(tmpdir(), 'descriptions-'));
    try {
      await writeFolder(own, { 'site.yaml': toSite(language), ...FILES });
      const [description = ''] = await readDescriptions('/tags/steel', await openSite(own, NOW));
      for (const word of ['Steel', 'Gazette', 'The bridge', 'River']) {
        expect(description).toContain(word);
      }
      expect(description).not.toMatch(/Newest|Related| on |[{}]/);
    } finally {
      await rm(own, { recursive: true });
    }
  });
});
