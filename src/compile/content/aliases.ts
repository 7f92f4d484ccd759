// Former slugs and old paths of an article, and the permanent id that follows from them.
import { quote } from '../diagnostics/hints.ts';
import type { Place, Report } from '../diagnostics/rules.ts';
import { isSlug, SLUG_RULE, toId, toRightSlug, toUri } from '../files/ids.ts';
import type { Article } from './article.ts';
import type { FrontMatter } from './front-matter.ts';
import { type OldAddress, readOldAddress } from './old-addresses.ts';
import type { ToPlace } from './yaml-places.ts';

/** An address that leads to an article; `written` as in its front matter. */
export type Alias = OldAddress & { readonly written: string; readonly place: Place };

/** Addresses that the aliases are; unfit ones are reported. */
export function readAliases(
  written: FrontMatter['aliases'],
  toPlace: ToPlace,
  report: Report,
): readonly Alias[] {
  return (written ?? []).flatMap((alias, index) => {
    const place = toPlace(['aliases', index]);
    const address = toAddress(alias, (message) => report('bad-value', place, message));
    return address === null ? [] : [{ ...address, written: alias, place }];
  });
}

/**
 * The article's id: as given, or made of the authority and its first slug. Where the given one is no
 * URI, it is the `guid` of RSS, and the id wraps it.
 */
export function toPermanentId(
  given: Partial<FrontMatter>,
  authority: string,
  slug: string,
): Pick<Article, 'id' | 'guid'> {
  const first = given.aliases?.find((alias) => !alias.startsWith('/'));
  if (given.id === undefined) {
    return { id: toId(authority, first?.normalize('NFC') ?? slug), guid: null };
  }
  const id = toUri(authority, given.id);
  return { id, guid: id === given.id ? null : given.id };
}

function toAddress(alias: string, fault: (message: string) => void): OldAddress | null {
  if (alias.startsWith('/')) {
    if (!alias.includes('*')) return readOldAddress(alias, fault);
    fault(
      `${quote(alias)}: patterns are only allowed in "redirects" in site.yaml; write "*" as "%2A"`,
    );
    return null;
  }
  const composed = alias.normalize('NFC');
  if (isSlug(composed)) return { path: `/articles/${composed}`, pairs: [] };
  const right = toRightSlug(alias);
  fault(
    `${quote(alias)}: ${SLUG_RULE}${right === '' ? '' : `, like ${quote(right)}`}; paths must start with "/"`,
  );
  return null;
}
