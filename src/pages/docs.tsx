// The reference of the query API, from the stored OpenAPI document.
import type { Catalog } from '../catalog/catalog.ts';
import { toScopeQuery } from '../query/query.ts';
import { DocsGuide, GUIDE } from './docs-guide.tsx';
import { DocsOperation } from './docs-operation.tsx';
import { Layout } from './layout.tsx';
import type { ApiDocument } from './openapi.ts';

export function DocsPage({ catalog, document }: { catalog: Catalog; document: ApiDocument }) {
  const { site } = catalog;
  const operations = Object.entries(document.paths).map(([path, { get }]) => ({ path, ...get }));
  return (
    <Layout
      catalog={catalog}
      title={document.info.title}
      description="API reference: articles, tags, sections, authors and feeds as JSON."
      language="en"
      canonical={`${site.origin}/docs`}
      feeds={[toScopeQuery(site, null)]}
    >
      <h1>{document.info.title}</h1>
      <p>
        Read articles, tags, sections, authors and feeds as JSON, with the same filters as the
        feeds. No API key is needed, and any website may call it (CORS). The same reference for
        programs: <a href="/openapi.json">/openapi.json</a> (OpenAPI 3.1).
      </p>
      <nav class="contents" aria-label="Contents">
        <strong>Guide</strong>
        <ul>
          {GUIDE.map(({ id, title }) => (
            <li>
              <a href={`#${id}`}>{title}</a>
            </li>
          ))}
        </ul>
        <strong>Endpoints</strong>
        <ul>
          {operations.map(({ path, operationId, summary }) => (
            <li>
              <a href={`#${operationId}`}>
                <code>{path}</code>
              </a>{' '}
              {summary}
            </li>
          ))}
        </ul>
      </nav>
      <DocsGuide document={document} />
      {operations.map(({ path, ...operation }) => (
        <DocsOperation document={document} path={path} operation={operation} />
      ))}
    </Layout>
  );
}
