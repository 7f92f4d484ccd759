// Licenses: addresses, and those of Creative Commons by their SPDX ids.
import { quote, toHint } from '../diagnostics/hints.ts';
import { toWebAddress } from '../files/web-address.ts';

const ORIGIN = 'https://creativecommons.org';

/** The conditions of the licenses, in the order of their ids. */
const CONDITIONS = ['BY', 'BY-NC', 'BY-NC-ND', 'BY-NC-SA', 'BY-ND', 'BY-SA'];

/** Versions that were not written for one country. */
const VERSIONS = ['1.0', '2.0', '2.5', '3.0', '4.0'];

/** Those for a country, or for international organisations, that the SPDX list has. */
const PORTED = [
  ...['BY-2.5-AU', 'BY-3.0-AT', 'BY-3.0-AU', 'BY-3.0-DE', 'BY-3.0-IGO', 'BY-3.0-NL', 'BY-3.0-US'],
  ...['BY-NC-3.0-DE', 'BY-NC-ND-3.0-DE', 'BY-NC-ND-3.0-IGO', 'BY-NC-SA-2.0-DE', 'BY-NC-SA-2.0-FR'],
  ...['BY-NC-SA-2.0-UK', 'BY-NC-SA-3.0-DE', 'BY-NC-SA-3.0-IGO', 'BY-ND-3.0-DE', 'BY-SA-2.0-UK'],
  ...['BY-SA-2.1-JP', 'BY-SA-3.0-AT', 'BY-SA-3.0-DE', 'BY-SA-3.0-IGO'],
];

const IDS = [
  ...CONDITIONS.flatMap((condition) => VERSIONS.map((version) => `CC-${condition}-${version}`)),
  ...PORTED.map((id) => `CC-${id}`),
  'CC0-1.0',
  'CC-PDM-1.0',
];

/** SPDX ids are the same in any case. */
const ADDRESSES: ReadonlyMap<string, string> = new Map(
  IDS.map((id) => [id.toLowerCase(), toAddress(id)]),
);

/** The address of a license, from itself or from an id of Creative Commons; null for other texts. */
export function toLicense(text: string): string | null {
  return toWebAddress(text) ?? ADDRESSES.get(text.trim().toLowerCase()) ?? null;
}

/** What is wrong with a text that is no license, with the id that was probably meant. */
export function toLicenseFault(text: string): string {
  const id = text
    .trim()
    .toUpperCase()
    .replace(/[_ ]/gu, '-')
    .replace(/^(?=BY-)/u, 'CC-');
  const meant = /\d$/u.test(id) ? id : `${id}-4.0`;
  const near = IDS.includes(meant) ? [meant] : IDS;
  const allowed = 'a URL (https://…) or an id of Creative Commons like CC-BY-4.0';
  const hint = /^(?:CC|BY)/u.test(id) ? `; ${toHint(meant, near)}` : '';
  return `must be ${allowed}, got ${quote(text)}${hint}`;
}

function toAddress(id: string): string {
  if (id === 'CC0-1.0') return `${ORIGIN}/publicdomain/zero/1.0/`;
  if (id === 'CC-PDM-1.0') return `${ORIGIN}/publicdomain/mark/1.0/`;
  const [, condition = '', version = '', country] =
    /^CC-([A-Z-]+)-([\d.]+)(?:-([A-Z]+))?$/u.exec(id) ?? [];
  // The first version names these two conditions the other way round.
  const name = version === '1.0' ? condition.replace('NC-ND', 'ND-NC') : condition;
  const path = [name, version, ...(country === undefined ? [] : [country])].join('/');
  return `${ORIGIN}/licenses/${path.toLowerCase()}/`;
}
