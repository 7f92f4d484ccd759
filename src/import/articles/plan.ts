// Which article each post becomes: its date, its slug, its file, and the addresses and id that stay its own.
import { formatInstant, readDate } from '../../compile/content/dates.ts';
import { FILE_START } from '../../compile/diagnostics/rules.ts';
import { toArticleDate } from '../dates.ts';
import type { Note, Post } from '../post.ts';
import type { Existing } from './existing.ts';
import { type OldPath, toOldPath, toOwnSlug } from './old-addresses.ts';
import { toFreeSlug, toImportedSlug } from './slugs.ts';

/** A post and the article that it becomes. */
export type Planned = {
  readonly post: Post;
  /** Null for a note. */
  readonly title: string | null;
  /** As front matter takes it. */
  readonly date: string;
  readonly updated: string | undefined;
  readonly draft: boolean;
  readonly slug: string;
  /** The file below the content folder. */
  readonly file: string;
  readonly aliases: readonly OldPath[];
  readonly id: string | undefined;
  /** Its file where it is in the content folder already. */
  readonly there: string | null;
};

export type PlanOptions = {
  readonly existing: Existing;
  readonly zone: string;
  /** The main language of the site. */
  readonly language: string;
  /** Seconds since 1970. */
  readonly now: number;
  readonly note: (note: Note) => void;
};

/** Plans all posts, the oldest first: it keeps the slug that several want, and no translation does. */
export function planArticles(posts: readonly Post[], options: PlanOptions): readonly Planned[] {
  const dated = posts.map((post) => ({ post, ...toDates(post, options) }));
  dated.sort((a, b) => compare(a.date, b.date) || compare(a.post.place, b.post.place));
  const slugs = nameAll(dated, options);
  const taken = new Set(slugs.values());
  const owners = new Map<string, string>();
  const ids = new Map<string, string>();
  return dated.map(({ post, date, updated, draft }) => {
    const slug = slugs.get(post) ?? '';
    const file = `articles/${date.slice(0, 10)}-${slug}.md`;
    const aliases = toAliases(post, slug, taken, owners, options.note);
    const id = toId(post, ids, options);
    const there = findThere({ slug, id, aliases }, options.existing);
    if (there !== null && there !== file && options.existing.bySlug.get(slug) === there) {
      const isOther =
        !there.endsWith(file.slice('articles/'.length)) && aliases.length === 0 && id === undefined;
      if (isOther) {
        const message = `${there} has the slug "${slug}" already; this post was left out`;
        options.note({ rule: 'slug-taken', place: post.place, message });
      }
    }
    return {
      post,
      title: toTitle(post, options.note),
      date,
      updated,
      draft,
      slug,
      file,
      aliases,
      id,
      there,
    };
  });
}

type Dates = Pick<Planned, 'date' | 'updated' | 'draft'>;

/** A post without a date that can be read is a draft of today. */
function toDates(post: Post, { zone, now, note }: PlanOptions): Dates {
  const { place } = post;
  const date = post.date === undefined ? null : toArticleDate(post.date);
  if (date === null) {
    const what = post.date === undefined ? 'no date' : `"${post.date}" is no date`;
    note({ rule: 'no-date', place, message: `${what}; imported as a draft of today` });
    return { date: formatInstant(now).slice(0, 10), updated: undefined, draft: true };
  }
  const toSeconds = (one: string | null): number | null =>
    one === null ? null : (readDate(one, zone, FILE_START, () => undefined) ?? null);
  const from = toArticleDate(post.visibleFrom ?? '');
  if ((toSeconds(from) ?? 0) > now && from !== null) {
    const message = `it was to appear on ${from}, which is its date now`;
    note({ rule: 'scheduled', place, message });
    return { date: from, updated: undefined, draft: post.draft };
  }
  const until = toArticleDate(post.visibleUntil ?? '');
  const isOver = until !== null && (toSeconds(until) ?? now) < now;
  if (until !== null) {
    const message = isOver
      ? `it was gone since ${until}; imported as a draft`
      : `it was to go on ${until}; write "removed" then`;
    note({ rule: 'expires', place, message });
  }
  const updated = post.updated === undefined ? null : toArticleDate(post.updated);
  if (post.updated !== undefined && updated === null) {
    note({ rule: 'bad-updated', place, message: `"${post.updated}" is no date; left out` });
  }
  const published = toSeconds(date);
  const changed = toSeconds(updated);
  const isUseful = published !== null && changed !== null && changed > published && changed <= now;
  return {
    ...{ date, updated: isUseful && updated !== null ? updated : undefined },
    draft: post.draft || isOver,
  };
}

