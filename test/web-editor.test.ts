// The web editor of a publication: its configuration is one that the editor takes, with a field for each key, and
// an article that it writes compiles.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { parse, stringify } from 'yaml';
import { FRONT_MATTER_KEYS } from '../src/compile/content/front-matter.ts';
import { PAGE_KEYS } from '../src/compile/content/page-front-matter.ts';
import type { CmsField } from '../src/compile/output/cms-fields.ts';
import { readDocument } from './docs/documents.ts';
import { readWhole } from './read-content.ts';
import { ROOT } from './root.ts';
import { writeFolder } from './write-folder.ts';

const SITE = `title: T
description: D
url: https://site.tagwire.dev
language: en
zone: Europe/Berlin
authority: tagwire.dev,2026
founded: 2026-01-01
sections:
  web: {title: Web}
authors:
  ada: {name: Ada}
  bo: {name: Bo}
tags:
  only: true
  c++: {title: C++}
`;

const SMALL = `${SITE.slice(0, SITE.indexOf('sections:'))}authors:\n  ada: {name: Ada}\n`;

const EDITOR = ['admin/config.yml', 'admin/index.html', '.github/workflows/editor.yml'];

type Collection = { readonly folder: string; readonly fields: readonly CmsField[] };

type Config = {
  readonly media_folder: string;
  readonly collections: readonly [articles: Collection, pages: Collection];
};

describe('the configuration of the web editor', () => {
  let validate: ValidateFunction;

  beforeAll(async () => {
    const schema = await readDocument('node_modules/@sveltia/cms/schema/sveltia-cms.json');
    const ajv = new Ajv({ strict: false });
    addFormats(ajv);
    validate = ajv.compile(JSON.parse(schema));
  });

  it.each([
    ['a site with all settings', SITE],
    ['a site with one author', SMALL],
  ])('is valid for %s', async (_, site) => {
    const config = await configure(site);
    validate(config);
    expect(validate.errors).toBeNull();
  });

  it.each([
    ['a field without a name', (field: CmsField) => ({ ...field, name: undefined })],
    ['a widget that there is not', (field: CmsField) => ({ ...field, widget: 3 })],
  ])('would not be valid with %s', async (_, change) => {
    const config = await configure(SITE);
    const [{ fields, ...collection }] = config.collections;
    const [first, ...others] = fields;
    if (first === undefined) throw new Error('no field');
    const broken = [{ ...collection, fields: [change(first), ...others] }];
    expect(validate(JSON.parse(JSON.stringify({ ...config, collections: broken })))).toBe(false);
  });

  it('has a field for every key of front matter, and the text', async () => {
    const { fields } = (await configure(SITE)).collections[0];
    const names = fields.map(({ name }) => name);
    expect(names.toSorted()).toEqual([...FRONT_MATTER_KEYS, 'body'].toSorted());
  });

  it('has a field for every key of pages, and requires the title', async () => {
    const { folder, fields } = (await configure(SITE)).collections[1];
    expect(folder).toBe('content/pages');
    expect(fields.map(({ name }) => name)).toEqual([...PAGE_KEYS, 'body']);
    const required = fields.filter((one) => one['required'] !== false).map(({ name }) => name);
    expect(required).toEqual(['title', 'body']);
    expect(fields.find(({ name }) => name === 'updated')).toMatchObject({
      widget: 'datetime',
      input_timezone: 'Europe/Berlin',
    });
  });

  it('offers what site.yaml names, and requires what an article must have', async () => {
    const { fields } = (await configure(SITE)).collections[0];
    const field = (name: string) => fields.find((one) => one.name === name);
    expect(field('authors')).toMatchObject({
      multiple: true,
      options: [
        { value: 'ada', label: 'Ada' },
        { value: 'bo', label: 'Bo' },
      ],
    });
    expect(field('section')).toMatchObject({ options: [{ value: 'web', label: 'Web' }] });
    expect(field('tags')).toMatchObject({ multiple: true, options: [{ label: 'C++' }] });
    expect(field('date')).toMatchObject({ input_timezone: 'Europe/Berlin' });
    const required = fields.filter((one) => one['required'] !== false).map(({ name }) => name);
    expect(required).toEqual(['date', 'authors', 'body']);
    const open = (await configure(SITE.replace('  only: true\n', ''))).collections[0].fields;
    expect(open.find(({ name }) => name === 'tags')).toMatchObject({ widget: 'list' });
  });

  it('names the folders as they are in the repository', async () => {
    const config = await configure(SITE);
    expect([config.media_folder, config.collections[0].folder]).toEqual([
      'content/media',
      'content/articles',
    ]);
  });
});

