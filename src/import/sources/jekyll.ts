// A site of Jekyll: `_config.yml`, `_posts`, `_drafts`, `_data/authors.yml`.
import { readPeopleTable } from '../front-matter/people.ts';
import { type Data, isData, toText } from '../front-matter/value.ts';
import { ELEVENTY_CONFIGS } from './eleventy.ts';
import { type Generator, toSource } from './generator.ts';
import type { PostNames } from './opened.ts';
import { toPermalink } from './permalinks.ts';
import { isPage } from './post-file.ts';
import { readSettingsFile, toPublication } from './settings.ts';
import { findNamed } from './site-folder.ts';

const CONFIGS = ['_config.yml', '_config.yaml', '_config.toml'];
const POSTS = /(?:^|\/)_posts\//u;
const DRAFTS = /(?:^|\/)_drafts\//u;

/** The styles that `permalink` may name instead of a pattern. */
const STYLES: Readonly<Record<string, string>> = {
  date: '/:categories/:year/:month/:day/:title:output_ext',
  pretty: '/:categories/:year/:month/:day/:title/',
  ordinal: '/:categories/:year/:y_day/:title:output_ext',
  weekdate: '/:categories/:year/W:week/:short_day/:title:output_ext',
  none: '/:categories/:title:output_ext',
};

const generator: Generator = {
  name: 'jekyll',
  label: 'a Jekyll site',
  recognise: async (folder) => {
    if (folder.files.some((file) => file.startsWith('source/_posts/'))) return null;
    const config = findNamed(folder, CONFIGS);
    const posts = folder.files.find((file) => POSTS.test(file));
    if (posts === undefined) return null;
    if (config === undefined && findNamed(folder, ELEVENTY_CONFIGS) !== undefined) return null;
    const found = posts.slice(0, posts.indexOf('_posts/') + '_posts/'.length);
    return [...(config === undefined ? [] : [config]), found].join(', ');
  },
  open: async (folder, note, options) => {
    const config = await readSettingsFile(folder, CONFIGS, note);
    const table = ['_data/authors.yml', '_data/authors.yaml', '_data/authors.json'];
    const people = readPeopleTable(await readSettingsFile(folder, table, note));
    const base = toText(config['baseurl']);
    const publication = toPublication(
      {
        ...{ title: config['title'] ?? config['name'], description: config['description'] },
        ...{ url: config['url'], language: config['lang'] ?? config['locale'] },
        ...{ zone: config['timezone'], ...(base === undefined ? {} : { base }) },
      },
      { '/feed.xml': '/atom.xml', '/feed': '/rss.xml' },
      options,
    );
    const posts = folder.files.filter((file) => POSTS.test(file) || DRAFTS.test(file));
    const author = isData(config['author'])
      ? toText(config['author']['name'])
      : toText(config['author']);
    const pattern = toPattern(config);
    return {
      publication,
      files: (posts.length > 0 ? posts : folder.files).filter(isPage),
      people,
      ...(author === undefined ? {} : { author }),
      statics: [''],
      dialect: 'liquid',
      blanksDivide: true,
      isNamedByFile: true,
      toAddress: (post) => toPermalink(pattern, toNames(post)),
      toOwnAddress: (written, post) => toPermalink(STYLES[written] ?? written, toNames(post)),
      // The plugin for feeds takes the address without its ending.
      toId: (url) => url.replace(/(?:\.html|\/)$/u, ''),
      isDraft: (file) => DRAFTS.test(file),
    };
  },
};

export const jekyll = toSource(generator);

function toPattern(config: Data): string {
  const written = toText(config['permalink']) ?? 'date';
  return STYLES[written] ?? written;
}

function toNames({ name, fields, names }: PostNames): Readonly<Record<string, string>> {
  // A folder around `_posts` is a category.
  const steps = name.folder.split('/');
  const above = steps.slice(0, Math.max(steps.indexOf('_posts'), steps.indexOf('_drafts'), 0));
  const categories = [...above, ...fields.categories]
    .filter((one) => one !== '')
    .map((one) => one.toLowerCase().replace(/\s+/gu, '-'));
  return {
    ...names,
    ...{ categories: [...new Set(categories)].join('/'), title: toTitle(fields.slug ?? name.name) },
    ...{ slug: toTitle(fields.slug ?? name.name).toLowerCase(), output_ext: '.html' },
  };
}

/** As Jekyll writes names in addresses: capitals and `._~` stay, all else is a hyphen. */
function toTitle(name: string): string {
  return name
    .split(/[^\p{L}\p{M}\p{N}._~!$&'()+,;=@]+/u)
    .filter((word) => word !== '')
    .join('-');
}