type Dated = { readonly post: Post; readonly date: string };

/** The slugs of all posts. What is a translation of another post does not take its slug. */
function nameAll(
  dated: readonly Dated[],
  { language, note }: PlanOptions,
): ReadonlyMap<Post, string> {
  const main = language.split('-')[0];
  const isOther = ({ post: { translation } }: Dated): boolean =>
    translation !== undefined && translation !== main;
  const slugs = new Map<Post, string>();
  const taken = new Set<string>();
  for (const { post, date } of dated.toSorted((a, b) => Number(isOther(a)) - Number(isOther(b)))) {
    const slug = toSlug(post, date, taken, note);
    slugs.set(post, slug);
    taken.add(slug);
  }
  return slugs;
}

function toSlug(
  post: Post,
  date: string,
  taken: ReadonlySet<string>,
  note: (note: Note) => void,
): string {
  const wanted = post.slug?.replace(/^\/|\/$/gu, '').replace(/^.*\//u, '');
  const right = toImportedSlug([wanted, post.title]) ?? `post-${date.slice(0, 10)}`;
  if (wanted !== undefined && right !== wanted) {
    note({ rule: 'normalised-slug', place: post.place, message: `"${wanted}" → "${right}"` });
  }
  const endings = [
    ...(post.translation === undefined ? [] : [post.translation]),
    ...[date.slice(0, 4), date.slice(0, 7), date.slice(0, 10)],
  ];
  const slug = toFreeSlug(right, endings, (one) => taken.has(one));
  if (slug !== right) {
    const message = `"${right}" is the slug of another post; this one is "${slug}"`;
    note({ rule: 'same-slug', place: post.place, message });
  }
  return slug;
}

function toTitle({ title, place }: Post, note: (note: Note) => void): string | null {
  const written = title?.replace(/\s+/gu, ' ').trim() ?? '';
  if (written !== '') return written;
  note({ rule: 'no-title', place, message: 'no title; imported as a note' });
  return null;
}

function toAliases(
  post: Post,
  slug: string,
  slugs: ReadonlySet<string>,
  owners: Map<string, string>,
  note: (note: Note) => void,
): readonly OldPath[] {
  return post.paths.flatMap((address) => {
    const path = toOldPath(address);
    const own = path && toOwnSlug(path);
    if (own === slug) return [];
    const owner = path === null ? undefined : owners.get(path.key);
    if (owner === post.place) return [];
    const reason =
      path === null
        ? 'is answered by the site itself'
        : own !== null && slugs.has(own)
          ? 'is the new address of another post'
          : owner === undefined
            ? null
            : `belongs to ${owner}`;
    if (path === null || reason !== null) {
      note({ rule: 'lost-address', place: post.place, message: `"${address}" ${reason}` });
      return [];
    }
    owners.set(path.key, post.place);
    return [path];
  });
}

function toId(post: Post, ids: Map<string, string>, { note }: PlanOptions): string | undefined {
  // To the letter, but on one line without spaces around it, as compile wants it.
  const id = post.id?.replace(/\s+/gu, ' ').trim() ?? '';
  if (id === '') return undefined;
  const owner = ids.get(id);
  if (owner !== undefined) {
    note({
      rule: 'duplicate-id',
      place: post.place,
      message: `"${id}" is the id of ${owner}`,
    });
    return undefined;
  }
  ids.set(id, post.place);
  return id;
}

/** The article that is this post already: by its id, an old address, or its slug. */
function findThere(
  { slug, id, aliases }: Pick<Planned, 'slug' | 'id' | 'aliases'>,
  { bySlug, byId, byOldAddress }: Existing,
): string | null {
  const byAddress = aliases
    .map(({ key }) => byOldAddress.get(key))
    .find((file) => file !== undefined);
  return byId.get(id ?? '') ?? byAddress ?? bySlug.get(slug) ?? null;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
