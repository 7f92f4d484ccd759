// feedparser: the Python library under many readers. A small script is the program around it.
import path from 'node:path';
import { array, type InferOutput, nullable, number, object, parse, string } from 'valibot';
import { type Item, type Reader, toTitle } from './reader.ts';
import { PYTHON, run, script } from './run.ts';

const POLL = object({
  items: array(
    object({
      id: string(),
      title: string(),
      link: string(),
      published: number(),
      updated: nullable(number()),
      authors: array(string()),
      tags: array(string()),
      content: string(),
    }),
  ),
  fresh: array(string()),
});

export const feedparser: Reader = {
  name: 'feedparser',
  packages: ['python3-feedparser'],
  probe: [PYTHON, '-c', 'import feedparser'],
  statuses: [200, 304, 304],
  rename: (_, after) => [after],
  // It shows everything. An Atom entry always says when it was updated; RSS says so when it was.
  expose: (article, format) => ({
    id: article.id,
    title: toTitle(article, format),
    link: article.link,
    published: article.published,
    updated: article.updated ?? (format === 'atom' ? article.published : null),
    authors: article.authors,
    tags: article.tags,
    content: article.html,
  }),
  subscribe: async (home, url) => {
    let items: readonly Item[] = [];
    return {
      poll: async () => {
        const polled = await poll(home, url);
        items = polled.items;
        return items.filter(({ id }) => polled.fresh.includes(id));
      },
      list: async () => items,
    };
  },
};

async function poll(home: string, url: string): Promise<InferOutput<typeof POLL>> {
  const state = path.join(home, 'state.json');
  const printed = await run(home, PYTHON, [script('feedparser_poll.py'), state, url]);
  return parse(POLL, JSON.parse(printed));
}
