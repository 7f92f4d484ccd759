// What people see where something went wrong: what it was, and where to go.
import type { Catalog } from '../catalog/catalog.ts';
import { say } from '../messages/say.ts';
import { toScopePath } from '../query/canonical.ts';
import type { Problem } from '../query/problem.ts';
import { toScopeQuery } from '../query/query.ts';
import { Layout } from './layout.tsx';
import { toProblemWords } from './problem-words.ts';
import { type PageWords, toPageWords } from './words.ts';

export function ProblemPage({ catalog, problem }: { catalog: Catalog; problem: Problem }) {
  const { site } = catalog;
  const words = toPageWords(catalog, site.language);
  const { title, detail, mark } = toProblemWords(words, problem);
  return (
    <Layout
      catalog={catalog}
      title={title}
      description={detail}
      language={mark.lang}
      canonical={null}
      feeds={[toScopeQuery(site, null)]}
    >
      <p class="kind">{problem.status}</p>
      <h1>{title}</h1>
      <p class="lead-in">{detail}</p>
      <Near words={words} problem={problem} />
      <p>
        <a href="/">{say(words, 'goHome', { site: site.title })}</a>
      </p>
    </Layout>
  );
}

/** Links to what may have been meant. */
function Near({ words, problem }: { words: PageWords; problem: Problem }) {
  const { kind, near = [] } = problem;
  const toPath = TO_PATHS[kind];
  if (toPath === undefined || near.length === 0) return null;
  return (
    <ul class="names row" {...words.mark}>
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
