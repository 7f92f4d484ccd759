// What the Worker does by itself, once a minute: it tells receivers what has changed.
import { type Catalog, dueCount } from '../catalog/catalog.ts';
import { log } from '../log.ts';
import { toUploadTime } from '../serve/upload-time.ts';
import type { Assets } from '../store/articles.ts';
import { readPushState, type StateStore, writePushState } from '../store/push-state.ts';
import { deliver } from './deliver.ts';
import { toFault } from './log.ts';
import { consume, type DeliveryQueue, sendToQueue } from './queue.ts';
import type { Receiver } from './receiver.ts';
import { RECEIVERS } from './receivers.ts';
import type { Sender } from './send.ts';
import {
  isCurrent,
  NOTHING,
  readPublished,
  readSettings,
  type State,
  toChanges,
  toState,
} from './state.ts';
import { enqueue, takeShare } from './waiting.ts';
import { toWake } from './wake.ts';

/** What of the Worker's bindings this needs; a queue and secrets where they are bound. */
export type PushBindings = {
  readonly CACHE: StateStore;
  readonly ASSETS: Assets;
  readonly VERSION: WorkerVersionMetadata;
  readonly PUSH_QUEUE?: DeliveryQueue;
};

/** What the platform calls beside `fetch`. Neither rejects: a receiver never breaks a Worker. */
export type Push = {
  readonly scheduled: (
    controller: Pick<ScheduledController, 'scheduledTime'>,
    env: PushBindings,
  ) => Promise<void>;
  readonly queue: (batch: MessageBatch, env: PushBindings) => Promise<void>;
};

/** `clock` gives seconds since 1970. */
export function createPush(
  catalog: Catalog,
  clock: () => number,
  receivers: readonly Receiver[] = RECEIVERS,
): Push {
  const named = receivers.filter((one) => one.isNamed(catalog));
  /** The last state of this isolate: KV may give an older one, or may not have taken it. */
  let latest: State | null = null;
  /** Whether KV has taken it. */
  let isStored = true;

  const toSender = (env: PushBindings): Sender => ({
    receivers: named,
    catalog,
    assets: env.ASSETS,
    secret: (name) => toText(Object.entries(env).find(([key]) => key === name)?.[1]),
    clock,
  });

  const readState = async (kv: StateStore): Promise<State> => {
    const text = await readPushState(kv);
    const stored = text === null ? null : toState(text);
    if (stored === null && latest === null) {
      const why =
        text === null ? 'no state of a push before' : 'the state of the push before is damaged';
      log('push-without-state', `${why}: feeds are told of as new, and articles are not told of`);
    }
    if (stored === null) return latest ?? NOTHING;
    return latest !== null && latest.at > stored.at ? latest : stored;
  };

  /** The state with the deliveries that tell of whatever has changed since. */
  const plan = async (before: State, now: number): Promise<State> => {
    if (isCurrent(catalog, before, now)) return before;
    const published = await readPublished(catalog, named, before, now);
    const changes = toChanges(before, published);
    const settings = readSettings(catalog, named);
    let { waiting, tally } = before;
    for (const receiver of named) {
      const renewed = settings[receiver.name] !== before.settings[receiver.name];
      const planned = receiver.plan(catalog, { ...changes, renewed }, now);
      const share = takeShare(receiver, planned, tally, now);
      waiting = enqueue(waiting, share.taken);
      tally = share.tally;
    }
    const due = dueCount(catalog.rows, now);
    return { ...published, catalog: catalog.digest, due, at: now, waiting, tally, settings };
  };

  /** Without what a queue has taken. */
  const handOver = async (state: State, queue: DeliveryQueue | undefined): Promise<State> => {
    if (queue === undefined || state.waiting.length === 0) return state;
    try {
      await sendToQueue(
        queue,
        state.waiting.map(({ delivery }) => delivery),
      );
      return { ...state, waiting: [] };
    } catch (fault) {
      log('push-failed', `the queue takes nothing, so it is sent without it: ${toFault(fault)}`);
      return state;
    }
  };

  const wake = async (env: PushBindings, now: number, isLast: boolean): Promise<void> => {
    const before = await readState(env.CACHE);
    const planned = await handOver(await plan(before, now), env.PUSH_QUEUE);
    const waiting = await deliver(planned.waiting, toSender(env), now, isLast);
    const isSame = planned === before && waiting.length === 0 && before.waiting.length === 0;
    if (isSame && isStored) return;
    // Only now: a wake that is ended before this is done again, and who is told twice loses nothing.
    latest = { ...planned, at: now, waiting };
    isStored = false;
    await writePushState(env.CACHE, JSON.stringify(latest));
    isStored = true;
  };

  return {
    scheduled: async ({ scheduledTime }, env) => {
      if (named.length === 0) return;
      const now = Math.floor(scheduledTime / 1000);
      const kind = toWake(catalog, toUploadTime(env.VERSION), now);
      if (kind === 'sleep') return;
      try {
        await wake(env, now, kind === 'end');
      } catch (fault) {
        log('push-fault', `tried again later: ${toFault(fault)}`);
      }
    },
    queue: async (batch, env) => await consume(batch, toSender(env)),
  };
}

function toText(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
