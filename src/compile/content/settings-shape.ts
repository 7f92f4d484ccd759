// The keys of site.yaml and the values they take.
import * as v from 'valibot';
import { quote } from '../diagnostics/hints.ts';
import type { Report } from '../diagnostics/rules.ts';
import { hasCredentials, toOrigin, toWebAddress } from '../files/web-address.ts';
import { date, flag, language, license, line, webAddress, whole, word } from './fields.ts';
import { show } from './podcast-shape.ts';
import { profiles } from './profiles-shape.ts';
import { atproto, indexnow, toFediverseHandle, toHandleHint, webhooks } from './receivers-shape.ts';
import { robots } from './robots.ts';
import { checkShape, either, isText, keys, map } from './shape.ts';
import { theme } from './theme-shape.ts';
import { webfeeds } from './webfeeds-shape.ts';
import { readYaml } from './yaml-places.ts';

/** Minutes that `sy:updatePeriod` and `sy:updateFrequency` can say exactly. */
const INTERVALS = ['5', '6', '10', '12', '15', '20', '30', '60'];
const LONG_INTERVALS = ['120', '180', '240', '360', '480', '720', '1440'];

const DOMAIN = String.raw`(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]*[a-z0-9])?`;
const AUTHORITY = new RegExp(
  String.raw`^(?:[\w.-]+@)?${DOMAIN},\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$`,
  'u',
);

const names = v.optional(v.array(line()));

const section = keys({
  title: line(),
  description: v.optional(line()),
  podcast: v.optional(show),
  aliases: names,
});

const author = keys({
  name: line(),
  url: v.optional(webAddress()),
  avatar: v.optional(line()),
  bio: v.optional(line()),
  support: v.optional(
    v.pipe(
      v.string(),
      v.check(
        (text) => toSupport(text) !== null,
        ({ input }) => `must be https://… or mailto:…, got ${quote(input)}`,
      ),
      v.transform((text) => toSupport(text) ?? text),
    ),
  ),
  fediverse: v.optional(
    v.pipe(
      v.string(),
      v.check(
        (text) => toFediverseHandle(text) !== null,
        ({ input }) =>
          `must be a handle like "@ada@example.social", got ${quote(input)}${toHandleHint(input)}`,
      ),
      v.transform((text) => toFediverseHandle(text) ?? text),
    ),
  ),
  aliases: names,
});

const tag = keys({ title: v.optional(line()), aliases: names });

/** `only: true` and a name alone (`nft:`) are texts; vocabulary.ts says which may stand. */
const bare = v.pipe(v.string(), v.metadata({ type: ['boolean', 'null'] }));
const tags = map(either(bare, tag, isText), '{css: {title: CSS}}');

/** Which messages and languages there are, messages.ts says. */
const message = either(line(), map(line(), '{one: …, other: …}'), isText);
const messages = map(
  either(line(), map(message, '{search: Find}'), isText),
  '{en: {search: Find}}',
);

const members = {
  title: line(),
  description: line(),
  url: v.pipe(
    v.string(),
    v.check(
      (text) => toOrigin(text) !== null,
      ({ input }) => `must be an origin like https://example.org, got ${quote(input)}`,
    ),
    v.transform((text) => toOrigin(text) ?? text),
  ),
  language: language(),
  zone: v.pipe(
    v.string(),
    v.check(isZone, ({ input }) => `must be a time zone like Europe/Berlin, got ${quote(input)}`),
  ),
  authority: v.pipe(
    v.string(),
    v.check(
      (text) => AUTHORITY.test(text),
      ({ input }) => `must be a domain and a year like "example.org,2026", got ${quote(input)}`,
    ),
  ),
  founded: date(),
  icon: v.optional(line()),
  copyright: v.optional(line()),
  license: v.optional(license()),
  robots: v.optional(robots),
  feeds: v.optional(
    keys({
      limit: v.optional(whole(1, 50)),
      content: v.optional(word(['full', 'summary'])),
      link: v.optional(word(['article', 'external'])),
      markdown: v.optional(flag()),
      refresh: v.optional(v.pipe(word([...INTERVALS, ...LONG_INTERVALS]), v.transform(Number))),
    }),
  ),
  hub: v.optional(
    v.pipe(
      webAddress(),
      v.check(
        (text) => !hasCredentials(new URL(text)),
        'must have no user name and no password: every feed shows it',
      ),
    ),
  ),
  bucket: v.optional(flag()),
  indexnow: v.optional(indexnow),
  webhooks: v.optional(webhooks),
  atproto: v.optional(atproto),
  sections: v.optional(map(section, '{news: {title: News}}')),
  authors: v.pipe(
    map(author, '{kim: {name: Kim Lee}}'),
    v.check((authors) => Object.keys(authors).length > 0, 'must have at least one author'),
  ),
  author: v.optional(line()),
  tags: v.optional(tags),
  channels: v.optional(v.array(keys({ title: line(), url: webAddress() }), '[{title: …, url: …}]')),
  theme: v.optional(theme),
  profiles: v.optional(profiles),
  webfeeds: v.optional(webfeeds),
  messages: v.optional(messages),
  redirects: v.optional(map(line(), '{/old: /new}')),
};

export const settings = keys(members);

/** The keys that `site.yaml` may have, for the manual and its test. */
export const SETTINGS_KEYS = Object.keys(members);

export type Settings = v.InferOutput<typeof settings>;

/** What is wrong with the text of a site.yaml by itself, as sentences. */
export function findSettingsFaults(text: string): readonly string[] {
  const faults: string[] = [];
  const report: Report = (_rule, _place, message) => faults.push(message);
  const yaml = readYaml(text, report);
  if (yaml) checkShape(settings, yaml, report);
  return faults;
}

function toSupport(text: string): string | null {
  if (/^mailto:[^\s@]+@[^\s@]+$/u.test(text)) return URL.parse(text)?.href ?? null;
  return toWebAddress(text);
}

function isZone(text: string): boolean {
  try {
    return /^[A-Z]/u.test(text) && new Intl.DateTimeFormat('en', { timeZone: text }) !== null;
  } catch {
    return false;
  }
}
