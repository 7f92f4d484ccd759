// What only shows when all articles are read: names that are taken, links that lead nowhere.
import { quote } from '../diagnostics/hints.ts';
import { FILE_START, type Report } from '../diagnostics/rules.ts';
import { toSlugOfId } from '../files/ids.ts';
import { findAnchor, MOST_HINTS, toAnchorFault } from '../markdown/links.ts';
import { toDestinations } from './destinations.ts';
import type { Month } from './months.ts';
import { checkOldAddresses } from './old-address-checks.ts';
import { toRedirectTable } from './redirect-table.ts';
import type { SettingsReading } from './settings.ts';
import { checkTargets } from './target-checks.ts';

export type Checked = {
  readonly months: readonly Month[];
  readonly settings: Pick<SettingsReading, 'facts' | 'redirects' | 'media'>;
  readonly reportOf: (file: string) => Report;
  readonly toShown: (file: string) => string;
};

/** Files by their slugs. */
type Slugs = ReadonlyMap<string, string>;

/** Reports names and addresses that are taken, and what leads to drafts, unknown parts or nowhere. */
export function crossCheck(checked: Checked): void {
  const slugs = checkSlugs(checked);
  checkIds(checked, slugs);
  checkMoved(checked, slugs);
  checkDraftLinks(checked);
  checkAnchors(checked);
}

/** Of files that share a slug, it is the first one's by name, whatever their months are. */
function checkSlugs({ months, reportOf, toShown }: Checked): Slugs {
  const owners = new Map<string, string>();
  const others: (readonly [slug: string, file: string])[] = [];
  for (const { indexEntry } of months) {
    for (const [index, slug] of indexEntry.slugs.entries()) {
      const file = indexEntry.files[index] ?? '';
      const other = owners.get(slug);
      if (slug === '') continue;
      if (other === undefined) owners.set(slug, file);
      else {
        owners.set(slug, file < other ? file : other);
        others.push([slug, file < other ? other : file]);
      }
    }
  }
  for (const [slug, file] of others) {
    const owner = toShown(owners.get(slug) ?? '');
    const message = `${quote(slug)}: slug already used by ${owner}; rename one file`;
    reportOf(file)('duplicate-slug', FILE_START, message);
  }
  return owners;
}

/** Ids that follow from slugs are left to the checks of slugs and aliases. */
function checkIds({ months, settings, reportOf, toShown }: Checked, slugs: Slugs): void {
  const { authority } = settings.facts;
  const own = toFiles(months, ({ ids }) => ids);
  const owners = new Map(
    own.flatMap(([file, { id, place }]) => (place === null ? [[id, file] as const] : [])),
  );
  const named = new Set(own.map(([file]) => file));
  for (const [file, { id, place }] of own) {
    if (place === null) continue;
    const followed = slugs.get(toSlugOfId(authority, id) ?? '');
    const other = owners.get(id) ?? (named.has(followed ?? '') ? undefined : followed);
    if (other === undefined) owners.set(id, file);
    else
      reportOf(file)('duplicate-id', place, `${quote(id)}: id already used by ${toShown(other)}`);
  }
}

function checkMoved({ months, settings, reportOf, toShown }: Checked, slugs: Slugs): void {
  const { facts, redirects, media } = settings;
  const there = toDestinations(facts, months, slugs, media);
  const aliases = toFiles(months, (indexEntry) => indexEntry.aliases);
  checkOldAddresses(there, redirects, aliases, reportOf, toShown);
  checkTargets(there, redirects, toRedirectTable(redirects, months), reportOf, toShown);
}

function checkDraftLinks({ months, reportOf, toShown }: Checked): void {
  const drafts = new Set(
    months.flatMap(({ indexEntry: { files, drafts } }) => drafts.map((index) => files[index])),
  );
  if (drafts.size === 0) return;
  for (const { indexEntry, readings } of months) {
    const mayLink =
      indexEntry.drafts.length > 0 || indexEntry.requiredFiles.some((file) => drafts.has(file));
    if (!mayLink) continue;
    for (const { file, reading } of readings()) {
      if (reading === null || reading.draft) continue;
      for (const { target, place } of reading.references) {
        if (!drafts.has(target)) continue;
        const message = `${toShown(target)} is a draft and is not published`;
        reportOf(file)('link-to-draft', place, message);
      }
    }
  }
}

function checkAnchors({ months, reportOf, toShown }: Checked): void {
  const changed = months.filter(({ areAnchorsChecked }) => !areAnchorsChecked);
  const others = new Set(changed.flatMap(({ indexEntry }) => indexEntry.files));
  const anchored = toFiles(months, (indexEntry) => indexEntry.anchored).filter(
    ([file, { target }]) => others.has(file) || others.has(target),
  );
  if (anchored.length === 0) return;
  const targets = new Set(anchored.map(([, { target }]) => target));
  const anchors = new Map<string, ReadonlySet<string>>();
  for (const { indexEntry, readings } of months) {
    for (const [index, file] of indexEntry.files.entries()) {
      if (!targets.has(file)) continue;
      const target = readings()[index];
      if (target?.reading) anchors.set(file, new Set(target.details().anchors));
    }
  }
  const counts = new Map<string, number>();
  for (const [file, { target, fragment, place }] of anchored) {
    const known = anchors.get(target);
    if (known === undefined || findAnchor(fragment, known) !== null) continue;
    const count = (counts.get(file) ?? 0) + 1;
    counts.set(file, count);
    const fault = toAnchorFault(fragment, count > MOST_HINTS ? null : known);
    const message = `${toShown(target)}: ${fault}`;
    reportOf(file)('unknown-anchor', place, message);
  }
}

/** What index entries say of few files, in the order of the files' names. */
function toFiles<Value>(
  months: readonly Month[],
  pick: (indexEntry: Month['indexEntry']) => readonly (readonly [index: number, value: Value])[],
): readonly (readonly [file: string, value: Value])[] {
  const all = months.flatMap(({ indexEntry }) =>
    pick(indexEntry).map(([index, said]) => [indexEntry.files[index] ?? '', said] as const),
  );
  return all.toSorted(([a], [b]) => compare(a, b));
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
