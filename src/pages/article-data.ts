// An article as https://schema.org tells it, for search engines and services that show links.
import { toHeadline } from '../catalog/headline.ts';
import type { About } from '../catalog/record.ts';
import type { Author, Site, Term } from '../catalog/site.ts';
import { toAtomDate } from '../feed/date.ts';

/** An article in one of its languages. */
export type Translation = {
  /** Absolute. */
  readonly url: string;
  /** BCP 47. */
  readonly language: string;
  /** Whether it is the one of this page. */
  readonly isOwn: boolean;
};

/** What is not there is left out. */
export function toArticleData(
  site: Site,
  about: About,
  authors: readonly Author[],
  sections: readonly Term[],
  tags: readonly Term[],
  translations: readonly Translation[],
): { readonly [member: string]: unknown } {
  return {
    '@type': about.title === null ? 'SocialMediaPosting' : 'Article',
    headline: toHeadline(about),
    description: about.summary,
    url: about.link,
    datePublished: toAtomDate(about.published),
    dateModified: toAtomDate(about.updated ?? about.published),
    inLanguage: about.language,
    ...toTranslationData(translations),
    wordCount: about.words,
    license: about.license ?? undefined,
    image: about.image?.url,
    articleSection: sections[0]?.title,
    keywords: tags.length === 0 ? undefined : tags.map(({ title }) => title),
    author: authors.map(({ title, url }) => ({
      '@type': 'Person',
      name: title,
      url: url ?? undefined,
    })),
    publisher: { '@type': 'Organization', name: site.title, url: `${site.origin}/` },
  };
}

/** The original comes first; it has translations, and each of them has it alone. */
function toTranslationData([original, ...others]: readonly Translation[]) {
  if (original === undefined) return {};
  const toWork = ({ url, language }: Translation) => {
    return { '@type': 'Article', url, inLanguage: language };
  };
  return original.isOwn
    ? { workTranslation: others.map(toWork) }
    : { translationOfWork: toWork(original) };
}
