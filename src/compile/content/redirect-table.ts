// All old addresses as the Worker looks them up.
import type { RedirectQuery, Redirects } from '../../catalog/redirects.ts';
import { toArticlePath } from '../../query/canonical.ts';
import type { OldAddress } from './old-addresses.ts';
import type { Published } from './published.ts';
import { isPatternRedirect, isPlainRedirect, type Redirect } from './redirects.ts';

/** Redirects of `site.yaml`, and the aliases of articles that are published. */
export function toRedirectTable(
  redirects: readonly Redirect[],
  published: readonly Published[],
): Redirects {
  const written = redirects
    .filter(isPlainRedirect)
    .map(({ from, to }) => ({ from, to: to.origin + to.to }));
  const aliases = published.flatMap(({ reading }) =>
    reading.aliases.map((from) => ({ from, to: toArticlePath(reading.slug) })),
  );
  const all = [...written, ...aliases];
  return {
    paths: Object.fromEntries(
      all.flatMap(({ from, to }) => (from.pairs.length === 0 ? [[from.path, to]] : [])),
    ),
    queries: toQueries(all.filter(({ from }) => from.pairs.length > 0)),
    patterns: redirects.filter(isPatternRedirect).map(({ from, to }) => {
      const { before, splat, after } = from;
      return { before, splat, after, ...to };
    }),
  };
}

type OldRoute = { readonly from: OldAddress; readonly to: string };

/** Each is found by the first of its parameters. */
function toQueries(entries: readonly OldRoute[]): Redirects['queries'] {
  const groups = Map.groupBy(entries, ({ from }) => `${from.path}?${from.pairs[0]}`);
  return Object.fromEntries(
    [...groups].map(([key, all]) => [
      key,
      all.map(({ from, to }): RedirectQuery => ({ pairs: from.pairs, to })),
    ]),
  );
}
