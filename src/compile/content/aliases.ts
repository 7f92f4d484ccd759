// Former slugs and old paths of an article, and the permanent id that follows from them.

import { isSlug, SLUG_RULE, toId, toRightSlug } from '../files/ids.ts';
import { quote } from '../hints.ts';
import type { Place, Report } from '../rules.ts';
import type { FrontMatter } from './front-matter.ts';
import { readOldPath } from './redirects.ts';
import type { ToPlace } from './yaml-places.ts';

/** A path that leads to an article; `written` as in its front matter. */
export type Alias = { readonly path: string; readonly written: string; readonly place: Place };

/** Paths of the aliases, percent-decoded; unfit ones are reported. */
export function readAliases(
  written: FrontMatter['aliases'],
  toPlace: ToPlace,
  report: Report,
): readonly Alias[] {
  return (written ?? []).flatMap((alias, index) => {
    const place = toPlace(['aliases', index]);
    const path = toAliasPath(alias, (message) => report('bad-value', place, message));
    return path === null ? [] : [{ path, written: alias, place }];
  });
}

/** The article's id: as given, or made of the authority and its first slug. */
export function toPermanentId(
  given: Partial<FrontMatter>,
  authority: string,
  slug: string,
): string {
  const first = given.aliases?.find((alias) => !alias.startsWith('/'));
  return given.id ?? toId(authority, first?.normalize('NFC') ?? slug);
}

function toAliasPath(alias: string, fault: (message: string) => void): string | null {
  if (alias.startsWith('/')) return readOldPath(alias, fault);
  const composed = alias.normalize('NFC');
  if (isSlug(composed)) return `/articles/${composed}`;
  const right = toRightSlug(alias);
  fault(
    `${quote(alias)}: ${SLUG_RULE}${right === '' ? '' : `, as ${quote(right)}`}; paths begin with "/"`,
  );
  return null;
}
