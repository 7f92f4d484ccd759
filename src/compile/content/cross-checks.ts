// What only shows when all articles are read: names that are taken, links that lead nowhere.
import { quote } from '../diagnostics/hints.ts';
import { FILE_START, type Place, type Report } from '../diagnostics/rules.ts';
import { toSlug, toSlugOfId, toWrappedId } from '../files/ids.ts';
import type { MediaFile } from '../files/media.ts';
import { findAnchor, MOST_HINTS, type Reference, toAnchorFault } from '../markdown/links.ts';
import { checkAddresses } from './address-checks.ts';
import { toDestinations } from './destinations.ts';
import type { ArticleReading, FileLinks, FileReading } from './file-reading.ts';
import { checkOldAddresses } from './old-address-checks.ts';
import type { Published } from './published.ts';
import { toRedirectTable } from './redirect-table.ts';
import type { SettingsReading } from './settings.ts';
import { checkSimilarTags } from './similar-tags.ts';
import type { PageReading } from './static-pages.ts';
import { checkTargets } from './target-checks.ts';
import { checkTranslations } from './translation-checks.ts';

export type Checked = {
  /** All files that could be read, in the order of their names. */
  readonly readings: readonly (FileReading & { readonly reading: ArticleReading })[];
  readonly published: readonly Published[];
  readonly pages: readonly PageReading[];
  readonly media: readonly MediaFile[];
  readonly settings: Pick<SettingsReading, 'facts' | 'redirects' | 'site' | 'addresses'>;
  /** The ids of a file's parts; none of a file that could not be read. */
  readonly anchorsOf: (file: string) => readonly string[];
  /** All links of articles to others. */
  readonly links: () => Iterable<FileLinks>;
  /** Where a tag stands in a file. */
  readonly findTagPlace: (file: string, written: string) => Place;
  readonly reportOf: (file: string) => Report;
  readonly toShown: (file: string) => string;
};

/** Files by their slugs. */
type Slugs = ReadonlyMap<string, string>;

/** Reports names and addresses that are taken, and what leads to drafts, unknown parts or nowhere. */
export function crossCheck(checked: Checked): void {
  const slugs = checkSlugs(checked);
  checkPageSlugs(checked);
  checkIds(checked, slugs);
  checkMoved(checked, slugs);
  checkDraftLinks(checked);
  checkAnchors(checked);
  checkTranslations(checked);
  const { published, settings, findTagPlace, reportOf } = checked;
  checkSimilarTags(published, settings.facts.tags, findTagPlace, reportOf);
}

function checkSlugs({ readings, reportOf, toShown }: Checked): Slugs {
  const owners = new Map<string, string>();
  for (const { file, reading } of readings) {
    const { slug } = reading;
    if (slug === null) continue;
    const owner = owners.get(slug);
    if (owner === undefined) owners.set(slug, file);
    else {
      const isNamed = [file, owner].every((one) => toSlug(one) === slug);
      const cure = isNamed ? 'rename one file' : 'change one "slug", or rename a file';
      const message = `${quote(slug)}: slug already used by ${toShown(owner)}; ${cure}`;
      reportOf(file)('duplicate-slug', FILE_START, message);
    }
  }
  return owners;
}

function checkPageSlugs({ pages, reportOf, toShown }: Checked): void {
  const owners = toPageSlugs(pages);
  for (const { file, slug } of pages) {
    const owner = owners.get(slug ?? '') ?? file;
    if (owner === file) continue;
    const message = `${quote(slug ?? '')}: slug already used by ${toShown(owner)}; rename one file`;
    reportOf(file)('duplicate-slug', FILE_START, message);
  }
}

/** The first file of each slug. */
function toPageSlugs(pages: Checked['pages']): Slugs {
  return new Map(
    pages.toReversed().flatMap(({ file, slug }) => (slug === null ? [] : [[slug, file]])),
  );
}

