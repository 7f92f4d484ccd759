// What only shows when all articles are read: names that are taken, links that lead nowhere.

import { quote } from '../hints.ts';
import { findAnchor, toAnchorFault } from '../markdown/links.ts';
import { FILE_START, type Report } from '../rules.ts';
import type { Listed } from './article.ts';
import type { Content } from './content.ts';
import type { ArticleReading } from './read-article.ts';

type ReportOf = (file: string) => Report;

export type Checked = {
  readonly articles: readonly ArticleReading<Listed>[];
  /** The ids of the parts of a file's article. */
  readonly anchorsOf: (file: string) => readonly string[];
  readonly redirects: Content['redirects'];
  readonly reportOf: ReportOf;
  readonly toShown: (file: string) => string;
};

/** Reports slugs, ids and aliases that are taken, and links to drafts and unknown anchors. */
export function crossCheck(checked: Checked): void {
  const { articles, reportOf, toShown } = checked;
  const slugs = checkSlugs(articles, reportOf, toShown);
  checkIds(articles, reportOf, toShown);
  checkAliases(checked, slugs);
  checkReferences(checked);
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
  const files = new Map<string, string>();
  for (const { id, idPlace, file } of articles) if (idPlace === null) files.set(id, file);
  for (const { id, idPlace, file } of articles) {
    if (idPlace === null) continue;
    const other = files.get(id);
    if (other === undefined) files.set(id, file);
    else reportOf(file)('duplicate-id', idPlace, `${quote(id)}: ${toShown(other)} has this id`);
  }
}

function checkAliases(
  { articles, redirects, reportOf, toShown }: Checked,
  slugs: ReadonlyMap<string, string>,
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

function checkReferences({ articles, anchorsOf, reportOf, toShown }: Checked): void {
  const drafts = new Map(articles.map((article) => [article.file, article.draft]));
  for (const { file, draft, references } of articles) {
    for (const { target, fragment, place } of references) {
      const targetIsDraft = drafts.get(target);
      if (targetIsDraft === undefined) continue;
      if (targetIsDraft && !draft) {
        const message = `${toShown(target)} is a draft: its page is not there yet`;
        reportOf(file)('link-to-draft', place, message);
      }
      if (fragment === '') continue;
      const anchors = new Set(anchorsOf(target));
      if (findAnchor(fragment, anchors) !== null) continue;
      const message = `${toShown(target)}: ${toAnchorFault(fragment, anchors)}`;
      reportOf(file)('unknown-anchor', place, message);
    }
  }
}
