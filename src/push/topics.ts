// What every feed holds now, as short hashes: that of two moments is the same where nobody must be told.
import { at, type Catalog, dueCount, fingerprintAt, listAt } from '../catalog/catalog.ts';
import type { Term } from '../catalog/site.ts';
import { toDocument } from '../feed/document.ts';
import { FORMATS } from '../feed/formats.ts';
import { toLinks } from '../feed/links.ts';
import { digest } from '../http/digest.ts';
import { listScopes } from '../query/known.ts';
import { toScopeQuery } from '../query/query.ts';
import type { Scope } from '../query/scope.ts';
import { select } from '../query/select.ts';
import type { TopicChange } from './receiver.ts';

/** Absolute URLs of feeds, and a version of each. */
export type Topics = { readonly [url: string]: string };

/** Characters of a version: 48 bits in base64url, like a fingerprint. */
const LENGTH = 8;

/**
 * Every feed that /feeds.opml lists at `now` (seconds), in every format. A version is made of what makes E
 * and F of the entity tag `W/"K.E.F"` (src/serve/feed-representation.ts): the envelope and the
 * fingerprints. K is not in it: new code that writes the same bytes is nothing to tell of.
 */
export async function readTopics(catalog: Catalog, now: number): Promise<Topics> {
  return await readScopes(catalog, listScopes(catalog, now), now);
}

/**
 * The same, with the topics of the same catalog at an earlier moment, at which `due` articles were due: only
 * the feeds of those that have become due since can be others.
 */
export async function updateTopics(
  catalog: Catalog,
  before: Topics,
  due: number,
  now: number,
): Promise<Topics> {
  const scopes = listScopesOf(catalog, due, dueCount(catalog.rows, now));
  return { ...before, ...(await readScopes(catalog, scopes, now)) };
}

async function readScopes(
  catalog: Catalog,
  scopes: readonly (Scope | null)[],
  now: number,
): Promise<Topics> {
  const topics: [url: string, version: string][] = [];
  for (const scope of scopes) {
    const query = toScopeQuery(catalog.site, scope);
    const selection = select(catalog, query, now);
    const document = toDocument(catalog, query, selection);
    const entries = selection.entries
      .map((position) => fingerprintAt(catalog.rows, position))
      .join('');
    const versions = FORMATS.map(async (format) => {
      const links = toLinks(document, format, FORMATS);
      const { before, between, after } = format.envelope(document, links);
      const version = await digest(JSON.stringify([before, between, after, entries]));
      return [links.self, version.slice(0, LENGTH)] as const;
    });
    for (const [url, version] of await Promise.all(versions)) topics.push([url, version]);
  }
  return Object.fromEntries(topics);
}

/** Changed and new ones in the order of /feeds.opml, then those that are gone. */
export function compareTopics(before: Topics, after: Topics): readonly TopicChange[] {
  const changed = Object.entries(after)
    .filter(([url, version]) => before[url] !== version)
    .map(([url, version]) => ({ url, version }));
  const gone = Object.keys(before)
    .filter((url) => after[url] === undefined)
    .map((url) => ({ url, version: '' }));
  return [...changed, ...gone];
}

/** The feeds that the articles at these positions are in. */
function listScopesOf(catalog: Catalog, from: number, end: number): readonly (Scope | null)[] {
  const { rows, sections, tags, authors } = catalog;
  const names: { readonly [kind in Scope['kind']]: Set<Term | undefined> } = {
    section: new Set(),
    tag: new Set(),
    author: new Set(),
  };
  for (let position = from; position < end; position++) {
    // An article without a section has none before the first.
    names.section.add(sections[at(rows.section, position) - 1]);
    for (const id of listAt(rows.tags, position)) names.tag.add(tags[id]);
    for (const id of listAt(rows.authors, position)) names.author.add(authors[id]);
  }
  const named = (['section', 'tag', 'author'] as const).flatMap((kind) =>
    [...names[kind]].flatMap((term) => (term === undefined ? [] : [{ kind, name: term.slug }])),
  );
  return [null, ...named];
}
