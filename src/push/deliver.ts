// Sends what waits, within the bounds of one wake.
import { DAY, LONGEST, PER_DELIVERY, PER_MINUTE } from './bounds.ts';
import { logDelivery } from './log.ts';
import { type Sender, send } from './send.ts';
import type { Waiting } from './waiting.ts';

/**
 * Resolves to what still waits. Targets are sent to at the same time, and what is for the same one in its
 * order; one that fails is left alone until the next wake, so that a hub that is down costs one request.
 * `now` is the wake's minute, in seconds since 1970. `isLast`: nothing is tried after this.
 */
export async function deliver(
  waiting: readonly Waiting[],
  sender: Sender,
  now: number,
  isLast: boolean,
): Promise<readonly Waiting[]> {
  const begun = sender.clock();
  let budget = PER_MINUTE + PER_DELIVERY - 1;
  const isOver = (): boolean => budget < PER_DELIVERY || sender.clock() - begun > LONGEST;

  const deliverTo = async (queue: readonly Waiting[]): Promise<readonly Waiting[]> => {
    for (const [index, { delivery, attempts, from }] of queue.entries()) {
      if (from > now || isOver()) return queue.slice(index);
      budget -= PER_DELIVERY;
      const { outcome, requests } = await send(sender, delivery);
      budget += PER_DELIVERY - requests;
      if (outcome.kind === 'drop')
        logDelivery('push-dropped', delivery, `${outcome.reason}; not tried again`);
      if (outcome.kind !== 'retry') continue;
      const others = queue.slice(index + 1);
      const behind = others.length === 0 ? '' : `; ${others.length} more wait for it`;
      logDelivery(
        'push-failed',
        delivery,
        `${outcome.reason}; try ${attempts + 1}, again later${behind}`,
      );
      // The failed one last: if it is the only one that the target does not take, it stops no other.
      const failed = { delivery, attempts: attempts + 1, from };
      const again = now + (outcome.wait ?? 0);
      return [...others, failed].map((one) => ({ ...one, from: again }));
    }
    return [];
  };

  const left = await Promise.all(toQueues(waiting).map(deliverTo));
  return left.flatMap((queue) => giveUp(queue, now, isLast));
}

/** What waits, by receiver and target. */
function toQueues(waiting: readonly Waiting[]): readonly (readonly Waiting[])[] {
  const queues = Map.groupBy(waiting, ({ delivery: { receiver, target } }) => {
    return JSON.stringify([receiver, target]);
  });
  return [...queues.values()];
}

/** Without what has waited for a day, or will not be tried any more: one line in the log for a target. */
function giveUp(queue: readonly Waiting[], now: number, isLast: boolean): readonly Waiting[] {
  const isOld = ({ delivery }: Waiting): boolean => isLast || now - delivery.at >= DAY;
  const [first, ...others] = queue.filter(isOld);
  if (first === undefined) return queue;
  const more = others.length === 0 ? '' : `, and ${others.length} more for it`;
  logDelivery('push-dropped', first.delivery, `given up after ${first.attempts} tries${more}`);
  return queue.filter((one) => !isOld(one));
}
