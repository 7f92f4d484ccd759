// What people see where an article was withdrawn.
import type { Catalog } from '../catalog/catalog.ts';
import { toScopeQuery } from '../query/query.ts';
import { Layout } from './layout.tsx';

export function GonePage({ catalog, path }: { catalog: Catalog; path: string }) {
  const { site } = catalog;
  return (
    <Layout
      catalog={catalog}
      title="Withdrawn"
      description="This article was withdrawn."
      language={site.language}
      canonical={`${site.origin}${path}`}
      feeds={[toScopeQuery(site, null)]}
    >
      <h1>This article was withdrawn</h1>
      <p>It will not come back. Feeds that carried it have dropped it.</p>
      <p>
        <a href="/">All articles and feeds of {site.title}</a>
      </p>
    </Layout>
  );
}
