// Translations: each is of an article that is an original, in another language than it and its siblings.
import { toNearNames } from '../../query/names.ts';
import { quote, toNearHint } from '../diagnostics/hints.ts';
import type { Report } from '../diagnostics/rules.ts';
import type { ArticleReading, FileReading } from './file-reading.ts';

type Reading = FileReading & { readonly reading: ArticleReading };

export type TranslationSource = {
  readonly readings: readonly Reading[];
  readonly reportOf: (file: string) => Report;
  readonly toShown: (file: string) => string;
};

/** Reports each `translationOf` that pages cannot link by. */
export function checkTranslations({ readings, reportOf, toShown }: TranslationSource): void {
  const translations = readings.filter(({ reading }) => reading.translationOf !== null);
  if (translations.length === 0) return;
  const bySlug = new Map(readings.map((one) => [one.reading.slug ?? '', one]));
  /** Files by the slug of their original and their language. */
  const known = new Map<string, string>();
  for (const { file, reading } of translations) {
    const { translationOf, language } = reading;
    if (translationOf === null) continue;
    const { slug, place } = translationOf;
    const original = bySlug.get(slug);
    const fault = toFault(reading, slug, original, bySlug.keys());
    const key = `${slug} ${language}`;
    const other = known.get(key);
    if (fault !== null) reportOf(file)('bad-translation', place, fault);
    else if (other !== undefined) {
      const message = `${quote(slug)} has a translation into ${quote(language)} already: ${toShown(other)}`;
      reportOf(file)('bad-translation', place, message);
    } else if (original?.reading.draft === true && !reading.draft) {
      const message = `${toShown(original.file)} is a draft and is not published`;
      reportOf(file)('link-to-draft', place, message);
    }
    if (fault === null && !known.has(key)) known.set(key, file);
  }
}

function toFault(
  reading: ArticleReading,
  slug: string,
  original: Reading | undefined,
  slugs: Iterable<string>,
): string | null {
  if (original === undefined) {
    const near = toNearNames(slug, slugs);
    const hint = near.length === 0 ? 'write the slug of the original' : toNearHint(near);
    return `there is no article ${quote(slug)}; ${hint}`;
  }
  if (slug === reading.slug)
    return `${quote(slug)} is this article; write the slug of the original`;
  const { translationOf, language } = original.reading;
  if (translationOf !== null) {
    return `${quote(slug)} is a translation itself; write ${quote(translationOf.slug)}`;
  }
  return language === reading.language
    ? `${quote(slug)} is in ${quote(language)} too; set the "language" of the translation`
    : null;
}
