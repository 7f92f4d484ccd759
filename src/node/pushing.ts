// Tells receivers what has changed, as the cron trigger has the Worker do: one of all servers in each minute.
import { toReason } from '../log.ts';
import { createPush, type PushBindings } from '../push/push.ts';
import { RECEIVERS } from '../push/receivers.ts';
import { toWake } from '../push/wake.ts';
import { log } from './log.ts';
import type { Release } from './release.ts';
import type { Store } from './store.ts';

/** `minute` in seconds since 1970. Never rejects: trouble costs a minute, and is told in the log. */
export type Push = (minute: number) => Promise<void>;

/** `clock` gives seconds since 1970. */
export function createPushing(
  { catalog, built }: Release,
  bindings: PushBindings,
  takeTurn: Store['takeTurn'],
  clock: () => number,
): Push {
  const { scheduled } = createPush(catalog, clock);
  const isNeeded = RECEIVERS.some((receiver) => receiver.isNamed(catalog));
  return async (minute) => {
    // Nearly every minute: then Redis is not asked either.
    if (!isNeeded || toWake(catalog, built, minute) === 'sleep') return;
    try {
      if (await takeTurn()) await scheduled({ scheduledTime: minute * 1000 }, bindings);
    } catch (fault) {
      log('push-skipped', `Nobody is told of changes in this minute: ${toReason(fault)}`);
    }
  };
}
