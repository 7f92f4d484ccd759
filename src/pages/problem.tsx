// What people see where something went wrong: what it was, and where to go.
import type { Catalog } from '../catalog/catalog.ts';
import { toScopePath } from '../query/canonical.ts';
import type { Problem } from '../query/problem.ts';
import { toScopeQuery } from '../query/query.ts';
import { ENGLISH, Layout } from './layout.tsx';

export function ProblemPage({ catalog, problem }: { catalog: Catalog; problem: Problem }) {
  const { site } = catalog;
  return (
    <Layout
      catalog={catalog}
      title={problem.title}
      description={problem.detail}
      language="en"
      canonical={null}
      feeds={[toScopeQuery(site, null)]}
    >
      <p class="kind">{problem.status}</p>
      <h1>{problem.title}</h1>
      <p class="lead-in">{problem.detail}</p>
      <Near problem={problem} />
      <p>
        <a href="/">Go to the {site.title} home page</a>
      </p>
    </Layout>
  );
}

/** Links to what may have been meant. */
function Near({ problem: { kind, near = [] } }: { problem: Problem }) {
  const toPath = TO_PATHS[kind];
  if (toPath === undefined || near.length === 0) return null;
  return (
    <ul class="names row" {...ENGLISH}>
      {near.map((name) => (
        <li>
          <a href={toPath(name)}>{name}</a>
        </li>
      ))}
    </ul>
  );
}

/** Where the names of each kind of problem lead. */
const TO_PATHS: { readonly [kind: string]: (name: string) => string } = {
  'unknown-period': (name) => `/archive/${name}`,
  'unknown-article': (name) => `/articles/${encodeURIComponent(name)}`,
  'unknown-tag': (name) => toScopePath({ kind: 'tag', name }),
  'unknown-section': (name) => toScopePath({ kind: 'section', name }),
  'unknown-author': (name) => toScopePath({ kind: 'author', name }),
};
