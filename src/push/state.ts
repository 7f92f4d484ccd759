// What was pushed last, and what still waits: what one wake leaves to the next.
import * as v from 'valibot';
import { type Catalog, dueCount } from '../catalog/catalog.ts';
import { compareArticles, type PublicArticles, readArticles } from './articles.ts';
import type { Changes, Receiver } from './receiver.ts';
import { compareTopics, readTopics, type Topics, updateTopics } from './topics.ts';
import { type Tally, type Waiting, waiting } from './waiting.ts';

/** What is public at one moment. Null for what no receiver is told of. */
export type Published = {
  readonly topics: Topics | null;
  readonly articles: PublicArticles | null;
};

export type State = Published & {
  /** Digest of the catalog, which covers the code too, and how many articles were due: what is public follows from both. */
  readonly catalog: string;
  readonly due: number;
  /** Seconds since 1970: when this was written. */
  readonly at: number;
  readonly waiting: readonly Waiting[];
  readonly tally: Tally;
  /** What each receiver tells of the settings. */
  readonly settings: { readonly [receiver: string]: string };
};

const STATE = v.object({
  catalog: v.string(),
  due: v.number(),
  at: v.number(),
  topics: v.nullable(v.record(v.string(), v.string())),
  articles: v.nullable(v.object({ slugs: v.string(), fingerprints: v.string() })),
  waiting: v.array(waiting),
  tally: v.object({ day: v.number(), counts: v.record(v.string(), v.number()) }),
  settings: v.optional(v.record(v.string(), v.string()), {}),
});

/** What nobody has been told of yet. */
export const NOTHING: State = {
  catalog: '',
  due: 0,
  at: 0,
  topics: null,
  articles: null,
  waiting: [],
  tally: { day: 0, counts: {} },
  settings: {},
};

/** True where what was public then is public at `now` (seconds), too: nothing can have changed. */
export function isCurrent(catalog: Catalog, state: State, now: number): boolean {
  return state.catalog === catalog.digest && state.due === dueCount(catalog.rows, now);
}

/** What is public at `now` (seconds), as far as these receivers are told of it. */
export async function readPublished(
  catalog: Catalog,
  receivers: readonly Receiver[],
  before: State,
  now: number,
): Promise<Published> {
  const isTold = (what: Receiver['of']): boolean => receivers.some((one) => one.of === what);
  const readAllTopics = async (): Promise<Topics> => {
    const isLater = before.catalog === catalog.digest && before.due < dueCount(catalog.rows, now);
    if (before.topics === null || !isLater) return await readTopics(catalog, now);
    return await updateTopics(catalog, before.topics, before.due, now);
  };
  return {
    topics: isTold('topics') ? await readAllTopics() : null,
    articles: isTold('articles') ? readArticles(catalog, now) : null,
  };
}

/**
 * With nothing to compare, all feeds are told of, because a hub tells only what is new to it; no article
 * is, because nobody knows which of them are.
 */
export function toChanges(before: Published, after: Published): Omit<Changes, 'renewed'> {
  return {
    topics: after.topics === null ? [] : compareTopics(before.topics ?? {}, after.topics),
    articles:
      before.articles === null || after.articles === null
        ? []
        : compareArticles(before.articles, after.articles),
  };
}

/** What each of these receivers tells of the settings. */
export function readSettings(catalog: Catalog, receivers: readonly Receiver[]): State['settings'] {
  return Object.fromEntries(
    receivers.flatMap(({ name, settings }) =>
      settings === undefined ? [] : [[name, settings(catalog)]],
    ),
  );
}

/** Null where the text is none of a state, as after a change of what this file says. */
export function toState(text: string): State | null {
  try {
    const { success, output } = v.safeParse(STATE, JSON.parse(text));
    return success ? output : null;
  } catch {
    return null;
  }
}
