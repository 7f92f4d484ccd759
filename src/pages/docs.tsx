// The frame around the page of the query API, which compile has stored.
import { raw } from 'hono/html';
import type { Catalog, StoredDocs } from '../catalog/catalog.ts';
import { toScopeQuery } from '../query/query.ts';
import { Layout } from './layout.tsx';

export function DocsPage({ catalog, docs }: { catalog: Catalog; docs: StoredDocs }) {
  const { site, files } = catalog;
  const { title, main } = docs;
  return (
    <Layout
      catalog={catalog}
      title={title}
      description="API guide and reference: articles, tags, sections, authors and feeds as JSON."
      language="en"
      canonical={`${site.origin}/docs`}
      feeds={[toScopeQuery(site, null)]}
      hasOwnScript
      head={
        <>
          <link rel="stylesheet" href={files.docsStyle} />
          {/* It is there before anything is shown, so that nothing moves: a module would be late. */}
          <script src={files.docsScript}></script>
        </>
      }
    >
      {raw(main)}
    </Layout>
  );
}
