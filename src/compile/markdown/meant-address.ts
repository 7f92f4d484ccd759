// The web address that was meant by one that is none: with a slip in its scheme, or without any.
import { toNearNames } from '../../query/names.ts';
import { toNearHint } from '../diagnostics/hints.ts';
import { toWebAddress } from '../files/web-address.ts';

const PARTS = /^(?:([a-z]{2,6})(?::\/{0,3}|\/{2}))?([^/?#:]+)(.*)$/isu;
const MAIL = /^[\w.+-]+@[\w-]+\.[\w.-]+$/u;

/** Ends of hosts that no file has. */
const COMMON: ReadonlySet<string> = new Set('app com dev edu gov info io net org'.split(' '));

/** Ends of files in two letters; some are countries, too. */
const FILES: ReadonlySet<string> = new Set(
  'ai cc cs gz go hs js kt md mk ml pl ps py rb rs sh so tf ts vb'.split(' '),
);

/** The end of a message: the address that was probably meant; empty where none is near. */
export function toMeantHint(written: string): string {
  const meant = toMeantAddress(written);
  return meant === null ? '' : `; ${toNearHint([meant])}`;
}

/** The address that a text was probably meant to be, `https:`, `http:` or `mailto:`; null for none. */
export function toMeantAddress(written: string): string | null {
  if (MAIL.test(written)) return `mailto:${written}`;
  const [, scheme, host = '', rest = ''] = PARTS.exec(written) ?? [];
  const [meant] = scheme === undefined ? ['https'] : toNearNames(scheme, ['https', 'http']);
  if (meant === undefined) return null;
  const end = toEnd(host);
  const mayBeFile = !rest.startsWith('/') && FILES.has(end);
  const isCommon = COMMON.has(end) || /^www\./iu.test(host) || (end.length === 2 && !mayBeFile);
  if (end === '' || (scheme === undefined && !isCommon)) return null;
  const address = `${meant}://${host}${rest}`;
  return toWebAddress(address) === null ? null : address;
}

/** The last part of a text that looks like a host; empty for others. */
function toEnd(text: string): string {
  const labels = text.toLowerCase().split('.');
  const end = labels.at(-1) ?? '';
  return labels.length > 1 && !labels.includes('') && /^\p{L}{2,}$/u.test(end) ? end : '';
}
