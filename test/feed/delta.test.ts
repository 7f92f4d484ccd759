// Deltas (RFC 3229): whatever happens to articles, what a client had plus what it is
// sent is every entry of the current feed in its current form.
import fc from 'fast-check';
import { parseAtomFeed } from 'feedsmith';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/compile/content/article.ts';
import { findBase } from '../../src/feed/delta.ts';
import type { Query } from '../../src/query/query.ts';
import type { Content } from '../read-content.ts';
import { ask, NOW, type Publication, publish, readFixture } from './publication.ts';

const fixture = await readFixture();
const content: Content = {
  ...fixture,
  site: { ...fixture.site, feeds: { ...fixture.site.feeds, limit: 5 } },
};

describe('the base that is chosen', () => {
  const tag = (k: string, ...f: string[]) => `W/"${k}.EEEEEEEE.${f.join('')}"`;
  const [a, b, c, x] = ['aaaaaaaa', 'bbbbbbbb', 'cccccccc', 'xxxxxxxx'];
  const rows: readonly (readonly [string, readonly string[], string | null])[] = [
    ['has our K and shares a fingerprint', [tag('KKKKKKKK', a)], tag('KKKKKKKK', a)],
    ['is none of another K', [tag('JJJJJJJJ', a)], null],
    ['is none that shares nothing', [tag('KKKKKKKK', x)], null],
    ['is none that was empty', [tag('KKKKKKKK')], null],
    ['shares most of several', [tag('KKKKKKKK', a), tag('KKKKKKKK', a, b)], tag('KKKKKKKK', a, b)],
    ['is no hash', [`W/"KKKKKKKK.EEEEEEEE.${'a'.repeat(43)}"`], null],
    ['is no fingerprint out of step', [`W/"KKKKKKKK.EEEEEEEE.x${a}xxxxxxx"`], null],
    ['is no strong tag', [tag('KKKKKKKK', a).slice(2)], null],
    ['is no garbage', ['W/"', '"', 'W/"KKKKKKKK"', 'W/"..."'], null],
  ];
  it.each(rows)('%s', (_label, etags, expected) => {
    expect(findBase(etags, 'KKKKKKKK', [a, b, c])?.etag ?? null).toBe(expected);
  });
});

describe('over any history', () => {
  it('what a client had and what it is sent make the current feed, and nothing is sent twice', async () => {
    await fc.assert(
      fc.asyncProperty(
        histories(),
        fc.constantFrom('', '?tag=bitcoin'),
        async (history, search) => {
          const client: Client = { etag: '', base: new Map(), entries: new Map() };
          for (const articles of history) {
            const publication = publish({ ...content, articles });
            await poll(publication, ask(publication, search), client);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

type Client = {
  etag: string;
  /** The document that `etag` names. */
  base: ReadonlyMap<string, string>;
  /** The newest form of every entry it ever had. */
  readonly entries: Map<string, string>;
};

/** One poll of a client that takes deltas, with every promise checked. */
async function poll(publication: Publication, query: Query, client: Client): Promise<void> {
  const feed = await publication.represent('atom', query);
  const whole = toEntries(await publication.render('atom', query));
  if (feed.etag === client.etag) {
    for (const [id, entry] of whole) expect(client.entries.get(id)).toBe(entry);
    return;
  }
  const delta = feed.delta(client.etag === '' ? [] : [client.etag]);
  const sent = delta === null ? whole : toEntries(await publication.renderPart(delta.render));
  if (delta !== null) {
    expect(delta.base).toBe(client.etag);
    expect(sent.size).toBeGreaterThan(0);
    for (const [id, entry] of sent) expect(client.base.get(id)).not.toBe(entry);
  }
  for (const [id, entry] of sent) client.entries.set(id, entry);
  for (const [id, entry] of whole) expect(client.entries.get(id)).toBe(entry);
  client.etag = feed.etag;
  client.base = whole;
  expect(feed.delta([feed.etag])).toBeNull();
}

/** Each entry's text by its id. */
function toEntries(atom: string): ReadonlyMap<string, string> {
  const entries = atom.split(/(?=<entry )/).slice(1);
  const ids = (parseAtomFeed(atom).entries ?? []).map(({ id }) => id ?? '');
  return new Map(
    ids.map((id, index) => [id, (entries[index] ?? '').replace('</feed>', '').trim()]),
  );
}

/** States of a publication, each made of the one before by an edit. */
function histories(): fc.Arbitrary<readonly (readonly Article[])[]> {
  const edit = fc.record({
    kind: fc.constantFrom('add', 'edit', 'remove', 'redate', 'retag'),
    place: fc.nat(30),
    value: fc.nat(1000),
  });
  return fc.array(edit, { minLength: 3, maxLength: 14 }).map((edits) => {
    const states: (readonly Article[])[] = [[toArticle(0), toArticle(1), toArticle(2)]];
    for (const { kind, place, value } of edits) {
      const last = states.at(-1) ?? [];
      states.push(change(last, kind, place, value).toSorted((a, b) => a.published - b.published));
    }
    return states;
  });
}

function change(
  articles: readonly Article[],
  kind: string,
  place: number,
  value: number,
): readonly Article[] {
  if (kind === 'add') return [...articles, toArticle(articles.length, value)];
  return articles.map((article, index) => {
    if (index !== place % articles.length) return article;
    if (kind === 'edit') return { ...article, title: `Edited ${value}`, updated: NOW - value };
    if (kind === 'remove') return { ...article, removed: NOW - 1 };
    if (kind === 'redate') return { ...article, published: NOW - 100_000 + value * 61 };
    return { ...article, tags: article.tags.length === 0 ? ['bitcoin'] : [] };
  });
}

function toArticle(number: number, value = number): Article {
  const [first] = content.articles;
  if (first === undefined) throw new Error('the fixture is empty');
  const slug = `a-${number}`;
  const id = `tag:gazette.example,2025-02:articles/${slug}`;
  const published = NOW - 100_000 + value * 61;
  return { ...first, slug, id, published, title: `Article ${number}`, tags: ['bitcoin'] };
}
