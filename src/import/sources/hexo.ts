// A site of Hexo: `_config.yml`, `source/_posts`, `source/_drafts`, a folder of files beside each post.
import { toText } from '../front-matter/value.ts';
import { type Generator, toSource } from './generator.ts';
import type { PostNames } from './opened.ts';
import { toPermalink } from './permalinks.ts';
import { isPage } from './post-file.ts';
import { readSettingsFile, toPublication } from './settings.ts';

const POSTS = /^(?:source\/)?_(?:posts|drafts)\//u;

const generator: Generator = {
  name: 'hexo',
  label: 'a Hexo site',
  recognise: async ({ files }) => {
    if (!files.some((file) => file.startsWith('source/_posts/'))) return null;
    return files.includes('_config.yml') ? '_config.yml, source/_posts/' : 'source/_posts/';
  },
  open: async (folder, note, options) => {
    const config = await readSettingsFile(folder, ['_config.yml', '_config.yaml'], note);
    const root = toText(config['root']);
    const publication = toPublication(
      {
        ...{ title: config['title'], description: config['description'] ?? config['subtitle'] },
        ...{ url: config['url'], language: config['language'], zone: config['timezone'] },
        ...(root === undefined || root === '/' ? {} : { base: root }),
      },
      { '/atom.xml': '/atom.xml', '/rss2.xml': '/rss.xml', '/feed.xml': '/rss.xml' },
      options,
    );
    const posts = folder.files.filter((file) => POSTS.test(file));
    const author = toText(config['author']);
    const pattern = toText(config['permalink']) ?? ':year/:month/:day/:title/';
    return {
      publication,
      files: (posts.length > 0 ? posts : folder.files).filter((file) => isPage(file)),
      people: new Map(),
      ...(author === undefined ? {} : { author }),
      statics: ['source', 'themes/source'],
      dialect: 'hexo',
      toAddress: (post) => toPermalink(pattern, toNames(post)),
      isDraft: (file) => file.includes('_drafts/'),
    };
  },
};

export const hexo = toSource(generator);

function toNames({ name, fields, names }: PostNames): Readonly<Record<string, string>> {
  const below = name.folder.replace(/^(?:source\/)?_(?:posts|drafts)\/?/u, '');
  // Hexo keeps the name as it is, unless `new_post_name` begins with a date.
  const title = [below, fields.slug ?? name.name].filter((one) => one !== '').join('/');
  return {
    ...names,
    ...{ title, name: fields.slug ?? name.name, post_title: fields.slug ?? name.name },
    category: fields.categories.join('/') || 'uncategorized',
  };
}
