// What subscribers of the running Worker see of its articles, from day to day.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Article } from './publication.ts';
import type { Item } from './reader.ts';
import { ROWS } from './readers.ts';
import { type Subscribers, subscribe } from './subscribers.ts';
import { openSite, type Site } from './worker.ts';

const ADDED = `---
title: An added article
date: 2026-05-20T08:00
authors: [bo]
tags: [C++, Bitcoin]
---
It was not there before.
`;

const ADDED_ID = 'tag:gazette.example,2025-02:articles/added';

let site: Site;
let subscribers: Subscribers;

beforeAll(async () => {
  site = await openSite('polling');
  subscribers = await subscribe(site, ROWS);
});

afterAll(async () => {
  await subscribers?.close();
  await site?.close();
});

describe('a publication without news', () => {
  it.each(ROWS)('gives its articles as they are, and then 304: $name', async (row) => {
    const { reader, feed } = row;
    const articles = await site.publication.list(feed.tag);
    const expected = articles.map((article) => reader.expose(article, feed.format));
    const { poll, list } = subscribers.of(row);
    const polls = [await poll(), await poll(), await poll()];
    expect(articles.length).toBeGreaterThan(1);
    expect(sort(polls[0]?.fresh ?? [])).toEqual(sort(expected));
    expect(sort(await list())).toEqual(sort(expected));
    expect(polls.slice(1).map(({ fresh }) => fresh)).toEqual([[], []]);
    const asked = polls.flatMap(({ exchanges }) => exchanges);
    expect(asked.map(({ path, status }) => [path, status])).toEqual(
      reader.statuses.map((status) => [feed.path, status]),
    );
  });
});

describe('a deploy of the same', () => {
  beforeAll(async () => {
    await site.deploy();
  });

  it.each(ROWS)('is no news: $name', async (row) => {
    const { exchanges, fresh } = await subscribers.of(row).poll();
    expect(fresh).toEqual([]);
    expect(exchanges.map(({ status }) => status)).toEqual(row.reader.statuses.slice(-1));
  });
});

describe('an added article', () => {
  let added: Article;

  beforeAll(async () => {
    await site.publication.write('2026-05-20-added', ADDED);
    await site.deploy();
    added = find(await site.publication.list(), ADDED_ID);
  });

  it.each(ROWS)('is exactly one new item: $name', async (row) => {
    const { poll } = subscribers.of(row);
    expect((await poll()).fresh).toEqual([row.reader.expose(added, row.feed.format)]);
    expect((await poll()).fresh).toEqual([]);
  });
});

describe('an edited article', () => {
  beforeAll(async () => {
    const { edit } = site.publication;
    await edit('2026-05-20-added', 'An added', 'An edited');
    await edit('2026-05-20-added', 'It was not', 'Much of it was not');
    await edit('2026-05-20-added', 'authors:', 'updated: 2026-05-25T08:00\nauthors:');
    await site.deploy();
  });

  it.each(ROWS)('is neither new nor there twice: $name', async (row) => {
    const { poll, list } = subscribers.of(row);
    expect((await poll()).fresh).toEqual([]);
    expect((await poll()).fresh).toEqual([]);
    const shown = (await list()).filter(({ id }) => id === ADDED_ID);
    expect(shown.map(({ title }) => title).toSorted()).toEqual(
      row.reader.rename('An added article', 'An edited article'),
    );
  });
});

describe('a removed article', () => {
  beforeAll(async () => {
    const removed = 'removed: 2026-05-26T08:00\nauthors:';
    await site.publication.edit('2026-03-20-hostile', 'authors:', removed);
    await site.deploy();
  });

  it('leaves a tombstone in Atom', async () => {
    const atom = await (await fetch(`${site.recorder.origin}/atom.xml`)).text();
    expect(atom).toMatch(/<at:deleted-entry[^>]*articles\/hostile/);
  });

  it.each(ROWS)('brings nothing back as new: $name', async (row) => {
    const { poll, list } = subscribers.of(row);
    const before = await list();
    expect((await poll()).fresh).toEqual([]);
    expect((await poll()).fresh).toEqual([]);
    expect(await list()).toEqual(before);
  });
});

function sort(items: readonly Item[]): readonly Item[] {
  return items.toSorted((one, other) => (one.id < other.id ? -1 : 1));
}

function find(articles: readonly Article[], wanted: string): Article {
  const found = articles.find(({ id }) => id === wanted);
  if (found === undefined) throw new Error(`no article ${wanted}`);
  return found;
}
