// Deliveries through Cloudflare Queues, where PUSH_QUEUE is bound: each is retried on its own.
import * as v from 'valibot';
import { log } from '../log.ts';
import { DAY } from './bounds.ts';
import { logDelivery } from './log.ts';
import type { Delivery } from './receiver.ts';
import { type Sender, send } from './send.ts';
import { delivery } from './waiting.ts';

/** Messages, and bytes of them, that a queue takes at once: 100 and 256 KB, of which some are its own. */
const BATCH = 100;
const BATCH_SIZE = 250_000;

/** Seconds to wait at most; a queue takes up to 12 hours. */
const LONGEST_DELAY = 14_400;

/** What we use of a queue. */
export type DeliveryQueue = {
  readonly sendBatch: (
    messages: Iterable<{ readonly body: Delivery; readonly contentType: 'json' }>,
  ) => Promise<unknown>;
};

/** Rejects where the queue does not take them; those it has taken before are sent twice. */
export async function sendToQueue(
  queue: DeliveryQueue,
  deliveries: readonly Delivery[],
): Promise<void> {
  for (const batch of toBatches(deliveries)) {
    await queue.sendBatch(batch.map((body) => ({ body, contentType: 'json' as const })));
  }
}

function toBatches(deliveries: readonly Delivery[]): readonly (readonly Delivery[])[] {
  const text = new TextEncoder();
  const batches: Delivery[][] = [];
  let size = 0;
  for (const one of deliveries) {
    const bytes = text.encode(JSON.stringify(one)).length;
    const last = batches.at(-1);
    if (last === undefined || last.length === BATCH || size + bytes > BATCH_SIZE) {
      batches.push([one]);
      size = bytes;
    } else {
      last.push(one);
      size += bytes;
    }
  }
  return batches;
}

/** Sends a batch. A message that fails comes again after a minute, then two, four and so on, for a day. */
export async function consume(batch: MessageBatch, sender: Sender): Promise<void> {
  for (const message of batch.messages) {
    const { success, output } = v.safeParse(delivery, message.body);
    if (!success) {
      log('push-dropped', `queue: message ${message.id} is no delivery`);
      message.ack();
      continue;
    }
    const { outcome } = await send(sender, output);
    if (outcome.kind === 'drop')
      logDelivery('push-dropped', output, `${outcome.reason}; not tried again`);
    if (outcome.kind !== 'retry') {
      message.ack();
      continue;
    }
    if (sender.clock() - output.at >= DAY) {
      logDelivery(
        'push-dropped',
        output,
        `${outcome.reason}; given up after ${message.attempts} tries`,
      );
      message.ack();
      continue;
    }
    const delaySeconds = Math.min(
      Math.max(30 * 2 ** message.attempts, outcome.wait ?? 0),
      LONGEST_DELAY,
    );
    logDelivery(
      'push-failed',
      output,
      `${outcome.reason}; try ${message.attempts}, again in ${delaySeconds} s`,
    );
    message.retry({ delaySeconds });
  }
}
