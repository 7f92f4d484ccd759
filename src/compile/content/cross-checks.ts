// What only shows when all articles are read: names that are taken, links that lead nowhere.

import { quote } from '../hints.ts';
import { findAnchor, toAnchorFault } from '../markdown/links.ts';
import { FILE_START, type Report } from '../rules.ts';
import type { Listed } from './article.ts';
import type { Content } from './content.ts';
import type { ArticleReading } from './read-article.ts';

type ReportOf = (file: string) => Report;

/** Reports slugs, ids and aliases that are taken, and links to drafts and unknown anchors. */
export function crossCheck(
  articles: readonly ArticleReading<Listed>[],
  redirects: Content['redirects'],
  reportOf: ReportOf,
  toShown: (file: string) => string,
): void {
  const slugs = checkSlugs(articles, reportOf, toShown);
  checkIds(articles, reportOf, toShown);
  checkAliases(articles, slugs, redirects, reportOf, toShown);
  checkReferences(articles, reportOf, toShown);
}

/** Files by the paths of their pages. */
function checkSlugs(
  articles: readonly ArticleReading<Listed>[],
  reportOf: ReportOf,
  toShown: (file: string) => string,
): ReadonlyMap<string, string> {
  const paths = new Map<string, string>();
  for (const { file, slug } of articles) {
    if (slug === null) continue;
    const path = `/articles/${slug}`;
    const other = paths.get(path);
    if (other === undefined) paths.set(path, file);
    else {
      const message = `${quote(slug)}: ${toShown(other)} has this slug; rename one file`;
      reportOf(file)('duplicate-slug', FILE_START, message);
    }
  }
  return paths;
}

/** Ids that follow from slugs are left to the checks of slugs and aliases. */
function checkIds(
  articles: readonly ArticleReading<Listed>[],
  reportOf: ReportOf,
  toShown: (file: string) => string,
): void {
  const explicit = (article: ArticleReading<Listed>) => article.idPlace !== FILE_START;
  const files = new Map<string, string>();
  for (const { id, file } of articles.filter((article) => !explicit(article))) files.set(id, file);
  for (const { id, idPlace, file } of articles.filter(explicit)) {
    const other = files.get(id);
    if (other === undefined) files.set(id, file);
    else reportOf(file)('duplicate-id', idPlace, `${quote(id)}: ${toShown(other)} has this id`);
  }
}

function checkAliases(
  articles: readonly ArticleReading<Listed>[],
  slugs: ReadonlyMap<string, string>,
  redirects: Content['redirects'],
  reportOf: ReportOf,
  toShown: (file: string) => string,
): void {
  const owners = new Map(redirects.map(({ from }) => [from, 'site.yaml']));
  for (const [path, file] of slugs) owners.set(path, file);
  for (const { file, aliases } of articles) {
    for (const { path, written, place } of aliases) {
      const other = owners.get(path);
      if (other === undefined) {
        owners.set(path, file);
        continue;
      }
      const owner = other === file ? 'this article' : toShown(other);
      const message = `${quote(written)}: ${owner} has this address already`;
      reportOf(file)('duplicate-alias', place, message);
    }
  }
}

function checkReferences(
  articles: readonly ArticleReading<Listed>[],
  reportOf: ReportOf,
  toShown: (file: string) => string,
): void {
  const byFile = new Map(articles.map((article) => [article.file, article]));
  for (const { file, draft, references } of articles) {
    for (const { target, fragment, place } of references) {
      const article = byFile.get(target);
      if (!article) continue;
      if (article.draft && !draft) {
        const message = `${toShown(target)} is a draft: its page is not there yet`;
        reportOf(file)('link-to-draft', place, message);
      }
      if (fragment === '') continue;
      const anchors = new Set(article.anchors);
      if (findAnchor(fragment, anchors) !== null) continue;
      const message = `${toShown(target)}: ${toAnchorFault(fragment, anchors)}`;
      reportOf(file)('unknown-anchor', place, message);
    }
  }
}
