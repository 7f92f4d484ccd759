// Where the records of standard.site are: the AT URIs by which pages and records name each other
// (standard.site/docs/verification).
import type { Site } from '../catalog/site.ts';
import { toTid } from '../http/tid.ts';

export const PUBLICATION = 'site.standard.publication';
export const DOCUMENT = 'site.standard.document';

/** Key of the record of the publication; it never changes, as `authority` never does. */
export async function toPublicationKey({ authority }: Site): Promise<string> {
  return await toTid(`tag:${authority}`);
}

/**
 * Key of the record of an article. It follows from the slug and not from the date, so that a corrected
 * date leaves it, and the record of an article of which nothing is left can still be deleted.
 */
export async function toDocumentKey({ authority }: Site, slug: string): Promise<string> {
  return await toTid(`tag:${authority}:articles/${slug}`);
}

/** The AT URI of the publication; null where the site has no account. */
export async function toPublicationUri(site: Site): Promise<string | null> {
  const { atproto } = site.receivers;
  if (atproto === null) return null;
  return toUri(atproto.did, PUBLICATION, await toPublicationKey(site));
}

/** The AT URI of an article; null where the site has no account. */
export async function toDocumentUri(site: Site, slug: string): Promise<string | null> {
  const { atproto } = site.receivers;
  if (atproto === null) return null;
  return toUri(atproto.did, DOCUMENT, await toDocumentKey(site, slug));
}

function toUri(did: string, collection: string, key: string): string {
  return `at://${did}/${collection}/${key}`;
}
