// What an import adds to `site.yaml`, or a whole one where there is none. Comments and order stay.
import { isMap, stringify } from 'yaml';
import { toOrigin } from '../../compile/files/web-address.ts';
import type { Publication } from '../post.ts';
import type { AuthorEntry } from './authors.ts';
import type { SiteFile } from './site-file.ts';

/** What articles and feeds need. */
export type Additions = {
  readonly authors: ReadonlyMap<string, AuthorEntry>;
  readonly sections: ReadonlyMap<string, string>;
  /** Titles by keys, where the site allows no other tags. */
  readonly tags: ReadonlyMap<string, string>;
  readonly redirects: ReadonlyMap<string, string>;
};

/** Settings that a new file needs. */
export type NewSite = {
  readonly title: string;
  readonly description: string;
  readonly url: string;
  readonly language: string;
  readonly zone: string;
  readonly authority: string;
  /** `YYYY-MM-DD`. */
  readonly founded: string;
  readonly copyright?: string | undefined;
};

/** The file with the additions; null when nothing is missing. */
export function completeSiteFile(
  { document, padsBrackets }: SiteFile,
  site: NewSite,
  additions: Additions,
): string | null {
  if (document === null) return writeSiteFile(site, additions);
  const maps = toMaps(additions);
  if (Object.values(maps).every((map) => Object.keys(map).length === 0)) return null;
  const changed = document.clone();
  for (const [name, entries] of Object.entries(maps)) {
    for (const [key, value] of Object.entries(entries)) {
      if (!isMap(changed.get(name))) changed.set(name, changed.createNode({}));
      changed.setIn([name, key], changed.createNode(value));
    }
  }
  return changed.toString({ lineWidth: 0, flowCollectionPadding: padsBrackets });
}

function writeSiteFile(site: NewSite, additions: Additions): string {
  const { authors, sections, tags, redirects } = toMaps(additions);
  const parts: readonly (readonly [comment: string, part: object])[] = [
    [
      'Settings of the publication, written by `npm run import`. All keys are in docs/writing.md.',
      { title: site.title, description: site.description },
    ],
    ['Address of the site: scheme and host only.', { url: site.url }],
    [
      'Main language of the articles (BCP 47), and time zone of dates without an offset.',
      {
        language: site.language,
        zone: site.zone,
      },
    ],
    [
      "Part of every article's permanent id: a domain, and a year in which you owned it. Never change it.",
      { authority: site.authority },
    ],
    ['First day of the publication.', { founded: site.founded }],
    [
      'Copyright notice in every feed.',
      site.copyright === undefined ? {} : { copyright: site.copyright },
    ],
    ['Every article has one or more authors.', { authors }],
    ['An article can be in one section.', Object.keys(sections).length === 0 ? {} : { sections }],
    ['Tags that have a title of their own.', Object.keys(tags).length === 0 ? {} : { tags }],
    [
      'Old addresses of feeds, and what answers there now.',
      Object.keys(redirects).length === 0 ? {} : { redirects },
    ],
  ];
  return parts
    .filter(([, part]) => Object.keys(part).length > 0)
    .map(([comment, part]) => `# ${comment}\n${stringify(part, { lineWidth: 0 })}`)
    .join('\n');
}

function toMaps({ authors, sections, tags, redirects }: Additions) {
  return {
    authors: Object.fromEntries(
      [...authors].map(([key, { name, url, avatar, bio }]) => [
        key,
        Object.fromEntries(
          Object.entries({ name, url, avatar, bio }).filter(([, value]) => value !== undefined),
        ),
      ]),
    ),
    sections: Object.fromEntries([...sections].map(([key, title]) => [key, { title }])),
    tags: Object.fromEntries([...tags].map(([key, title]) => [key, { title }])),
    redirects: Object.fromEntries(redirects),
  };
}

/** The settings of a new file; `founded` is the first day, `year` the current one. */
export function toNewSite(
  publication: Publication,
  fallback: { readonly title: string; readonly founded: string; readonly year: number },
): NewSite {
  const title = publication.title ?? fallback.title;
  const url = publication.url === undefined ? null : toOrigin(publication.url);
  const host = url === null ? 'example.com' : new URL(url).hostname;
  return {
    title,
    description: publication.description ?? title,
    url: url ?? 'https://example.com',
    language: toLanguage(publication.language) ?? 'en',
    zone: isZone(publication.zone) ? publication.zone : 'UTC',
    authority: `${host.replace(/^www\./u, '')},${fallback.year}`,
    founded: fallback.founded,
    copyright: publication.copyright,
  };
}

/** A BCP 47 tag in canonical case; undefined for what is none, such as `english`. */
export function toLanguage(text: string | undefined): string | undefined {
  try {
    const [tag] =
      text === undefined || !/^[a-z]{2,3}(?:-|$)/iu.test(text)
        ? []
        : Intl.getCanonicalLocales(text);
    return tag;
  } catch {
    return undefined;
  }
}

function isZone(zone: string | undefined): zone is string {
  if (zone === undefined || !/^[A-Z]/u.test(zone)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }) !== null;
  } catch {
    return false;
  }
}
