// The subscriptions of a test file: each row's reader with a home of its own, and what it was answered.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Item, Subscription } from './reader.ts';
import type { Row } from './readers.ts';
import type { Exchange } from './recorder.ts';
import type { Site } from './worker.ts';

/** What one poll asked and got, and what the reader showed as new after it. */
export type Poll = {
  readonly exchanges: readonly Exchange[];
  readonly fresh: readonly Item[];
};

export type Subscriber = {
  readonly poll: () => Promise<Poll>;
  readonly list: Subscription['list'];
};

export type Subscribers = {
  readonly of: (row: Row) => Subscriber;
  /** Takes their homes away. */
  readonly close: () => Promise<void>;
};

export async function subscribe(site: Site, rows: readonly Row[]): Promise<Subscribers> {
  const homes = await mkdtemp(path.join(tmpdir(), 'tagwire-readers-'));
  const subscribers = new Map<Row, Subscriber>();
  for (const [number, row] of rows.entries()) {
    const home = path.join(homes, String(number));
    await mkdir(home);
    subscribers.set(row, record(site, await open(site, row, home)));
  }
  return {
    of: (row) => {
      const subscriber = subscribers.get(row);
      if (subscriber === undefined) throw new Error(`nobody is ${row.name}`);
      return subscriber;
    },
    close: () => rm(homes, { recursive: true, force: true }),
  };
}

async function open(site: Site, { reader, feed }: Row, home: string): Promise<Subscription> {
  return await reader.subscribe(home, `${site.recorder.origin}${feed.path}`);
}

function record({ recorder }: Site, subscription: Subscription): Subscriber {
  return {
    poll: async () => {
      const before = recorder.exchanges.length;
      const fresh = await subscription.poll();
      return { fresh, exchanges: recorder.exchanges.slice(before) };
    },
    list: subscription.list,
  };
}
