// Mirroring: a copy kept by asking for changes since the last answer's mark is exact.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toListBody, toListPage } from '../../src/api/answer/articles.ts';
import { readListRequest } from '../../src/api/schema/request.ts';
import type { Render } from '../../src/catalog/reader.ts';
import type { Article } from '../../src/compile/content/article.ts';
import { toStartOfDay } from '../../src/query/instant.ts';
import { isProblem } from '../../src/query/problem.ts';
import { type Publication, publish, readFixture } from '../feed/publication.ts';

const fixture = await readFixture();

const START = Date.parse('2026-06-01T00:00:00Z') / 1000;

/** Seconds of a quarter of a day: histories run over days and begin anew within them. */
const QUARTER = 21_600;

const SLUGS = ['a', 'b', 'c', 'd', 'e', 'f'];

/** What an editor does between two deploys; `share` says how far between them, or beyond. */
type Change = {
  readonly kind: 'publish' | 'schedule' | 'update' | 'remove' | 'restore' | 'drop';
  readonly slug: string;
  /** 0 is the deploy before, 1 this deploy. */
  readonly share: number;
};

type Step =
  | { readonly kind: 'wait'; readonly seconds: number }
  | { readonly kind: 'deploy'; readonly changes: readonly Change[] }
  | { readonly kind: 'ask' };

const changes: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom('publish', 'schedule', 'update', 'remove', 'restore', 'drop'),
  slug: fc.constantFrom(...SLUGS),
  share: fc.constantFrom(0, 0.25, 0.5, 1),
});

const steps: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('wait' as const),
    seconds: fc.integer({ min: 1, max: 4 }).map((quarters) => quarters * QUARTER),
  }),
  fc.record({ kind: fc.constant('deploy' as const), changes: fc.array(changes, { maxLength: 4 }) }),
  fc.record({ kind: fc.constant('ask' as const) }),
);

describe('a copy', () => {
  test('that asks at any instants, also in the middle of deploys, equals the whole list', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(steps, { maxLength: 40, size: 'max' }),
        fc.integer({ min: 1, max: 4 }),
        async (history, limit) => {
          const world = createWorld();
          const copy = createCopy(world, limit);
          for (const step of history) {
            if (step.kind === 'wait') world.wait(step.seconds);
            else if (step.kind === 'deploy') world.deploy(step.changes);
            else await copy.ask();
          }
          await copy.finish();
          await copy.ask();
          await copy.finish();
          expect(copy.rows).toEqual(await readAll(world));
        },
      ),
      { numRuns: 300 },
    );
  });
});

/** The publication as it runs: a clock, what is deployed and since when. */
type World = {
  readonly wait: (seconds: number) => void;
  readonly deploy: (changes: readonly Change[]) => void;
  /** The body of `/api/articles` with this search, now. */
  readonly get: (search: string) => Promise<Body>;
};

type ApiRow = { readonly id: string };

type Body = {
  readonly next: string | null;
  readonly changed_since?: string;
  readonly articles: readonly ApiRow[];
  readonly removed?: readonly ApiRow[];
};

function createWorld(): World {
  let now = START;
  let deployed = START;
  let articles: ReadonlyMap<string, Article> = new Map();
  let publication: Publication = publish({ ...fixture, articles: [] });
  return {
    wait: (seconds) => {
      now += seconds;
    },
    deploy: (list) => {
      for (const change of list) articles = apply(articles, change, deployed, now);
      deployed = now;
      const sorted = [...articles.values()].toSorted(
        (a, b) => a.published - b.published || (a.slug < b.slug ? 1 : -1),
      );
      publication = publish({ ...fixture, articles: sorted });
    },
    get: async (search) => {
      const { catalog, renderPart } = publication;
      const request = await readListRequest(catalog, search, now);
      if (isProblem(request)) throw new Error(request.detail);
      const page = await toListPage(catalog, request, now);
      const render: Render = async ({ records }) => {
        const body = await toListBody(catalog, request, page, deployed, records);
        return body === null ? null : [Buffer.from(body)];
      };
      return JSON.parse(await renderPart(render));
    },
  };
}

/** A change that its article allows, dated between the days of two deploys; else all stays as it is. */
function apply(
  articles: ReadonlyMap<string, Article>,
  { kind, slug, share }: Change,
  before: number,
  now: number,
): ReadonlyMap<string, Article> {
  const [sample] = fixture.articles;
  if (sample === undefined) throw new Error('the fixture is empty');
  // Editors date by the day, and so back to before a deploy of the same day.
  const from = toStartOfDay(before, fixture.site.zone);
  const at = from + Math.round(share * (now - from));
  const old = articles.get(slug);
  const put = (article: Article): ReadonlyMap<string, Article> =>
    new Map([...articles, [slug, article]]);
  if (old === undefined || old.published > now) {
    // Nobody has seen it: it may come, move and go as it likes.
    if (kind === 'drop') return new Map([...articles].filter(([key]) => key !== slug));
    if (kind !== 'publish' && kind !== 'schedule') return articles;
    const published = kind === 'publish' ? at : now + 1 + Math.round(share * 4 * QUARTER);
    const id = `tag:gazette.example,2025-02:articles/${slug}`;
    const title = `${slug} of ${published}`;
    return put({ ...sample, slug, id, title, published, updated: null, removed: null, tags: [] });
  }
  // What came due after the deploy before changes after that.
  const moment = Math.max(at, old.published);
  if (kind === 'update' && old.removed === null) {
    return put({ ...old, title: `${slug} updated at ${moment}`, updated: moment });
  }
  if (kind === 'remove' && old.removed === null) return put({ ...old, removed: moment });
  if (kind === 'restore' && old.removed !== null) {
    return put({ ...old, title: `${slug} is back`, updated: moment, removed: null });
  }
  return articles;
}

/** What a mirror does, a request at a time: follow `next`, then begin again at the mark. */
function createCopy(world: World, limit: number) {
  const rows = new Map<string, ApiRow>();
  let mark: string | null = null;
  let next: string | null = null;
  const ask = async (): Promise<void> => {
    const since = mark === null ? 'order=updated' : `changed-since=${mark}`;
    const first = `?${since}&content=full&limit=${limit}`;
    const body = await world.get(next === null ? first : new URL(next).search);
    // The mark of the first page: what changes while the others are read is asked for again.
    if (next === null) mark = body.changed_since ?? '';
    next = body.next;
    for (const row of body.articles) rows.set(row.id, row);
    for (const { id } of body.removed ?? []) rows.delete(id);
  };
  const finish = async (): Promise<void> => {
    while (next !== null) await ask();
  };
  return { rows, ask, finish };
}

/** Every row of the plain list, by its id. */
async function readAll(world: World): Promise<ReadonlyMap<string, ApiRow>> {
  const { articles } = await world.get('?content=full&limit=50');
  return new Map(articles.map((row) => [row.id, row]));
}
