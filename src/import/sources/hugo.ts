// A site of Hugo: `content` with front matter in YAML, TOML or JSON, page bundles, `static` and `assets`.
import { type Data, isData, toText } from '../front-matter/value.ts';
import { type Generator, toSource } from './generator.ts';
import type { PostNames } from './opened.ts';
import { toPermalink, toPlainSlug } from './permalinks.ts';
import { isPage } from './post-file.ts';
import { readSettingsFile, toPublication } from './settings.ts';
import { findNamed, readSourceText, type SiteFolder } from './site-folder.ts';

const ENDINGS = ['toml', 'yaml', 'yml', 'json'];
const OWN = ENDINGS.map((ending) => `hugo.${ending}`);
const CONFIGS = [
  ...OWN,
  ...ENDINGS.map((ending) => `config.${ending}`),
  ...ENDINGS.flatMap((ending) => [
    `config/_default/hugo.${ending}`,
    `config/_default/config.${ending}`,
  ]),
];

const generator: Generator = {
  name: 'hugo',
  label: 'a Hugo site',
  recognise: async (folder) => {
    if (!folder.files.some((file) => file.startsWith('content/'))) return null;
    const config = findNamed(folder, CONFIGS);
    if (config === undefined) return null;
    if (OWN.includes(config) || config.startsWith('config/')) return `${config}, content/`;
    return (await isHugoConfig(folder, config)) ? `${config}, content/` : null;
  },
  open: async (folder, note, options) => {
    const config = toLower(await readSettingsFile(folder, CONFIGS, note));
    const params = toLower(isData(config['params']) ? config['params'] : {});
    const publication = toPublication(
      {
        ...{ title: config['title'], url: config['baseurl'], copyright: config['copyright'] },
        ...{ language: config['languagecode'] ?? config['defaultcontentlanguage'] },
        ...{ zone: config['timezone'], description: params['description'] },
      },
      {
        ...{ '/index.xml': '/rss.xml', '/posts/index.xml': '/rss.xml' },
        '/post/index.xml': '/rss.xml',
        '/tags/:tag/index.xml': '/tags/:tag/rss.xml',
      },
      options,
    );
    const inContent = folder.files.filter((file) => file.startsWith('content/'));
    const files = inContent.length > 0 ? inContent : folder.files;
    const permalinks = toPermalinks(config);
    const author = toText(isData(params['author']) ? params['author']['name'] : params['author']);
    return {
      publication,
      files: toPosts(files),
      people: new Map(),
      ...(author === undefined ? {} : { author }),
      statics: ['static', 'assets'],
      dialect: 'hugo',
      // `about.md` and the like, beside the folders of posts.
      needsDate: (file) => !/^content\/[^/]+\/./u.test(file),
      toAddress: (post) => toAddress(post, permalinks),
      toOwnAddress: (written) => (written.startsWith('/') ? written : `/${written}`),
    };
  },
};

export const hugo = toSource(generator);

/** Pages but those of sections. */
function toPosts(files: readonly string[]): readonly string[] {
  return files.filter((file) => isPage(file) && !/(?:^|\/)_index\.[^/]*$/u.test(file));
}

/** Zola has a `config.toml` too, with `base_url` in place of `baseURL`. */
async function isHugoConfig(folder: SiteFolder, config: string): Promise<boolean> {
  const text = (await readSourceText(folder.root, config, () => undefined)) ?? '';
  return !/^[ \t]*base_url[ \t]*=/mu.test(text);
}

/** `permalinks: {posts: …}`, and since 0.131 `permalinks: {page: {posts: …}}`. */
function toPermalinks(config: Data): Data {
  const all = isData(config['permalinks']) ? config['permalinks'] : {};
  return isData(all['page']) ? { ...all, ...all['page'] } : all;
}

function toAddress(post: PostNames, permalinks: Data): string | null {
  const { name, fields, names } = post;
  const folders = name.folder.split('/').slice(1);
  const [section = ''] = folders;
  const pattern = toText(permalinks[section]);
  const title = toUrlName(fields.title ?? name.name);
  const stem = toUrlName(name.stem);
  const slug = fields.slug === undefined ? stem : toUrlName(fields.slug);
  const home = name.language === undefined ? '' : `/${name.language}`;
  if (pattern === undefined) return `${home}/${[...folders.map(toUrlName), slug].join('/')}/`;
  return toPermalink(home + pattern, {
    ...names,
    ...{ section, sections: folders.join('/'), title, filename: stem, contentbasename: stem },
    ...{ slug: fields.slug === undefined ? title : slug, slugorfilename: slug },
    ...{ slugorcontentbasename: slug, monthname: '', yearday: '' },
  });
}

/** As Hugo writes names in addresses: lower case, blanks as hyphens, dots and underscores kept. */
function toUrlName(text: string): string {
  return /^[\p{L}\p{M}\p{N}._-]+$/u.test(text)
    ? text.normalize('NFC').toLowerCase()
    : text
        .normalize('NFC')
        .toLowerCase()
        .split(/[^\p{L}\p{M}\p{N}._]+/u)
        .filter((word) => word !== '')
        .join('-') || toPlainSlug(text);
}

function toLower(data: Data): Data {
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key.toLowerCase(), value]));
}
