// Addresses of this site in articles and settings, at which there is nothing.
import type { Redirects } from '../../catalog/redirects.ts';
import { findResource } from '../../feed/known-paths.ts';
import { toNearNames } from '../../query/names.ts';
import { findByPath, findByQuery } from '../../query/redirects.ts';
import { quote, toNearHint } from '../diagnostics/hints.ts';
import type { Report, Rule } from '../diagnostics/rules.ts';
import { toMediaType } from '../files/media.ts';
import { MOST_HINTS, type OwnAddress } from '../markdown/links.ts';
import {
  type Destinations,
  findMarkdown,
  isKnown,
  toKnownPaths,
  toUnknown,
} from './destinations.ts';
import type { ArticleReading } from './file-reading.ts';

type Readings = readonly {
  readonly file: string;
  readonly reading: Pick<ArticleReading, 'addresses' | 'draft'>;
}[];

type Fault = readonly [rule: Rule, message: string];

/** Reports each address that no route, article, file or redirect answers, and those of drafts. */
export function checkAddresses(
  there: Destinations,
  table: Redirects,
  readings: Readings,
  reportOf: (file: string) => Report,
  toShown: (file: string) => string,
): void {
  const faults = new Map<string, Fault | null>();
  let hints = MOST_HINTS;
  const toFault = (address: OwnAddress): Fault | null => {
    const draft = findDraft(there, address);
    if (draft !== null) {
      return ['link-to-draft', `${toShown(draft)} is a draft and is not published`];
    }
    if (isAnswered(there, table, address)) return null;
    hints -= 1;
    return ['unknown-address', toMessage(address, hints < 0 ? null : there)];
  };
  for (const { file, reading } of readings) {
    for (const address of reading.addresses) {
      const key = address.path + address.query;
      const known = faults.get(key);
      const fault = known === undefined ? toFault(address) : known;
      faults.set(key, fault);
      if (fault === null || (fault[0] === 'link-to-draft' && reading.draft)) continue;
      const [rule, message] = fault;
      reportOf(file)(rule, address.place, `${quote(key)}: ${message}`);
    }
  }
}

/** Whether there is something at an address, or will be, or leads on from there. */
function isAnswered(there: Destinations, table: Redirects, { path, query }: OwnAddress): boolean {
  const spot = findResource(path);
  if (spot !== null && isKnown(there, spot)) return true;
  if (there.media.has(path.slice(1)) || findByPath(table, path) !== null) return true;
  return findByQuery(table, path, query) !== null;
}

function findDraft(there: Destinations, { path }: OwnAddress): string | null {
  const { drafts } = there;
  const file = findMarkdown(there, findResource(path));
  return file !== undefined && drafts.has(file) ? file : null;
}

/** What is missing; with destinations, the nearest article. */
function toMessage({ path }: OwnAddress, there: Destinations | null): string {
  const spot = findResource(path);
  if (spot?.kind === 'article') {
    const near = there === null ? [] : toNearSlugs(there, spot.slug);
    const fault = `there is no article and no alias ${quote(spot.slug)}`;
    return near.length > 0 ? `${fault}; ${toNearHint(near)}` : fault;
  }
  if (spot?.kind === 'scope') {
    const { kind, name } = spot.scope;
    return there === null ? `there is no ${kind} ${quote(name)}` : toUnknown(there, spot.scope);
  }
  if (toMediaType(path) !== null) {
    return 'no file is published at this path; write the path of one in the content folder';
  }
  const near = there === null ? [] : toNearNames(path, toKnownPaths(there));
  const cure = near.length > 0 ? toNearHint(near) : 'add an alias or a redirect';
  return `there is nothing at this path; ${cure}`;
}

/** Slugs with the same beginning, so that the search stays short. */
function toNearSlugs({ articles }: Destinations, slug: string): readonly string[] {
  const alike = [...articles.keys()].filter((other) => other.startsWith(slug.slice(0, 3)));
  return toNearNames(slug, alike);
}
