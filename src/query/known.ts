// Which names a client may ask for at a moment: what no visible article bears yet stays unsaid.
import { at, type Catalog, type Postings, positionsOf } from '../catalog/catalog.ts';
import type { Term } from '../catalog/site.ts';
import { toLanguageIds } from './language-ranges.ts';
import type { Scope } from './scope.ts';

/** The kinds of names, each with its terms, its look-up and the test whether one is known. */
export type NameKind = Scope['kind'];

/** The term a name or alias stands for, in normal form; null when unknown at `now` (seconds). */
export function findTerm(
  catalog: Catalog,
  kind: NameKind,
  normal: string,
  now: number,
): Term | null {
  const names = termsOf(catalog, kind);
  const id = names.ids.get(normal);
  const term = id === undefined ? undefined : names.terms[id];
  return term !== undefined && isKnown(catalog, kind, id ?? -1, now) ? term : null;
}

/** Every known term of a kind, in the order of the catalog. */
export function knownTerms(catalog: Catalog, kind: NameKind, now: number): readonly Term[] {
  return termsOf(catalog, kind).terms.filter((_, id) => isKnown(catalog, kind, id, now));
}

/** Whatever has feeds of its own: the whole site (null), then every known name. */
export function listScopes(catalog: Catalog, now: number): readonly (Scope | null)[] {
  const named = (['section', 'tag', 'author'] as const).flatMap((kind) =>
    knownTerms(catalog, kind, now).map(({ slug }) => ({ kind, name: slug })),
  );
  return [null, ...named];
}

/** The languages of visible articles, and the site's own. */
export function knownLanguages(catalog: Catalog, now: number): readonly string[] {
  const begun = catalog.languages.filter((_, id) =>
    hasBegun(catalog, catalog.postings.languages, id, now),
  );
  return [...new Set([catalog.site.language, ...begun])];
}

/** True when a known language answers to this range (RFC 4647 §3.3.1). */
export function isKnownRange(catalog: Catalog, range: string, now: number): boolean {
  return toLanguageIds([range], knownLanguages(catalog, now)).length > 0;
}

/** Sections and authors are all declared; a tag is known when declared or once borne. */
function isKnown(catalog: Catalog, kind: NameKind, id: number, now: number): boolean {
  if (kind !== 'tag') return true;
  return catalog.tags[id]?.declared === true || hasBegun(catalog, catalog.postings.tags, id, now);
}

function hasBegun(catalog: Catalog, postings: Postings, id: number, now: number): boolean {
  const [oldest] = positionsOf(postings, id);
  return oldest !== undefined && at(catalog.rows.published, oldest) <= now;
}

/** The terms of a kind, and their look-up by slug or alias. */
export function termsOf(
  catalog: Catalog,
  kind: NameKind,
): { readonly terms: readonly Term[]; readonly ids: ReadonlyMap<string, number> } {
  if (kind === 'tag') return { terms: catalog.tags, ids: catalog.ids.tags };
  if (kind === 'section') return { terms: catalog.sections, ids: catalog.ids.sections };
  return { terms: catalog.authors, ids: catalog.ids.authors };
}
