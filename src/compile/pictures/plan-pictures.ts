// Which articles have a picture drawn, and what is on it and on that of the site.
import { toHeadline } from '../../catalog/headline.ts';
import { decodeRecord, readAbout } from '../../catalog/record.ts';
import { isShown } from '../../catalog/social-pictures.ts';
import { type Recorded, readRecord } from '../cache/fill-shelves.ts';
import type { Content } from '../content/content.ts';
import type { LocationReader } from '../output/records-file.ts';
import type { PictureFacts } from './social-picture.ts';

/**
 * Of how many articles, the newest ones, pictures are drawn: links to older ones are rarely shared, and
 * Cloudflare takes 20,000 files on the free plan.
 */
export const MOST_PICTURES = 1_000;

/** The picture of the article at a position of the catalog. */
export type PlannedPicture = { readonly position: number; readonly facts: PictureFacts };

/** In the order of the catalog. Of the articles, `recorded` has all records in that order. */
export function planPictures(
  content: Pick<Content, 'site' | 'sections' | 'authors'>,
  recorded: readonly Recorded[],
  locations: LocationReader,
): readonly PlannedPicture[] {
  const sections = toTitles(content.sections);
  const authors = toTitles(content.authors);
  const site = { ...toSiteFacts(content), description: null };
  const first = Math.max(0, recorded.length - MOST_PICTURES);
  return recorded.slice(first).flatMap(({ article, record }, index): readonly PlannedPicture[] => {
    const stored = decodeRecord(readRecord(article, record, locations));
    // Nothing of a removed article is stored.
    if (stored === null) return [];
    const about = readAbout(stored);
    if (isShown(about.image)) return [];
    const { language } = about;
    const title = toHeadline(about);
    const section = about.section === null ? null : (sections.get(about.section) ?? null);
    const names = about.authors.flatMap((slug) => authors.get(slug) ?? []);
    const facts = { ...site, title, language, section, authors: names };
    return [{ position: first + index, facts }];
  });
}

/** What is on the picture of a site. */
export function toSiteFacts({ site }: Pick<Content, 'site'>): PictureFacts {
  const { title, description, language, theme } = site;
  return {
    ...{ title: null, language, section: null, authors: [] },
    site: { title, language },
    description,
    accent: theme.accent.light,
    font: theme.font,
  };
}

function toTitles(
  terms: readonly { readonly slug: string; readonly title: string }[],
): ReadonlyMap<string, string> {
  return new Map(terms.map(({ slug, title }) => [slug, title]));
}
