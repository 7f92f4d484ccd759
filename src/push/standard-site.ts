// standard.site: records of the publication and of its articles in a repository of the AT Protocol, where
// readers of that network find them (standard.site/docs/lexicons).
import {
  DOCUMENT,
  PUBLICATION,
  toDocumentKey,
  toPublicationKey,
  toPublicationUri,
} from '../feed/at-records.ts';
import { readArticles } from './articles.ts';
import { toDocument, toPublication } from './at-documents.ts';
import { createAtSession } from './at-session.ts';
import { findListed, readArticle } from './read-article.ts';
import type { PushContext, Receiver } from './receiver.ts';

/** Records a day: servers allow some 11,000 new ones (docs.bsky.app, rate limits: 35,000 points of 3). */
const DAILY = 10_000;

const PUT = 'com.atproto.repo.putRecord';
const DELETE = 'com.atproto.repo.deleteRecord';

const session = createAtSession();

export const STANDARD_SITE: Receiver = {
  name: 'standard-site',
  of: 'articles',
  daily: DAILY,
  isNamed: ({ site }) => site.receivers.atproto !== null,
  settings: ({ site }) => JSON.stringify([site.receivers.atproto, toPublication(site)]),
  plan: (catalog, { articles, renewed }, now) => {
    const { atproto } = catalog.site.receivers;
    if (atproto === null) return [];
    const slugs = articles.map(({ slug }) => slug);
    // A server takes no notice of a record that it has already.
    const all = renewed ? [...readArticles(catalog, now).slugs.split(' '), ...slugs] : slugs;
    const subjects = [...new Set(all.filter((slug) => slug !== ''))].slice(1 - DAILY);
    return [...(renewed ? [PUBLICATION] : []), ...subjects].map((subject) => ({
      receiver: 'standard-site',
      id: `${now} ${subject}`,
      target: atproto.pds,
      subject,
      at: now,
    }));
  },
  send: async ({ subject }, context) => {
    const { atproto } = context.catalog.site.receivers;
    const call = atproto === null ? null : await toCall(atproto.did, subject, context);
    if (atproto === null || call === null) {
      return { kind: 'retry', reason: 'the stored article cannot be read' };
    }
    return await session.call(atproto, call, context);
  },
};

/** What there is at this moment decides: a record is put, or deleted. Null where the article cannot be read. */
async function toCall(did: string, subject: string, { catalog, assets, now }: PushContext) {
  const { site } = catalog;
  if (subject === PUBLICATION) {
    const place = { repo: did, collection: PUBLICATION, rkey: await toPublicationKey(site) };
    return { method: PUT, body: { ...place, record: toPublication(site) } };
  }
  const place = { repo: did, collection: DOCUMENT, rkey: await toDocumentKey(site, subject) };
  const position = findListed(catalog, subject, now);
  if (position === null) return { method: DELETE, body: place };
  const about = await readArticle(catalog, assets, position);
  if (about === null) return null;
  const publication = (await toPublicationUri(site)) ?? site.origin;
  return {
    method: PUT,
    body: { ...place, record: toDocument(catalog, subject, about, publication) },
  };
}
