// The three links to one feed.
import type { Catalog } from '../catalog/catalog.ts';
import { FORMATS } from '../feed/formats.ts';
import { toFeedPath } from '../query/canonical.ts';
import type { Query } from '../query/query.ts';

export function FeedLinks({ catalog, query }: { catalog: Catalog; query: Query }) {
  return (
    <span class="feeds row">
      {FORMATS.map(({ file, label }) => (
        <a href={toFeedPath(query, catalog.site, file)}>{label}</a>
      ))}
    </span>
  );
}
