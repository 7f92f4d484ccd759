// A feed as a representation: its entity tag `W/"K.E.F"`, its dates and how to render it.
import { type Catalog, fingerprintAt } from '../catalog/catalog.ts';
import type { Render } from '../catalog/reader.ts';
import { findBase } from '../feed/delta.ts';
import { type Document, newestChange, toDocument } from '../feed/document.ts';
import type { Envelope, Format } from '../feed/format.ts';
import { FORMATS, renderFeed } from '../feed/formats.ts';
import { type Links, toLinks } from '../feed/links.ts';
import { PROFILE_FEEDS } from '../feed/profiles/profiles.ts';
import { renderProfile } from '../feed/profiles/render-profile.ts';
import { CLOSED_PAGE_LIFETIME, toRefreshLifetime } from '../http/cache-control.ts';
import { digest } from '../http/digest.ts';
import { isPlain, toIdentity } from '../query/canonical.ts';
import { toUnknownPage } from '../query/not-found.ts';
import type { Problem } from '../query/problem.ts';
import type { Query } from '../query/query.ts';
import { select } from '../query/select.ts';
import type { Representation } from './representation.ts';

/** Characters of K and E: 48 bits in base64url, like a fingerprint. */
const SHORT = 8;

/** Above this many entries F is one hash; an entity tag stays within 246 characters. */
const MAX_FINGERPRINTS = 28;

/** A browser's navigation may get a page in a feed's place. */
const VARY = 'Accept-Encoding, Sec-Fetch-Dest';

/** `now` and `deployed` (when this version was uploaded) in seconds since 1970. */
export async function representFeed(
  catalog: Catalog,
  query: Query,
  format: Format,
  now: number,
  deployed: number,
): Promise<Representation | Problem> {
  const { site, rows } = catalog;
  const selection = select(catalog, query, now);
  if (query.page !== null && query.page > selection.blocks) {
    return toUnknownPage(query.page, selection.blocks);
  }
  const profile = query.profile === null ? null : PROFILE_FEEDS[query.profile];
  const plain = toDocument(catalog, query, selection);
  const document = { ...plain, service: profile?.channel(plain) ?? null };
  const links = toLinks(document, format, FORMATS);
  const envelope = format.envelope(document, links);
  // The ingredients: all that decides on the bytes, and nothing else.
  // The items of a profile are written here, by code of all kinds.
  const code = catalog.code[profile === null ? format.name : 'pages'];
  const kind = `${format.name} ${toIdentity(query)} ${code}`;
  const frame = envelope.before + envelope.between + envelope.after;
  const fingerprints = selection.entries.map((position) => fingerprintAt(rows, position));
  const [k, e, key] = await Promise.all([
    digest(kind),
    digest(frame),
    digest(JSON.stringify([kind, frame, fingerprints])),
  ]);
  const f = await toF(fingerprints);
  return {
    etag: `W/"${k.slice(0, SHORT)}.${e.slice(0, SHORT)}.${f}"`,
    lastModified: Math.min(Math.max(newestChange(catalog, selection) ?? 0, deployed), now),
    contentType: format.contentType,
    fields: { Vary: VARY, ...toLink(document, links) },
    lifetime: document.next === null ? toRefreshLifetime(site.feeds.refresh) : CLOSED_PAGE_LIFETIME,
    due: selection.due,
    key,
    shared: isPlain(query, site),
    render: toRender(format, envelope, selection.entries, document, catalog),
    delta: (etags) => {
      // What does not fit is not there, whatever the tag says.
      const isWhole = profile?.largest === undefined || profile.largest === null;
      const base =
        query.page === null && isWhole ? findBase(etags, k.slice(0, SHORT), fingerprints) : null;
      if (base === null || fingerprints.length > MAX_FINGERPRINTS) return null;
      const lacking = selection.entries.filter(
        (position) => !base.held.has(fingerprintAt(rows, position)),
      );
      if (lacking.length === 0) return null;
      const part = format.envelope({ ...document, complete: false }, { ...links, previous: null });
      return { base: base.etag, render: toRender(format, part, lacking, document, catalog) };
    },
  };
}

function toRender(
  format: Format,
  envelope: Envelope,
  positions: readonly number[],
  { query, show }: Document,
  catalog: Catalog,
): Render {
  const { profile, content } = query;
  return async (reader) => {
    const records = await reader.records(positions);
    if (records === null) return null;
    if (profile !== null) {
      return renderProfile(PROFILE_FEEDS[profile], envelope, records, content, catalog);
    }
    const { markdown: hasMarkdown } = catalog.site.feeds;
    return renderFeed(format, envelope, records, { content, isShow: show !== null, hasMarkdown });
  };
}

/** WebSub discovery (§4): the hub and exactly one self; nothing where there is no hub. */
function toLink({ site, service }: Document, { self }: Links): { readonly Link?: string } {
  if (site.hub === null || service !== null) return {};
  return { Link: `<${site.hub}>; rel="hub", <${self}>; rel="self"` };
}

/** The fingerprints in document order; 43 characters, no multiple of 8, where it is a hash. */
async function toF(fingerprints: readonly string[]): Promise<string> {
  const joined = fingerprints.join('');
  return fingerprints.length <= MAX_FINGERPRINTS ? joined : await digest(joined);
}
