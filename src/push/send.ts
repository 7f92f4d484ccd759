// Sends one delivery, whoever it is for.
import type { Catalog } from '../catalog/catalog.ts';
import type { Assets } from '../store/articles.ts';
import { toFault } from './log.ts';
import { type Outcome, post } from './post.ts';
import type { Delivery, Receiver } from './receiver.ts';

/** What the sending of all deliveries of one wake, or one batch of a queue, has in common. */
export type Sender = {
  readonly receivers: readonly Receiver[];
  readonly catalog: Catalog;
  readonly assets: Assets;
  readonly secret: (name: string) => string | null;
  /** Seconds since 1970. */
  readonly clock: () => number;
};

/** What came of it, and how many requests it took. Never throws. */
export async function send(
  { receivers, catalog, assets, secret, clock }: Sender,
  delivery: Delivery,
): Promise<{ readonly outcome: Outcome; readonly requests: number }> {
  const receiver = receivers.find(({ name }) => name === delivery.receiver);
  if (receiver === undefined) {
    return {
      outcome: { kind: 'drop', reason: 'site.yaml does not name it any more' },
      requests: 0,
    };
  }
  let requests = 0;
  const context = {
    catalog,
    assets,
    secret,
    now: clock(),
    post: async (request: Parameters<typeof post>[0]) => {
      requests++;
      return await post(request, clock());
    },
  };
  try {
    return { outcome: await receiver.send(delivery, context), requests };
  } catch (fault) {
    // A bug, and the same the next time.
    return { outcome: { kind: 'drop', reason: toFault(fault) }, requests };
  }
}