describe('the page of the web editor', () => {
  it('loads the version that is tested here, and no other bytes', async () => {
    const page = await readDocument('templates/editor/admin/index.html');
    const cms = path.join(ROOT, 'node_modules/@sveltia/cms');
    const { version } = JSON.parse(await readFile(path.join(cms, 'package.json'), 'utf8'));
    const bytes = await readFile(path.join(cms, 'dist/sveltia-cms.js'));
    const digest = createHash('sha384').update(bytes).digest('base64');
    expect(page).toContain(`/@sveltia/cms@${version}/dist/sveltia-cms.js"`);
    expect(page).toContain(`integrity="sha384-${digest}"`);
  });
});

describe('an article of the web editor', () => {
  it('compiles, whatever of its fields is filled', async () => {
    const base = await makeSite(SITE);
    const { fields } = (await configure(SITE)).collections[0];
    const all = Object.fromEntries(
      fields.filter(({ name }) => name !== 'body').map((field) => [field.name, toValue(field)]),
    );
    // What only some articles have; those of a podcast are in test/feed/podcast.test.ts.
    const { removed, id, slug, canonical, translationOf, podcast, ...usual } = all;
    expect(podcast).toMatchObject({ episodeType: 'full', duration: '12:34' });
    const folder = path.join(base, 'content');
    await mkdir(path.join(folder, 'media'));
    await writeFile(path.join(folder, 'media/chart.gif'), GIF);
    await writeFolder(folder, {
      'articles/2026-03-02-all-of-it.md': toText({
        ...usual,
        translationOf,
        draft: false,
        unlisted: false,
      }),
      'articles/2026-03-02-original.md': toText({ title: 'T', date: WHEN, authors: ['ada'] }),
      'articles/2026-03-02-rest.md': toText({
        ...usual,
        removed,
        id,
        slug,
        canonical,
        aliases: ['b'],
      }),
      'articles/2026-03-02-little.md': toText({
        title: 'T',
        date: WHEN,
        authors: ['ada'],
        draft: true,
      }),
      'articles/2026-03-02-note.md': toText({ date: WHEN, authors: ['ada'] }),
    });
    const now = Math.floor(Date.now() / 1000);
    const { diagnostics } = await readWhole({ folder, shown: 'content', origin: null, now });
    expect(diagnostics).toEqual([]);
  });
});

