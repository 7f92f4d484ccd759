// The keys of site.yaml that name who is told of changes, and the values they take.
import * as v from 'valibot';
import { quote } from '../diagnostics/hints.ts';
import { toOrigin } from '../files/web-address.ts';
import { webAddress } from './fields.ts';
import { either, isText, keys } from './shape.ts';

/** IndexNow, "Submitting one URL". */
const INDEXNOW_KEY = /^[\dA-Za-z-]{8,128}$/u;

/** A request each, of the 50 that the free plan gives to one invocation. */
const MOST_WEBHOOKS = 10;

const LABEL = '[a-z0-9](?:[a-z0-9-]*[a-z0-9])?';
const HOST = String.raw`(?:${LABEL}\.)+${LABEL}`;

/** The two methods of the AT Protocol (atproto.com/specs/did): `did:plc`, and `did:web` without a path. */
const DID = new RegExp(`^did:(?:plc:[a-z2-7]{24}|web:${HOST})$`, 'u');

/** A name of the AT Protocol, which is what people know of an account. */
const ATPROTO_HANDLE = new RegExp(`^@?(${HOST})$`, 'iu');

const key = v.pipe(
  v.string(),
  v.check(
    (text) => INDEXNOW_KEY.test(text),
    ({ input }) =>
      `must be 8 to 128 letters (a-z, A-Z), digits and hyphens, got ${quote(input)}; to make one: openssl rand -hex 16`,
  ),
);

/** A key, or a key and the search engine that is told. */
export const indexnow = either(key, keys({ key, endpoint: v.optional(webAddress()) }), isText);

export const webhooks = v.pipe(
  v.array(webAddress()),
  v.maxLength(MOST_WEBHOOKS, `must have at most ${MOST_WEBHOOKS} addresses`),
);

export const atproto = keys({
  did: v.pipe(
    v.string(),
    v.check(
      (text) => DID.test(text),
      ({ input }) =>
        `must be a DID like did:plc: and 24 characters, or did:web:example.org, got ${quote(input)}${toDidHint(input)}`,
    ),
  ),
  pds: v.pipe(
    v.string(),
    v.check(
      (text) => toOrigin(text) !== null,
      ({ input }) => `must be an origin like https://bsky.social, got ${quote(input)}`,
    ),
    v.transform((text) => toOrigin(text) ?? text),
  ),
});

/** `@name@host`, which may be written without the first "@" as YAML wants it in quotes; null for anything else. */
export function toFediverseHandle(text: string): string | null {
  const [, name, host] = /^@?([\w.-]+)@([^@\s/:?#]+)$/u.exec(text) ?? [];
  if (name === undefined || host === undefined) return null;
  const ascii = URL.parse(`https://${host}/`)?.hostname ?? '';
  return new RegExp(`^${HOST}$`, 'u').test(ascii) ? `@${name}@${ascii}` : null;
}

/** The handle, where the address of a profile is given in its place. */
export function toHandleHint(text: string): string {
  const [, host, name] = /^https:\/\/([^/\s]+)\/@([\w.-]+)$/u.exec(text) ?? [];
  return host === undefined ? '' : `; did you mean "@${name}@${host}"?`;
}

/** Where the DID of an account is found, of which people know the handle. */
function toDidHint(text: string): string {
  const handle = ATPROTO_HANDLE.exec(text)?.[1];
  if (handle === undefined) return '';
  return `; that is a handle, whose DID is at https://bsky.social/xrpc/com.atproto.identity.resolveHandle?handle=${handle}`;
}
