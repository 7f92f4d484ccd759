// Paths of URLs as people compare them: what compile keeps a path by, and the Worker finds it by.
import { decode } from './parameters.ts';

/**
 * The one form of all paths that are the same to people: percent-decoded, composed (NFC), without
 * empty segments and without a slash at the end; `/` for the root. An encoded slash or percent sign
 * stays encoded (RFC 3986 §2.2, §2.4), and so do bytes that are no UTF-8. Upper and lower case
 * differ. The form is for look-ups: in a URL it has to be encoded again.
 */
export function toPathKey(pathname: string): string {
  if (PLAIN.test(pathname) && !hasSpareSlash(pathname)) return pathname;
  const decoded = pathname.replace(ENCODED, toDecodedText).normalize('NFC');
  return decoded.replace(/\/{2,}/gu, '/').replace(/(?!^)\/$/u, '');
}

/** ASCII without a percent sign: what most paths are. */
const PLAIN = /^[ -$&-~]*$/u;

/** Whether a path has a slash too many: at its end, or after another. */
export function hasSpareSlash(pathname: string): boolean {
  return pathname.includes('//') || (pathname.length > 1 && pathname.endsWith('/'));
}

/** What may be one character of UTF-8 (RFC 3629 §3), else one byte, else a percent sign alone. */
const ENCODED = new RegExp(
  [
    '%[cd][0-9a-f]%[89ab][0-9a-f]',
    '%e[0-9a-f](?:%[89ab][0-9a-f]){2}',
    '%f[0-4](?:%[89ab][0-9a-f]){3}',
    '%[0-9a-f]{2}',
    '%',
  ].join('|'),
  'giu',
);

function toDecodedText(encoded: string): string {
  if (encoded === '%') return '%25';
  const upper = encoded.toUpperCase();
  return upper === '%2F' || upper === '%25' ? upper : (decode(encoded) ?? upper);
}