/** Ids that follow from slugs are left to the checks of slugs and aliases. */
function checkIds({ readings, settings, reportOf, toShown }: Checked, slugs: Slugs): void {
  const { authority } = settings.facts;
  const own = readings.filter(({ reading }) => reading.idPlace !== null || isRenamed(reading));
  const owners = new Map(
    own.flatMap(({ file, reading: { id, idPlace } }) => (idPlace === null ? [[id, file]] : [])),
  );
  const named = new Set(own.map(({ file }) => file));
  for (const { file, reading } of own) {
    const { id, idPlace: place } = reading;
    if (place === null) continue;
    const followed = slugs.get(toSlugOfId(authority, id) ?? '');
    const other = owners.get(id) ?? (named.has(followed ?? '') ? undefined : followed);
    if (other === undefined) owners.set(id, file);
    else {
      const written = toWrappedId(authority, id) ?? id;
      const message = `${quote(written)}: id already used by ${toShown(other)}`;
      reportOf(file)('duplicate-id', place, message);
    }
  }
}

/** Whether the id follows from a former slug. */
function isRenamed({ aliases }: ArticleReading): boolean {
  return aliases.some(({ written }) => !written.startsWith('/'));
}

function checkMoved(checked: Checked, slugs: Slugs): void {
  const { readings, published, pages, settings, media, reportOf, toShown } = checked;
  const { facts, redirects } = settings;
  const aliases = readings.flatMap(({ file, reading }) =>
    reading.aliases.length > 0 ? [[file, reading.aliases] as const] : [],
  );
  // Where site.yaml is broken, no one knows what it redirects.
  const isWhole = settings.site !== null;
  const linking = isWhole
    ? [
        { file: 'site.yaml', reading: { addresses: settings.addresses, draft: false } },
        ...pages.map((page) => ({ file: page.file, reading: page })),
        ...readings,
      ].filter(({ reading }) => reading.addresses.length > 0)
    : [];
  if (redirects.length === 0 && aliases.length === 0 && linking.length === 0) return;
  const drafts = [
    ...readings.flatMap(({ file, reading }) => (reading.draft ? [file] : [])),
    ...pages.flatMap(({ file, draft }) => (draft ? [file] : [])),
  ];
  const found = { articles: slugs, pages: toPageSlugs(pages), drafts, media };
  const there = toDestinations(facts, published, found);
  checkOldAddresses(there, redirects, aliases, reportOf, toShown);
  const table = toRedirectTable(redirects, published);
  checkTargets(there, redirects, table, reportOf, toShown);
  checkAddresses(there, table, linking, reportOf, toShown);
}

function checkDraftLinks({ readings, pages, links, reportOf, toShown }: Checked): void {
  const drafts = new Set(readings.flatMap(({ file, reading }) => (reading.draft ? [file] : [])));
  if (drafts.size === 0) return;
  const check = (file: string, references: readonly Reference[]): void => {
    for (const { target, place } of references) {
      if (!drafts.has(target)) continue;
      const message = `${toShown(target)} is a draft and is not published`;
      reportOf(file)('link-to-draft', place, message);
    }
  };
  // One article after the other: the links of all would be most of a compile's memory.
  for (const [file, references] of links()) if (!drafts.has(file)) check(file, references);
  for (const { file, draft, references } of pages) if (!draft) check(file, references);
}

function checkAnchors({ readings, pages, anchorsOf, reportOf, toShown }: Checked): void {
  const readable = new Set(readings.map(({ file }) => file));
  const known = new Map(pages.map(({ file, anchors }) => [file, anchors] as const));
  const linking = [...readings, ...pages.map((page) => ({ file: page.file, reading: page }))];
  for (const { file, reading } of linking) {
    let count = 0;
    for (const { target, fragment, place } of reading.references) {
      if (fragment === '' || !(readable.has(target) || known.has(target))) continue;
      const anchors = known.get(target) ?? new Set(anchorsOf(target));
      known.set(target, anchors);
      if (findAnchor(fragment, anchors) !== null) continue;
      count += 1;
      const fault = toAnchorFault(fragment, count > MOST_HINTS ? null : anchors);
      reportOf(file)('unknown-anchor', place, `${toShown(target)}: ${fault}`);
    }
  }
}
