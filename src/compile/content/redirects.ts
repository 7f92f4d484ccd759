// The redirects of site.yaml: old addresses, patterns of them, and where they lead.
import { toPathKey } from '../../query/path.ts';
import { CAPTURE } from '../../query/redirects.ts';
import { quote } from '../diagnostics/hints.ts';
import type { Place, Report } from '../diagnostics/rules.ts';
import { decodeName } from '../files/ids.ts';
import { toWebAddress } from '../files/web-address.ts';
import {
  isPattern,
  type OldAddress,
  type OldPattern,
  readOldAddress,
  readOldPattern,
} from './old-addresses.ts';
import type { ToPlace } from './yaml-places.ts';

/** A redirect of `site.yaml`. */
export type Redirect = {
  readonly from: OldAddress | OldPattern;
  readonly to: Target;
  /** The old address and the target as they are written, and where. */
  readonly written: string;
  readonly place: Place;
  readonly target: string;
  readonly targetPlace: Place;
};

/** Path, query and fragment of an address, and the origin of another site; empty for this one. */
export type Target = { readonly origin: string; readonly to: string };

/** A redirect from one address, and one from many. */
export type PlainRedirect = Redirect & { readonly from: OldAddress };
export type PatternRedirect = Redirect & { readonly from: OldPattern };

/** The same as on hosts of static sites, and what a path that nothing answers may cost. */
const MAX_PATTERNS = 100;

/** A file of the content folder as it is published, by its path there; null with a diagnostic. */
export type ToFileUrl = (path: string, place: Place) => string | null;

/** Checked redirects in their order. `origin` is that of the site. */
export function readRedirects(
  map: Readonly<Record<string, string>>,
  origin: string,
  toFileUrl: ToFileUrl,
  toPlace: ToPlace,
  report: Report,
): readonly Redirect[] {
  const redirects = Object.entries(map).flatMap(([written, target]): readonly Redirect[] => {
    const place = toPlace(['redirects', written], 'key');
    const targetPlace = toPlace(['redirects', written]);
    const read = isPattern(written) ? readOldPattern : readOldAddress;
    const from = read(written, (message) => report('bad-value', place, message));
    const names = from !== null && 'names' in from ? from.names : null;
    const to = readTarget(target, origin, names, (message) =>
      report('bad-value', targetPlace, `${quote(target)}: ${message}`),
    );
    const known = to && (names === null ? toPublished(to, origin, toFileUrl, targetPlace) : to);
    return from && known ? [{ from, to: known, written, place, target, targetPlace }] : [];
  });
  const extra = redirects.filter(isPatternRedirect)[MAX_PATTERNS];
  if (extra !== undefined) {
    const message = `${quote(extra.written)}: too many patterns; the limit is ${MAX_PATTERNS}`;
    report('bad-value', extra.place, message);
  }
  return redirects;
}

export function isPatternRedirect(redirect: Redirect): redirect is PatternRedirect {
  return 'names' in redirect.from;
}

export function isPlainRedirect(redirect: Redirect): redirect is PlainRedirect {
  return !isPatternRedirect(redirect);
}

/** `names` are those that a pattern gives; null where there is none. */
function readTarget(
  written: string,
  origin: string,
  names: readonly string[] | null,
  fault: (message: string) => void,
): Target | null {
  const url = toTargetUrl(written, origin);
  if (url === null) {
    fault('must be a path that starts with one "/", or a URL (https://…)');
    return null;
  }
  const to = url.href.slice(url.origin.length);
  const used = names === null ? [] : [...to.matchAll(CAPTURE)].map(([, name = '']) => name);
  const unknown = used.find((name) => !names?.includes(name));
  if (unknown !== undefined) {
    const known = (names ?? []).map((name) => `":${name}"`).join(', ');
    fault(`the old address has no ":${unknown}"; known: ${known}`);
    return null;
  }
  return { origin: url.origin === origin ? '' : url.origin, to };
}

function toTargetUrl(written: string, origin: string): URL | null {
  if (/^\/(?!\/)[^\\]*$/u.test(written)) return URL.parse(written.normalize('NFC'), origin);
  const address = toWebAddress(written);
  const url = address === null ? null : new URL(address);
  return url !== null && url.username === '' && url.password === '' ? url : null;
}

/** A file is written as in an article, and published at an address of its own. */
function toPublished(
  target: Target,
  origin: string,
  toFileUrl: ToFileUrl,
  place: Place,
): Target | null {
  if (target.origin !== '') return target;
  const { pathname, search, hash } = new URL(target.to, origin);
  const key = toPathKey(pathname);
  if (!key.startsWith('/media/') || /^\/media\/[0-9a-f]{16}\//u.test(key)) return target;
  const url = toFileUrl(decodeName(pathname), place);
  return url === null ? null : { origin: '', to: url.slice(origin.length) + search + hash };
}
