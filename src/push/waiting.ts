// Deliveries that wait: which are added, which are replaced, and how many a receiver has had today.
import * as v from 'valibot';
import { log } from '../log.ts';
import { DAY } from './bounds.ts';
import type { Delivery, Receiver } from './receiver.ts';

export type Waiting = {
  readonly delivery: Delivery;
  /** How often it was tried. */
  readonly attempts: number;
  /** Seconds since 1970: not to be tried before. */
  readonly from: number;
};

/** How many deliveries each receiver has had on a day, as counted from 1970 (UTC). */
export type Tally = {
  readonly day: number;
  readonly counts: { readonly [receiver: string]: number };
};

export const delivery: v.GenericSchema<Delivery> = v.object({
  receiver: v.string(),
  id: v.string(),
  target: v.string(),
  subject: v.string(),
  at: v.number(),
});

export const waiting: v.GenericSchema<Waiting> = v.object({
  delivery,
  attempts: v.number(),
  from: v.number(),
});

/** Adds new ones; they take the place of older ones that tell the same receiver of the same. */
export function enqueue(
  held: readonly Waiting[],
  planned: readonly Delivery[],
): readonly Waiting[] {
  const all = new Map(held.map((one) => [toPurpose(one.delivery), one]));
  for (const one of planned) {
    all.set(toPurpose(one), { delivery: one, attempts: 0, from: 0 });
  }
  return [...all.values()];
}

/** Cuts what a receiver is told to its bound for the day of `now` (seconds), with a line in the log. */
export function takeShare(
  { name, daily }: Receiver,
  planned: readonly Delivery[],
  tally: Tally,
  now: number,
): { readonly taken: readonly Delivery[]; readonly tally: Tally } {
  const day = Math.floor(now / DAY);
  const counts = tally.day === day ? tally.counts : {};
  const before = counts[name] ?? 0;
  const taken = planned.slice(0, Math.max(0, daily - before));
  const dropped = planned.length - taken.length;
  if (dropped > 0) {
    log('push-dropped', `${name}: ${dropped} dropped, of ${daily} a day (UTC) at most`, {
      receiver: name,
    });
  }
  return { taken, tally: { day, counts: { ...counts, [name]: before + taken.length } } };
}

function toPurpose({ receiver, target, subject }: Delivery): string {
  return JSON.stringify([receiver, target, subject]);
}
