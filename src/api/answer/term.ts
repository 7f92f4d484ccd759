// One tag, section or author: its row, the page that people see, and what its articles are about.
import type { InferOutput } from 'valibot';
import type { Catalog } from '../../catalog/catalog.ts';
import { toScopePath } from '../../query/canonical.ts';
import { toCompanions } from '../../query/companions.ts';
import { toFacet } from '../../query/facets.ts';
import type { Scope } from '../../query/scope.ts';
import type { Author, Section, Tag } from '../schema/bodies.ts';
import { toAuthorRow, toRow, toSectionRow } from './terms.ts';

/** Companions at most. */
const MOST = 10;

type Body = InferOutput<typeof Tag> | InferOutput<typeof Section> | InferOutput<typeof Author>;

/** The body of the scope with this slug; null where it is not known at `now` (seconds since 1970). */
export function toTerm(catalog: Catalog, scope: Scope, now: number): Body | null {
  const facet = toFacet(catalog, scope, now);
  if (facet === null) return null;
  const about = {
    page: `${catalog.site.origin}${toScopePath(scope)}`,
    aliases: [...facet.term.aliases],
  };
  const companions = toCompanions(catalog, scope, MOST, now).map(({ slug, title }) => ({
    slug,
    title,
  }));
  if (scope.kind === 'tag') {
    return { ...toRow(catalog, 'tag', facet), ...about, related: companions };
  }
  if (scope.kind === 'section') {
    return { ...toSectionRow(catalog, facet), ...about, tags: companions };
  }
  return { ...toAuthorRow(catalog, facet), ...about, tags: companions };
}
