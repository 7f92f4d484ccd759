// Which articles have a picture drawn, and what is on it and on that of the site.
import type { Content } from '../content/content.ts';
import type { PictureFacts } from './social-picture.ts';

/**
 * Of how many articles, the newest ones, pictures are drawn: links to older ones are rarely shared, and
 * Cloudflare takes 20,000 files on the free plan.
 */
export const MOST_PICTURES = 1_000;

/** The picture of the article at a position of the catalog. */
export type PlannedPicture = { readonly position: number; readonly facts: PictureFacts };

/** In the order of the catalog. No record is read: `titleOf` knows what each picture says, null where none is drawn. */
export function planPictures(
  content: Pick<Content, 'site' | 'sections' | 'authors' | 'articles'>,
  titleOf: (file: string) => string | null,
): readonly PlannedPicture[] {
  const sections = toTitles(content.sections);
  const authors = toTitles(content.authors);
  const site = { ...toSiteFacts(content), description: null };
  const first = Math.max(0, content.articles.length - MOST_PICTURES);
  return content.articles.slice(first).flatMap(({ file, reading }, index) => {
    const title = titleOf(file);
    if (title === null) return [];
    const { language } = reading;
    const section = reading.section === null ? null : (sections.get(reading.section) ?? null);
    const names = reading.authors.flatMap((slug) => authors.get(slug) ?? []);
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