describe('npm run init -- --editor', () => {
  it('writes its files, and writes them again after a change of site.yaml', async () => {
    const base = await makeSite(SITE);
    expect(init(base)).toMatchObject({ status: 0, stderr: '' });
    await writeFolder(base, { 'content/site.yaml': SITE.replace('name: Bo', 'name: Bob') });
    expect(init(base)).toMatchObject({ status: 0 });
    expect(await readFile(path.join(base, 'admin/config.yml'), 'utf8')).toContain('label: Bob');
    for (const file of EDITOR) expect(await readFile(path.join(base, file), 'utf8')).not.toBe('');
  });

  it.each(EDITOR)('overwrites no %s of somebody else', async (file) => {
    const base = await makeSite(SITE);
    await writeFolder(base, { [file]: 'Mine.' });
    expect(init(base)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining(`${file} is not from this command. Move it away`),
    });
    expect(await readFile(path.join(base, file), 'utf8')).toBe('Mine.');
    expect(await readdir(base)).toHaveLength(3);
  });

  it('needs a repository, and settings that are sound', async () => {
    const base = await makeSite(SITE.replace('zone:', 'zome:'));
    expect(init(base)).toMatchObject({ status: 1, stderr: expect.stringContaining('"zome"') });
    await rm(path.join(base, '.git'), { recursive: true });
    expect(init(base)).toMatchObject({ status: 1, stderr: expect.stringContaining('"git init"') });
  });

  it.each([
    [['--editor'], '--editor needs --repository, its owner and name on GitHub, like ada/blog'],
    [['--editor', '--repository', 'https://x.dev/a/b'], '--repository must be an owner and a name'],
    [['--editor', '--title', 'T'], '--title is for a new publication'],
  ])('%j is refused', async (options, message) => {
    const base = await makeSite(SITE);
    expect(init(base, options)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining(message),
    });
    expect(await readdir(base)).toHaveLength(2);
  });
});

const WHEN = '2026-03-02T09:00';

/** One pixel. */
const GIF = Buffer.from('R0lGODlhAQABAAAAACwAAAAAAQABAAACAkQBADs=', 'base64');

/** What the editor writes of a field that somebody has filled. */
function toValue(field: CmsField): unknown {
  const {
    name,
    widget,
    fields = [],
    options = [],
  } = field as CmsField & {
    readonly fields?: readonly CmsField[];
    readonly options?: readonly { readonly value: string }[];
  };
  switch (widget) {
    case 'datetime':
      return WHEN;
    case 'boolean':
      return true;
    case 'number':
      return 1000;
    case 'select':
      return field['multiple'] === true ? options.map(({ value }) => value) : options[0]?.value;
    case 'object':
      return Object.fromEntries(fields.map((one) => [one.name, toValue(one)]));
    case 'list':
      return fields.length > 0 ? [REMOTE, LOCAL] : ['a'];
    case 'image':
    case 'file':
      return '/media/chart.gif';
    default:
      return TEXTS[name] ?? 'Some text';
  }
}

const TEXTS: Readonly<Record<string, string>> = {
  language: 'de',
  canonical: 'https://other.tagwire.dev/a',
  slug: 'another',
  duration: '12:34',
  translationOf: 'original',
  link: 'https://other.tagwire.dev/told',
  'in-reply-to': 'https://other.tagwire.dev/asked',
  license: 'CC-BY-4.0',
};

/** The two kinds of an attachment, the fields of the other one left empty. */
const REMOTE = { url: 'https://x.dev/a.mp3', type: 'audio/mpeg', length: 1000, title: 'Sound' };
const LOCAL = { title: 'Chart', file: '/media/chart.gif' };

function toText(frontMatter: object): string {
  return `---\n${stringify(frontMatter)}---\nText.\n`;
}

async function configure(site: string): Promise<Config> {
  const base = await makeSite(site);
  const { status, stderr } = init(base);
  expect([status, stderr]).toEqual([0, '']);
  return parse(await readFile(path.join(base, 'admin/config.yml'), 'utf8')) as Config;
}

/** A repository with a content folder. */
async function makeSite(site: string): Promise<string> {
  const base = await mkdtemp(path.join(tmpdir(), 'tagwire-'));
  onTestFinished(() => rm(base, { recursive: true }));
  await mkdir(path.join(base, '.git'));
  await writeFolder(base, { 'content/site.yaml': site });
  return base;
}

function init(base: string, options = ['--editor', '--repository', 'ada/blog']) {
  const program = path.join(ROOT, 'src/compile/commands/init.ts');
  const env = { ...process.env, CONTENT_DIR: path.join(base, 'content') };
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...options], {
    encoding: 'utf8',
    env,
  });
  return { status, stdout, stderr };
}
