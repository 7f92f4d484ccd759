// Builds a catalog from a short list of articles, through compile's encoder and the Worker's decoder.
import { createHash } from 'node:crypto';
import { type Catalog, FINGERPRINT_LENGTH } from '../../src/catalog/catalog.ts';
import { decodeCatalog } from '../../src/catalog/file.ts';
import { NO_PAGE_PART } from '../../src/catalog/page-part.ts';
import type { Author, Section, Site, Tag } from '../../src/catalog/site.ts';
import { DEFAULT_THEME } from '../../src/catalog/theme.ts';
import type { Article } from '../../src/compile/content/article.ts';
import { type Redirect, readRedirects } from '../../src/compile/content/redirects.ts';
import { FILE_START, type Report } from '../../src/compile/diagnostics/rules.ts';
import { withDigest } from '../../src/compile/output/catalog.ts';
import { STATIC_PATHS } from '../no-pictures.ts';
import { toStored } from '../read-content.ts';

/** What a test says of an article. Dates are RFC 3339; tags are in normal form. */
export type Listed = {
  readonly slug: string;
  readonly date: string;
  readonly tags?: readonly string[];
  readonly section?: string;
  readonly authors?: readonly string[];
  readonly language?: string;
  readonly unlisted?: boolean;
  readonly updated?: string;
  readonly removed?: string;
};

export const SITE: Site = {
  title: 'Ledger',
  description: 'Notes on money',
  origin: 'https://feeds.example.org',
  language: 'en',
  zone: 'Europe/Berlin',
  authority: 'example.org,2026',
  founded: toSeconds('2025-01-01T00:00:00Z'),
  icon: null,
  copyright: null,
  license: null,
  robots: { answers: [], rsl: false },
  hub: null,
  receivers: { indexnow: null, webhooks: [], atproto: null },
  feeds: { limit: 20, content: 'full', markdown: false, refresh: 30 },
  channels: [],
  theme: DEFAULT_THEME,
  profiles: {
    smartnews: { logo: null, darkLogo: null, description: null },
    appleNews: { language: null },
  },
  webfeeds: null,
};

const SECTIONS: readonly Section[] = [
  { slug: 'markets', title: 'Markets', aliases: ['trading'], description: null, podcast: null },
  { slug: 'policy', title: 'Policy & Law', aliases: [], description: null, podcast: null },
];

const AUTHORS: readonly Author[] = [
  toAuthor('ada', 'Ada L.', ['countess']),
  toAuthor('bob', 'Bob'),
];

/** The tags that the site declares; those of articles come on top, titled by their slugs. */
const TAGS: readonly Tag[] = [
  { slug: 'defi', title: 'DeFi', aliases: ['decentralised-finance'], declared: true },
  { slug: 'machine-learning', title: 'Machine Learning', aliases: ['ml'], declared: true },
];

/** The catalog as the Worker reads it. */
export function buildCatalog(
  listed: readonly Listed[],
  site: Partial<Site> = {},
  redirects: Readonly<Record<string, string>> = { '/old': '/' },
): Catalog {
  return decodeCatalog(buildBytes(listed, site, redirects).buffer);
}

/** The catalog as compile writes it. */
export function buildBytes(
  listed: readonly Listed[],
  site: Partial<Site> = {},
  redirects: Readonly<Record<string, string>> = {},
): Uint8Array<ArrayBuffer> {
  const articles = listed.map(toArticle).sort(compareArticles);
  const records = articles.map((article) => ({
    article,
    bytes: new TextEncoder().encode(article.slug),
    fingerprint: toFingerprint(article.slug),
  }));
  const content = {
    site: { ...SITE, ...site },
    sections: SECTIONS,
    authors: AUTHORS,
    tags: toTags(articles),
    articles,
    messages: {},
    pages: [],
    redirects: toRedirects(redirects),
    media: [],
    customStyle: null,
  };
  const code = { rss: 'r1', atom: 'a1', json: 'j1' };
  return new Uint8Array(withDigest(toStored(content, records, { code, files: STATIC_PATHS }).file));
}

/** The fingerprint the builder gives an article. */
export function toFingerprint(slug: string): string {
  return createHash('sha256').update(slug).digest('base64url').slice(0, FINGERPRINT_LENGTH);
}

/** Seconds since 1970 of an RFC 3339 instant. */
export function toSeconds(instant: string): number {
  return Date.parse(instant) / 1000;
}

function toArticle(listed: Listed): Article {
  const { slug, date, updated, removed } = listed;
  return {
    file: `articles/${slug}.md`,
    slug,
    id: `tag:${SITE.authority}:${slug}`,
    guid: null,
    aliases: [],
    link: `${SITE.origin}/articles/${encodeURIComponent(slug)}`,
    title: slug,
    published: toSeconds(date),
    updated: updated === undefined ? null : toSeconds(updated),
    removed: removed === undefined ? null : toSeconds(removed),
    summary: slug,
    authors: listed.authors ?? ['ada'],
    section: listed.section ?? null,
    tags: listed.tags ?? [],
    language: listed.language ?? SITE.language,
    inReplyTo: null,
    external: null,
    license: null,
    image: null,
    attachments: [],
    episode: null,
    unlisted: listed.unlisted ?? false,
    markdown: slug,
    html: `<p>${slug}</p>`,
    page: NO_PAGE_PART,
    words: 1,
  };
}

function toTags(articles: readonly Article[]): readonly Tag[] {
  const declared = new Set(TAGS.map(({ slug }) => slug));
  const used = new Set(articles.flatMap(({ tags }) => tags).filter((tag) => !declared.has(tag)));
  return [
    ...TAGS,
    ...[...used].map((slug) => ({ slug, title: slug, aliases: [], declared: false })),
  ];
}

function toAuthor(slug: string, title: string, aliases: readonly string[] = []): Author {
  return {
    slug,
    title,
    aliases,
    url: null,
    avatar: null,
    bio: null,
    support: null,
    fediverse: null,
  };
}

/** Oldest first, equal times by slug descending. */
function compareArticles(a: Article, b: Article): number {
  return a.published - b.published || (a.slug < b.slug ? 1 : -1);
}

/** Throws where one of them is no redirect. */
function toRedirects(map: Readonly<Record<string, string>>): readonly Redirect[] {
  const toFileUrl = (file: string): string => `${SITE.origin}${file}`;
  const refuse: Report = (_rule, _place, message) => {
    throw new Error(message);
  };
  return readRedirects(map, SITE.origin, toFileUrl, () => FILE_START, refuse);
}
