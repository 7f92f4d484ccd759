// Keeping a copy of all articles: everything once, and then what has changed and what was removed.
import { readPage, toNext } from './articles.ts';
import type { Page, Removal } from './bodies.ts';
import { ProblemError } from './problem.ts';
import { type Field, LIST, type SyncQuery, toSearch } from './query.ts';
import type { Get } from './requests.ts';

/** How far a copy is. Plain data: keep it as JSON beside the copy. */
export type SyncState = {
  /** Of which query the copy is. */
  readonly query: string;
  /** The copy has what changed before; null until all has been read once. */
  readonly since: string | null;
  /** Of a run that is not at its end: its next page, and what `since` will be. */
  readonly next: string | null;
  readonly mark: string | null;
};

/** One step: insert or replace `articles` by `id`, delete those in `removed`, then keep `state`. */
export type SyncBatch<T> = {
  readonly articles: T[];
  readonly removed: Removal[];
  readonly state: SyncState;
  /** Whether the copy is up to date with this step. */
  readonly done: boolean;
};

/** As many as a page may have. */
const ROWS = 50;

/**
 * Steps from `state` on; from nothing where it is null. A run that ends early goes on where its last kept
 * state was. Throws a TypeError for the state of another query.
 */
export async function* runSync<T>(
  get: Get,
  state: SyncState | null,
  { limit = ROWS, fields, ...filter }: SyncQuery,
  signal: AbortSignal | undefined,
): AsyncGenerator<SyncBatch<T>> {
  const asked = { ...filter, ...(fields?.length ? { fields: withId(fields) } : {}) };
  const query = toSearch(asked);
  let now: SyncState = state ?? { query, since: null, next: null, mark: null };
  if (now.query !== query) throw new TypeError(toMismatch(now.query, query));
  let begunAnew = false;
  for (;;) {
    const order = now.since === null ? { order: 'updated' } : { 'changed-since': now.since };
    const path = now.next ?? `${LIST}${toSearch({ ...asked, ...order, limit })}`;
    const page = await readPage<T>(get, path, signal).catch((fault: unknown) => {
      if (begunAnew || !isOfCursor(fault)) throw fault;
      return null;
    });
    if (page === null) {
      // The site has changed so much that it does not know the place any more.
      begunAnew = true;
      now = { ...now, next: null, mark: null };
      continue;
    }
    now = toStateAfter(page, now);
    const done = now.next === null;
    yield { articles: page.articles, removed: page.removed ?? [], state: now, done };
    if (done) return;
  }
}

/** The mark is that of the first page: what changes while the others are read comes with the next run. */
function toStateAfter(page: Page<unknown>, { query, since, next, mark }: SyncState): SyncState {
  const reached = next === null ? (page.changed_since ?? since) : mark;
  const following = toNext(page);
  return following === null
    ? { query, since: reached, next: null, mark: null }
    : { query, since, next: following, mark: reached };
}

function toMismatch(was: string, is: string): string {
  const [before, after] = [was, is].map((search) => search || 'no parameters');
  return `The state is of another query (${before}) than this one (${after}). Begin a new copy with null.`;
}

function isOfCursor(fault: unknown): boolean {
  return fault instanceof ProblemError && fault.problem.parameter === 'cursor';
}

/** A copy needs the ids of its rows. */
function withId(fields: readonly Field[]): readonly Field[] {
  return fields.includes('id') ? fields : ['id', ...fields];
}
