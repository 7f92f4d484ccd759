// Where programs find the description of the API: the catalog of APIs (RFC 9727), and links to it (RFC 8631).
import type { Site } from '../../catalog/site.ts';
import { API_CATALOG_PATH } from '../../feed/known-paths.ts';

/** A set of links (RFC 9264) that keeps to RFC 9727. */
export const API_CATALOG_TYPE =
  'application/linkset+json; profile="https://www.rfc-editor.org/info/rfc9727"';

/** What the catalog says of the query API. */
export function toApiCatalog({ title, origin }: Site): object {
  return {
    linkset: [
      {
        anchor: origin + API_CATALOG_PATH,
        item: [{ href: `${origin}/api`, title: `${title} API` }],
      },
      {
        anchor: `${origin}/api`,
        'service-desc': [{ href: `${origin}/openapi.json`, type: 'application/json' }],
        'service-doc': [{ href: `${origin}/docs`, type: 'text/html' }],
        status: [{ href: `${origin}/health`, type: 'application/json' }],
      },
    ],
  };
}

/** The `Link` of the catalog itself: who asks with HEAD learns from it alone (RFC 9727 §2). */
export function toApiCatalogLink({ origin }: Site): string {
  return `<${origin}${API_CATALOG_PATH}>; rel="api-catalog"`;
}

/** The `Link` of what leads to the API. */
export function toApiLinks(site: Site): string {
  const { origin } = site;
  return [
    `<${origin}/openapi.json>; rel="service-desc"; type="application/json"`,
    `<${origin}/docs>; rel="service-doc"; type="text/html"`,
    toApiCatalogLink(site),
  ].join(', ');
}
