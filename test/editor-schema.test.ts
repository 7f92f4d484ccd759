// The schemas for editors: as the code makes them, and of one opinion with compile.
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { toSchemaFiles } from '../src/compile/commands/editor-schemas.ts';
import { readFrontMatter } from '../src/compile/content/front-matter.ts';
import { findSettingsFaults } from '../src/compile/content/settings-shape.ts';
import { ROOT } from './root.ts';

const FOLDERS = ['content', 'test/fixtures/content/valid'];

const ajv = new Ajv({ allowUnionTypes: true });
const files = toSchemaFiles();
const check = {
  head: ajv.compile(JSON.parse(files['front-matter.json'] ?? '')),
  site: ajv.compile(JSON.parse(files['site.json'] ?? '')),
};

it.each(Object.entries(files))(
  'docs/schema/%s is up to date (npm run schema)',
  async (name, text) => {
    expect(await readFile(path.join(ROOT, 'docs/schema', name), 'utf8')).toBe(text);
  },
);

describe.each(FOLDERS)('%s', (folder) => {
  it('has a site.yaml that the schema accepts', async () => {
    const text = await readFile(path.join(ROOT, folder, 'site.yaml'), 'utf8');
    expect(faultsOf('site', text)).toEqual([]);
  });

  it('has front matter that the schema accepts', async () => {
    const articles = path.join(ROOT, folder, 'articles');
    const names = await readdir(articles);
    expect(names.length).toBeGreaterThan(5);
    for (const name of names) {
      const [, head = ''] = (await readFile(path.join(articles, name), 'utf8')).split(/^---$/m);
      expect([name, faultsOf('head', head)]).toEqual([name, []]);
    }
  });
});

describe('of front matter compile and the schema are of one opinion', () => {
  it.each([
    ['title: T', true],
    ['title: 2024', true],
    ['title: ""', true],
    ['title:', true],
    ['title: [T]', false],
    ['date: 2026-01-05', true],
    ['title: T\ndate: 2026-01-05T09:00:00.000Z', true],
    ['title: T\nauthors: ada', true],
    ['title: T\nauthors: [ada, bo]', true],
    ['title: T\nauthors: []', false],
    ['title: T\ntags:', true],
    ['title: T\ntags: Feeds', true],
    ['title: T\ntags: {a: b}', false],
    ['title: T\ndraft: true', true],
    ['title: T\ndraft: maybe', false],
    ['title: T\nid: 123', true],
    ['title: T\nid: 123 at https://x.example', true],
    ['title: T\nimage: {src: x.png, alt: ""}', true],
    ['title: T\nimage: x.png', false],
    ['title: T\nimage: {src: x.png}', false],
    ['title: T\nattachments: [{file: x.mp3}]', true],
    ['title: T\nattachments: [{url: "https://x.example/a", type: audio/mpeg, length: 5}]', true],
    ['title: T\nattachments: [{url: "https://x.example/a", type: audio/mpeg, length: -5}]', false],
    ['title: T\nattachments: [{}]', false],
    ['title: T\ndescription: D', false],
  ])('%j', (head, isRight) => {
    const said: string[] = [];
    readFrontMatter(`---\n${head}\n---\n`, (_rule, _place, message) => said.push(message));
    expect([said.length === 0, faultsOf('head', head).length === 0]).toEqual([isRight, isRight]);
  });
});

describe('of site.yaml compile and the schema are of one opinion', () => {
  const SITE = `title: T
description: D
url: https://site.example
language: en
zone: UTC
authority: site.example,2026
founded: 2026-01-01
authors: {ada: {name: Ada}}
`;

  it.each([
    ['', true],
    ['author: ada', true],
    ['feeds: {limit: 50, content: summary, refresh: 30}', true],
    ['feeds: {limit: 51}', false],
    ['feeds: {content: all}', false],
    ['feeds: {refresh: 7}', false],
    ['tags: {only: true, nft: , c++: {aliases: [cpp]}}', true],
    ['tags: {nft: [x]}', false],
    ['redirects: {/a: /b}', true],
    ['titel: T', false],
  ])('%j', (line, isRight) => {
    const text = `${SITE}${line}\n`;
    expect([findSettingsFaults(text).length === 0, faultsOf('site', text).length === 0]).toEqual([
      isRight,
      isRight,
    ]);
  });
});

it('every key has a hint', () => {
  for (const text of Object.values(files)) {
    const { properties } = JSON.parse(text) as {
      readonly properties: Readonly<Record<string, { readonly description?: string }>>;
    };
    const bare = Object.entries(properties).filter(
      ([, { description = '' }]) => description === '',
    );
    expect(bare).toEqual([]);
  }
});

/** As an editor sees it: YAML 1.2 with numbers, booleans and nothing. */
function faultsOf(kind: keyof typeof check, text: string): readonly string[] {
  const validate = check[kind];
  validate(parse(text) ?? {});
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
