// What the publication has that an address can lead to.
import { FIXED_PATHS, type Resource } from '../../feed/known-paths.ts';
import { toNormalForm } from '../../query/names.ts';
import type { Scope } from '../../query/scope.ts';
import { quote, toHint } from '../diagnostics/hints.ts';
import { decodeName } from '../files/ids.ts';
import type { MediaFile } from '../files/media.ts';
import type { Published } from './published.ts';
import type { Facts } from './settings.ts';

export type Destinations = {
  /** Names and aliases in normal form; null where these are unknown. */
  readonly names: { readonly [kind in Scope['kind']]: ReadonlySet<string> | null };
  /** Files of articles by slug. */
  readonly articles: ReadonlyMap<string, string>;
  readonly drafts: ReadonlySet<string>;
  /** Files of pages by slug, those that are drafts too. */
  readonly pages: ReadonlyMap<string, string>;
  /** Paths of published media, `media/{hash}/{name}`. */
  readonly media: ReadonlySet<string>;
};

/** The destinations in a content folder. */
export function toDestinations(
  facts: Facts,
  published: readonly Published[],
  files: {
    readonly articles: Destinations['articles'];
    readonly drafts: readonly string[];
    readonly pages: Destinations['pages'];
    readonly media: readonly MediaFile[];
  },
): Destinations {
  return {
    names: {
      tag: facts.tags && new Set([...facts.tags.names.keys(), ...toBorneTags(published)]),
      section: facts.sections && new Set(facts.sections.keys()),
      author: facts.authors && new Set(facts.authors.keys()),
    },
    articles: files.articles,
    drafts: new Set(files.drafts),
    pages: files.pages,
    media: new Set(files.media.map(({ hash, name }) => `media/${hash}/${name}`)),
  };
}

/** Tags that are known for an article's sake: one that no list shows makes none known. */
function toBorneTags(published: readonly Published[]): readonly string[] {
  return published.flatMap(({ reading: { tags, unlisted } }) =>
    unlisted ? [] : tags.map(({ slug }) => slug),
  );
}

/** Which kind of names stands in a parameter. */
const NAMING: ReadonlyMap<string, Scope['kind']> = new Map([
  ...(['tag', 'not', 'any', 'all', 'none'] as const).map((name) => [name, 'tag'] as const),
  ['section', 'section'],
  ['author', 'author'],
]);

/** What to say of the first name that nothing has; null when there is none. */
export function findUnknownName(there: Destinations, pairs: readonly string[]): string | null {
  for (const pair of pairs) {
    const [parameter = '', value = ''] = pair.split('=');
    const kind = NAMING.get(parameter);
    if (kind === undefined) continue;
    for (const raw of decodeName(value).split(',')) {
      const forms = [raw, raw.replaceAll('+', ' ')].map(toNormalForm);
      if (raw.trim() === '' || forms.some((name) => isKnownName(there, kind, name))) continue;
      return toUnknown(there, { kind, name: raw });
    }
  }
  return null;
}

/** Whether something is at a place, or will be. A period of the archive may have articles one day. */
export function isKnown(there: Destinations, spot: Resource): boolean {
  if (spot.kind === 'fixed' || spot.kind === 'period') return true;
  if (spot.kind === 'article') return there.articles.has(spot.slug);
  if (spot.kind === 'page') return there.pages.has(spot.slug);
  return isKnownName(there, spot.scope.kind, spot.scope.name);
}

export function isKnownName({ names }: Destinations, kind: Scope['kind'], name: string): boolean {
  return names[kind]?.has(name) ?? true;
}

/** The message for a name that nothing has. */
export function toUnknown({ names }: Destinations, { kind, name }: Scope): string {
  return `there is no ${kind} ${quote(name)}; ${toHint(name, names[kind] ?? [])}`;
}

/** The file of the article or page at a place; undefined for none. */
export function findMarkdown(there: Destinations, spot: Resource | null): string | undefined {
  if (spot?.kind === 'article') return there.articles.get(spot.slug);
  return spot?.kind === 'page' ? there.pages.get(spot.slug) : undefined;
}

/** Paths that an unknown one may have meant: those that always are there, and pages. */
export function toKnownPaths({ pages }: Destinations): readonly string[] {
  return [...FIXED_PATHS, ...[...pages.keys()].map((slug) => `/${slug}`)];
}
