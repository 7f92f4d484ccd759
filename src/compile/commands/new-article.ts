// What `npm run new` writes: an article that fits the settings of the publication.
import path from 'node:path';
import { readDate } from '../content/dates.ts';
import { readAuthors, readSection, readTags } from '../content/resolve-terms.ts';
import { quote } from '../diagnostics/hints.ts';
import { FILE_START, type Report } from '../diagnostics/rules.ts';
import { listFolder } from '../files/folder.ts';
import { checkWrittenSlug, toRightSlug, toSlug } from '../files/ids.ts';
import { toArticleFiles } from '../markdown/links.ts';
import { type ArticleTemplate, toArticleText } from './article-template.ts';
import { toLocal } from './local-date.ts';
import { readSoundSettings } from './sound-settings.ts';

export type NewArticle = Pick<ArticleTemplate, 'title' | 'body'> & {
  readonly slug: string | undefined;
  /** As written; the moment by default. */
  readonly date: string | undefined;
  readonly authors: readonly string[];
  readonly section: string | undefined;
  readonly tags: readonly string[];
  readonly draft: boolean;
};

/** Letters of a slug that nobody has chosen. */
const LONGEST = 60;

/**
 * The file of a new article, from the content folder, and its text; `now` is in seconds. Throws, in words
 * for a person, where something does not fit the settings or the slug is taken.
 */
export function toNewArticle(
  article: NewArticle,
  root: string,
  shown: string,
  now: number,
): { readonly file: string; readonly text: string } {
  const folder = listFolder(root, () => () => undefined);
  const { facts } = readSoundSettings(folder, shown, now);
  const { title, body, draft } = article;
  const named = title ?? body ?? '';
  const faults: string[] = [];
  const reportOf =
    (option: string): Report =>
    (_rule, _place, message) =>
      faults.push(`${option} ${message}`);
  const toPlace = () => FILE_START;
  const authors = readAuthors(article.authors, facts, toPlace, reportOf('--author'));
  if (article.authors.length === 0 && facts.defaults.get('author') === undefined) {
    const known = [...(facts.authors?.keys() ?? [])].map(quote).join(', ');
    faults.push(`--author is required, since site.yaml has no default author; known: ${known}`);
  }
  const section = readSection(article.section, facts, toPlace, reportOf('--section'));
  readTags(article.tags, facts, toPlace, reportOf('--tags'));
  const date = article.date ?? toLocal(now, facts.zone);
  readDate(date, facts.zone, FILE_START, reportOf('--date'));
  const slug = article.slug ?? cut(toRightSlug(named));
  if (article.slug !== undefined) checkWrittenSlug(slug, FILE_START, reportOf('--slug'));
  else if (slug === '') faults.push(`${quote(named)} has no letter for a slug; add --slug NAME`);
  const other = toArticleFiles(folder).find((file) => toSlug(file) === slug);
  if (other !== undefined) {
    faults.push(`${path.join(shown, other)} has the slug ${quote(slug)} already; add --slug NAME`);
  }
  if (faults.length > 0) throw new Error(faults.join('\n'));
  const text = toArticleText({ title, body, date, authors, section, tags: article.tags, draft });
  return { file: `articles/${date.slice(0, 10)}-${slug}.md`, text };
}

/** The first words of a slug. */
function cut(slug: string): string {
  if (slug.length <= LONGEST) return slug;
  const end = slug.lastIndexOf('-', LONGEST);
  return end > 0 ? slug.slice(0, end) : slug.slice(0, LONGEST);
}
