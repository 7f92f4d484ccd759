// A site of Zola: `config.toml` with `base_url`, and `content`.
import { toText } from '../front-matter/value.ts';
import { type Generator, toSource } from './generator.ts';
import type { PostNames } from './opened.ts';
import { toPlainSlug } from './permalinks.ts';
import { isPage } from './post-file.ts';
import { readSettingsFile, toPublication } from './settings.ts';
import { readSourceText } from './site-folder.ts';

const CONFIGS = ['config.toml', 'zola.toml'];

const generator: Generator = {
  name: 'zola',
  label: 'a Zola site',
  recognise: async (folder) => {
    for (const config of CONFIGS.filter((name) => folder.files.includes(name))) {
      const text = (await readSourceText(folder.root, config, () => undefined)) ?? '';
      const isZola = /^[ \t]*base_url[ \t]*=/mu.test(text);
      if (isZola && folder.files.some((file) => file.startsWith('content/'))) {
        return `${config} with base_url, content/`;
      }
    }
    return null;
  },
  open: async (folder, note, options) => {
    const config = await readSettingsFile(folder, CONFIGS, note);
    const publication = toPublication(
      {
        ...{ title: config['title'], description: config['description'], url: config['base_url'] },
        language: config['default_language'],
      },
      { '/atom.xml': '/atom.xml', '/rss.xml': '/rss.xml', '/feed.xml': '/atom.xml' },
      options,
    );
    const inContent = folder.files.filter((file) => file.startsWith('content/'));
    const author = toText(config['author']);
    return {
      publication,
      files: toPosts(inContent.length > 0 ? inContent : folder.files),
      people: new Map(),
      ...(author === undefined ? {} : { author }),
      statics: ['static', 'content'],
      dialect: 'zola',
      // `about.md` and the like, beside the folders of posts.
      needsDate: (file) => !/^content\/[^/]+\/./u.test(file),
      toAddress,
      toOwnAddress: (written) => `/${written.replace(/^\/|\/$/gu, '')}/`,
    };
  },
};

export const zola = toSource(generator);

/** Pages but those of sections. */
function toPosts(files: readonly string[]): readonly string[] {
  return files.filter((file) => isPage(file) && !/(?:^|\/)_index\.[^/]*$/u.test(file));
}

function toAddress({ name, fields }: PostNames): string {
  const folders = name.folder.split('/').slice(1);
  const slug = fields.slug ?? toPlainSlug(name.name);
  const home = name.language === undefined ? [] : [name.language];
  return `/${[...home, ...folders, slug].join('/')}/`;
}
