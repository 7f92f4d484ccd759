// newsboat: a reader in C++ with a parser of its own over libxml2. It keeps its items in SQLite.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { SQLOutputValue } from 'node:sqlite';
import { type Item, type Reader, type Subscription, toTitle } from './reader.ts';
import { run } from './run.ts';

const FILES = ['-C', 'config', '-u', 'urls', '-c', 'cache.db'];

type Row = Record<string, SQLOutputValue>;

export const newsboat: Reader = {
  name: 'newsboat',
  packages: ['newsboat'],
  probe: ['newsboat', '--version'],
  // The first answer's validators are lost: the feed has no row in its cache to keep them in.
  statuses: [200, 200, 304],
  rename: (_, after) => [after],
  // It shows no tags and no date but the first; of the authors in RSS the last alone. It names an item without
  // a title by its address.
  expose: (article, format) => ({
    id: article.id,
    title: toTitle(article, format) || toNameOf(article.link),
    link: article.link,
    published: article.published,
    authors: format === 'rss' ? article.authors.slice(-1) : article.authors,
    content: article.html,
  }),
  subscribe: async (home, url) => {
    await writeFile(path.join(home, 'config'), `error-log "${path.join(home, 'errors')}"\n`);
    await writeFile(path.join(home, 'urls'), `${url}\n`);
    return open(home);
  },
};

function open(home: string): Subscription {
  return {
    poll: async () => {
      await run(home, 'newsboat', [...FILES, '-x', 'reload']);
      // It ends well when a feed failed.
      const errors = await readFile(path.join(home, 'errors'), 'utf8').catch(() => '');
      if (errors !== '') throw new Error(errors);
      // Who has seen the new items goes on: they are read.
      const fresh = await query(home, 'SELECT * FROM rss_item WHERE unread = 1');
      await query(home, 'UPDATE rss_item SET unread = 0');
      return fresh;
    },
    list: () => query(home, 'SELECT * FROM rss_item WHERE deleted = 0'),
  };
}

async function query(home: string, sql: string): Promise<readonly Item[]> {
  // Node 22 warns of it, once it is imported: only where vitest.config.ts silences that.
  const { DatabaseSync } = await import('node:sqlite');
  const cache = new DatabaseSync(path.join(home, 'cache.db'));
  try {
    return cache.prepare(sql).all().map(toItem);
  } finally {
    cache.close();
  }
}

/** The last part of an address in words. */
function toNameOf(link: string): string {
  const words = link.slice(link.lastIndexOf('/') + 1).replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function toItem(row: Row): Item {
  return {
    id: String(row['guid']),
    title: String(row['title']),
    link: String(row['url']),
    published: Number(row['pubDate']),
    authors: String(row['author']).split(', '),
    content: String(row['content']),
  };
}
