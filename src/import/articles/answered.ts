// Old addresses that still answer once the import is published: of posts, and of feeds.
import type { Publication } from '../post.ts';
import { toFeedRedirects } from '../site/redirects.ts';
import type { SiteFile } from '../site/site-file.ts';
import type { Existing } from './existing.ts';
import type { Planned } from './plan.ts';
import type { WrittenArticle } from './write-articles.ts';

/** The redirects that `site.yaml` lacks for the addresses of old feeds. */
export function toRedirects(
  { feeds }: Publication,
  planned: readonly Planned[],
  { byOldAddress }: Existing,
  { redirects }: SiteFile,
): ReadonlyMap<string, string> {
  const taken = new Set([
    ...planned.flatMap(({ aliases }) => aliases.map(({ key }) => key)),
    ...byOldAddress.keys(),
  ]);
  return toFeedRedirects(feeds, redirects, taken);
}

/** Old addresses, and where they lead. */
export function toAddresses(
  planned: readonly Planned[],
  written: readonly WrittenArticle[],
  redirects: ReadonlyMap<string, string>,
): readonly (readonly [from: string, to: string])[] {
  const live = new Set(written.map(({ planned: one }) => one));
  const own = planned
    .filter((one) => !one.draft && (one.there !== null || live.has(one)))
    .flatMap(({ aliases, slug }) =>
      aliases.map((path) => [path.written, `/articles/${slug}`] as const),
    );
  return [...own, ...redirects];
}
