// What every feed holds now, as short hashes: that of two moments is the same where nobody must be told.
import { type Catalog, fingerprintAt } from '../catalog/catalog.ts';
import { toDocument } from '../feed/document.ts';
import { FORMATS } from '../feed/formats.ts';
import { toLinks } from '../feed/links.ts';
import { digest } from '../http/digest.ts';
import { listScopes } from '../query/known.ts';
import { toScopeQuery } from '../query/query.ts';
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
  const topics: [url: string, version: string][] = [];
  for (const scope of listScopes(catalog, now)) {
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
