// The three links to one feed.
import type { Catalog } from '../catalog/catalog.ts';
import { FORMAT_FILES, FORMAT_NAMES } from '../feed/document.ts';
import { toPath } from '../query/canonical.ts';
import type { Query } from '../query/query.ts';

export function FeedLinks({ catalog, query }: { catalog: Catalog; query: Query }) {
  return (
    <span class="feeds row">
      {FORMAT_NAMES.map((name) => (
        <a href={toPath(query, catalog.site, FORMAT_FILES[name].file)}>
          {FORMAT_FILES[name].label}
        </a>
      ))}
    </span>
  );
}
