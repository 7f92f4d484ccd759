// The readers that ask for deltas (RFC 3229, `A-IM: feed`) take them.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { feedparser } from './feedparser.ts';
import { newsboat } from './newsboat.ts';
import { ROWS } from './readers.ts';
import { type Subscribers, subscribe } from './subscribers.ts';
import { openSite, type Site } from './worker.ts';

const ADDED = `---
title: An added article
date: 2026-05-20T08:00
authors: [bo]
tags: [C++]
---
It was not there before.
`;

const ADDED_ID = 'tag:gazette.example,2025-02:articles/added';

/**
 * rss2email asks as well, since feedparser does, but up to 3.14 takes a 226 for a failure: that it is
 * given none is tested with the added article of polling.test.ts.
 */
const ASKING = ROWS.filter(({ reader }) => reader === newsboat || reader === feedparser);

let site: Site;
let subscribers: Subscribers;

beforeAll(async () => {
  site = await openSite('deltas');
  subscribers = await subscribe(site, ASKING);
  for (const row of ASKING) {
    const { poll } = subscribers.of(row);
    for (const _ of row.reader.statuses) await poll();
  }
  await site.publication.write('2026-05-20-added', ADDED);
  await site.deploy();
});

afterAll(async () => {
  await subscribers?.close();
  await site?.close();
});

describe('a reader that asks for deltas', () => {
  it.each(ASKING)('gets one item, and then 304: $name', async (row) => {
    const { poll, list } = subscribers.of(row);
    const before = await list();
    const delta = await poll();
    const next = await poll();
    const validators = delta.exchanges.map(({ asked }) => [asked.aIm, typeof asked.ifNoneMatch]);
    expect(validators).toEqual([['feed', 'string']]);
    expect(delta.exchanges.map(({ status, answered }) => [status, answered.im])).toEqual([
      [226, 'feed'],
    ]);
    expect(delta.fresh.map(({ id }) => id)).toEqual([ADDED_ID]);
    expect((await list()).length).toBe(before.length + 1);
    expect(next.exchanges.map(({ status }) => status)).toEqual([304]);
    expect(next.fresh).toEqual([]);
  });
});
