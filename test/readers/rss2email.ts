// rss2email: every new item becomes a message. It stands on feedparser and is strict on statuses.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { array, type InferOutput, nullable, number, object, parse, string } from 'valibot';
import { type Item, type Reader, type Subscription, toTitle } from './reader.ts';
import { attempt, PYTHON, run, script } from './run.ts';
import { toText } from './text.ts';

const FILES = ['-c', 'rss2email.cfg', '-d', 'state.json'];

const MESSAGES = array(
  object({
    id: string(),
    title: string(),
    link: string(),
    published: number(),
    sender: string(),
    tags: nullable(string()),
    html: string(),
  }),
);

export const rss2email: Reader = {
  name: 'rss2email',
  packages: ['rss2email'],
  probe: ['r2e', '--version'],
  statuses: [200, 304, 304],
  // A message that was sent stays as it is, and an item is sent once.
  rename: (before) => [before],
  // The sender is one author alone, in RSS the first and in Atom the last. No date but the first.
  // An item without a title is named by its beginning. Its sanitiser rewrites markup, so texts are compared.
  expose: (article, format) => ({
    id: article.id,
    title: toTitle(article, format) || toText(article.html).slice(0, 70),
    link: article.link,
    published: article.published,
    authors: format === 'rss' ? article.authors.slice(0, 1) : article.authors.slice(-1),
    tags: article.tags,
    content: toText(article.html),
  }),
  subscribe: async (home, url) => {
    for (const folder of ['cur', 'new', 'tmp']) {
      await mkdir(path.join(home, 'Maildir/INBOX', folder), { recursive: true });
    }
    await writeFile(path.join(home, 'rss2email.cfg'), toSettings(home));
    await run(home, 'r2e', [...FILES, 'add', 'feed', url]);
    return open(home);
  },
};

function toSettings(home: string): string {
  return `[DEFAULT]
to = reader@example.org
email-protocol = maildir
maildir-path = ${path.join(home, 'Maildir')}
maildir-mailbox = INBOX
name-format = {author}
date-header = True
date-header-order = issued
html-mail = True
verbose = warning
`;
}

function open(home: string): Subscription {
  const list = async (): Promise<readonly Item[]> => {
    const printed = await run(home, PYTHON, [script('rss2email_inbox.py'), 'Maildir/INBOX']);
    return parse(MESSAGES, JSON.parse(printed)).map(toItem);
  };
  return {
    poll: async () => {
      const before = (await list()).length;
      // It ends well when a feed failed; what it has to say of it is on the other stream.
      const { code, err } = await attempt(home, 'r2e', [...FILES, 'run']);
      if (code !== 0 || err !== '') throw new Error(`rss2email ended with ${code}: ${err}`);
      return (await list()).slice(before);
    },
    list,
  };
}

function toItem({ sender, tags, html, ...rest }: InferOutput<typeof MESSAGES>[number]): Item {
  const [, body = ''] = /<div id="body">(.*)<\/div>\s*<div class="footer">/s.exec(html) ?? [];
  return { ...rest, authors: [sender], tags: tags?.split(',') ?? [], content: toText(body) };
}
