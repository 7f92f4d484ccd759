// feedparser: the Python library under many readers. A small script is the program around it.
import path from 'node:path';
import { array, type InferOutput, nullable, number, object, parse, string } from 'valibot';
import type { Item, Reader } from './reader.ts';
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
  expose: ({ id, title, link, published, updated, authors, tags, html }, format) => ({
    id,
    title,
    link,
    published,
    updated: updated ?? (format === 'atom' ? published : null),
    authors,
    tags,
    content: html,
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
