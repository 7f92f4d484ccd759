// A catalog of any size without a compile: rows made up from a seed, with tags as frequent as Zipf's
// law has them, through compile's own encoder. For the curve alone; `corpus.ts` writes real articles.
import { createHash } from 'node:crypto';
import { FINGERPRINT_LENGTH } from '../../src/catalog/catalog.ts';
import type { Site } from '../../src/catalog/site.ts';
import { DEFAULT_THEME } from '../../src/catalog/theme.ts';
import type { Article } from '../../src/compile/content/article.ts';
import { toCatalogFile, withDigest } from '../../src/compile/output/catalog.ts';
import { hashCode } from '../../src/compile/output/code.ts';
import { NO_INDEX } from '../no-index.ts';
import { NO_PICTURES, STATIC_PATHS } from '../no-pictures.ts';
import { toPublished } from '../read-content.ts';
import { createDice, createZipf, type Dice } from './dice.ts';
import { type Names, type SyntheticShelves, toBlank, toSyntheticShelves } from './shelves.ts';

/** The newest article, and seconds between two: 100,000 go back to 2020. */
const NEWEST = Date.UTC(2026, 5, 30, 9) / 1000;
const SPACING = 30 * 60;

const SEED = 20261123;

/** Names at every size, so that answers that list them keep theirs. */
const TAGS = 500;
const AUTHORS = 20;
const SECTIONS = 5;

/** Drawn for each article by Zipf's law; doubles fall together. */
const DRAWS = 3;

/** A tag on exactly so many articles, spread evenly, whatever the size of the catalog. */
export const STEADY = 'steady';
export const STEADY_COUNT = 200;

/** The two most frequent tags; they grow with the catalog. */
export const FIRST = 'tag-1';
export const SECOND = 'tag-2';

/** Of the steady articles, every so many bear the most frequent tag too. */
const SHARED_EVERY = 4;
export const SHARED_COUNT = STEADY_COUNT / SHARED_EVERY;

/** Of the others, every so many were updated, and every so many removed. */
const UPDATED_EVERY = 40;
const REMOVED_EVERY = 250;
const DAY = 24 * 60 * 60;

const SITE: Site = {
  title: 'Benchmark Catalog',
  description: 'Rows and no articles, the same on every machine.',
  origin: 'https://bench.tagwire.dev',
  language: 'en',
  zone: 'UTC',
  authority: 'bench.tagwire.dev,2026',
  founded: Date.UTC(2015, 0, 1) / 1000,
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

const ABOUT_AUTHORS = { url: null, avatar: null, bio: null, support: null, fediverse: null };

const NAMES: Names = {
  site: SITE,
  sections: toTerms('section', SECTIONS).map((term) => ({
    ...term,
    description: null,
    podcast: null,
  })),
  authors: toTerms('author', AUTHORS).map((term) => ({ ...term, ...ABOUT_AUTHORS })),
  tags: [
    { slug: STEADY, title: 'Steady', aliases: [], declared: true },
    ...toTerms('tag', TAGS).map((term) => ({ ...term, declared: true })),
  ],
};

/** What a stage needs instead of a compile. */
export type ZipfCatalog = {
  readonly bytes: Uint8Array;
  readonly shelves: SyntheticShelves['shelves'];
};

/** A catalog of `count` articles: a multiple of `STEADY_COUNT`, or half of it, all of them steady. */
export async function toZipfCatalog(count: number): Promise<ZipfCatalog> {
  const articles = toArticles(count);
  const { shelves, toPlaces } = toSyntheticShelves(NAMES);
  const file = toCatalogFile({
    content: {
      ...NAMES,
      articles: toPublished(articles),
      messages: {},
      pages: [],
      redirects: [],
      media: [],
      customStyle: null,
    },
    fingerprints: articles.map(({ slug }) => toFingerprint(slug)).join(''),
    shelves: shelves.map(({ name }) => name),
    places: toPlaces(count),
    code: hashCode(),
    files: STATIC_PATHS,
    pictures: NO_PICTURES,
    search: NO_INDEX,
    pages: [],
  });
  return { bytes: withDigest(file), shelves };
}

/** Oldest first, as catalogs have them. */
function toArticles(count: number): readonly Article[] {
  const dice = createDice(SEED);
  const throwRank = createZipf(TAGS);
  const drawTag = (own: Dice): string => `tag-${1 + throwRank(own)}`;
  const distance = count / STEADY_COUNT;
  return Array.from({ length: count }, (_, position) => {
    const slug = `an-article-with-a-usual-title-${String(position).padStart(6, '0')}`;
    const published = NEWEST - (count - 1 - position) * SPACING;
    const filed = {
      ...toBlank(SITE, slug, published),
      authors: [`author-${1 + Math.floor(dice() * AUTHORS)}`],
      section: `section-${1 + Math.floor(dice() * SECTIONS)}`,
    };
    const turn = (position - Math.floor(distance / 2)) / distance;
    if (Number.isInteger(turn)) return { ...filed, tags: toSteadyTags(turn, drawTag) };
    return {
      ...filed,
      tags: draw(dice, drawTag),
      updated: position % UPDATED_EVERY === 0 ? published + DAY : null,
      removed: position % REMOVED_EVERY === 0 ? published + DAY : null,
    };
  });
}

/** Those of the steady article number `turn`: the same ones in every catalog. */
function toSteadyTags(turn: number, drawTag: (dice: Dice) => string): readonly string[] {
  const others = draw(createDice(SEED + turn), drawTag).filter((tag) => tag !== FIRST);
  return [STEADY, ...(turn % SHARED_EVERY === 0 ? [FIRST] : []), ...others];
}

function draw(dice: Dice, drawTag: (dice: Dice) => string): readonly string[] {
  return [...new Set(Array.from({ length: DRAWS }, () => drawTag(dice)))];
}

function toTerms(
  kind: string,
  count: number,
): readonly {
  readonly slug: string;
  readonly title: string;
  readonly aliases: readonly string[];
}[] {
  return Array.from({ length: count }, (_, index) => {
    const number = index + 1;
    return { slug: `${kind}-${number}`, title: `${kind} ${number}`, aliases: [] };
  });
}

function toFingerprint(slug: string): string {
  return createHash('sha256').update(slug).digest('base64url').slice(0, FINGERPRINT_LENGTH);
}
