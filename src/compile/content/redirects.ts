// Old paths of site.yaml and where they lead.

import { toPathKey } from '../../query/path.ts';
import { isOwnPath, toPath } from '../files/ids.ts';
import { quote } from '../hints.ts';
import type { Report } from '../rules.ts';
import type { ToPlace } from './yaml-places.ts';

/** An old path of `site.yaml` and where it leads, paths both. */
export type Redirect = { readonly from: string; readonly to: string };

/** Checked redirects; `from` percent-decoded, `to` as a URL has it, with its query if any. */
export function readRedirects(
  map: Readonly<Record<string, string>>,
  toPlace: ToPlace,
  report: Report,
): readonly Redirect[] {
  const redirects = new Map<string, { readonly to: string; readonly written: string }>();
  for (const [written, target] of Object.entries(map)) {
    const keyPlace = toPlace(['redirects', written], 'key');
    const from = readOldPath(written, (message) => report('bad-value', keyPlace, message));
    const to = toTarget(target);
    if (to === null) {
      const message = `${quote(target)}: a path that begins with one "/" must stand here`;
      report('bad-value', toPlace(['redirects', written]), message);
    }
    if (from === null || to === null) continue;
    if (redirects.has(from)) {
      report('duplicate-alias', keyPlace, `${quote(written)}: this path is in the list already`);
      continue;
    }
    redirects.set(from, { to, written });
  }
  for (const { to, written } of redirects.values()) {
    if (!redirects.has(toPathKey(to.replace(/[?#].*$/u, '')))) continue;
    const message = `${quote(to)}: it is redirected itself; name where it leads`;
    report('bad-value', toPlace(['redirects', written]), message);
  }
  return [...redirects].map(([from, { to }]) => ({ from, to }));
}

/** An old path that may lead elsewhere, percent-decoded; null with a message when it may not. */
export function readOldPath(written: string, fault: (message: string) => void): string | null {
  const path = toPath(written);
  if (path === null) {
    fault(`${quote(written)}: a path that begins with one "/", without query, must stand here`);
    return null;
  }
  if (isOwnPath(path)) {
    fault(`${quote(written)}: this path is answered by the service itself`);
    return null;
  }
  return path;
}

function toTarget(written: string): string | null {
  if (!/^\/(?!\/)[^\\\s]*$/u.test(written)) return null;
  const url = URL.parse(written.normalize('NFC'), 'https://x.invalid');
  return url ? url.href.slice(url.origin.length) : null;
}
