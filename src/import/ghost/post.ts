// A post of an export of Ghost; null for what is none.
import { toKnown } from '../known.ts';
import type { Note, Post, PostAuthor } from '../post.ts';
import { toHtml } from './html.ts';
import type { GhostData, GhostPost, GhostUser } from './shape.ts';

/** What stands in an export for the site's address. */
const URL_MARK = /__GHOST_URL__/gu;

const HIDDEN: ReadonlySet<string> = new Set(['members', 'paid', 'tiers']);

/** The tables by what posts have of them. */
export type GhostSite = {
  readonly users: ReadonlyMap<string, GhostUser>;
  readonly authors: ReadonlyMap<string, readonly string[]>;
  readonly tags: ReadonlyMap<string, readonly string[]>;
  readonly alts: ReadonlyMap<string, string>;
};

export function toGhostSite(data: GhostData): GhostSite {
  const names = new Map(data.tags.map((tag) => [tag.id, tag]));
  const inOrder = <T extends { sort_order: number | null }>(rows: readonly T[]): readonly T[] =>
    rows.toSorted((a, b) => (a.sort_order ?? 0) - (b.sort_order ?? 0));
  const tags = new Map<string, string[]>();
  for (const { post_id, tag_id } of inOrder(data.posts_tags)) {
    const { name = null, visibility } = names.get(tag_id) ?? {};
    // Those with a # are for themes.
    if (name === null || visibility === 'internal' || name.startsWith('#')) continue;
    tags.set(post_id, [...(tags.get(post_id) ?? []), name]);
  }
  const authors = new Map<string, string[]>();
  for (const { post_id, author_id } of inOrder(data.posts_authors)) {
    authors.set(post_id, [...(authors.get(post_id) ?? []), author_id]);
  }
  const alts = data.posts_meta.flatMap(({ post_id, feature_image_alt }) => {
    return feature_image_alt ? [[post_id, feature_image_alt] as const] : [];
  });
  return {
    users: new Map(data.users.map((user) => [user.id, user])),
    authors,
    tags,
    alts: new Map(alts),
  };
}

/** `toPaths` gives the old addresses of a slug at a date. */
export function toPost(
  post: GhostPost,
  site: GhostSite,
  toPaths: (slug: string, date: string) => readonly string[],
  note: (note: Note) => void,
): Post | null {
  const title = post.title ?? '';
  const place = title === '' ? `post ${post.id}` : `"${title}"`;
  const tell = (rule: string, message: string): void => note({ rule, place, message });
  if (post.type === 'page' || post.page === true || post.page === 1) {
    tell('no-post', 'this is a page; posts alone are imported');
    return null;
  }
  const isHidden = HIDDEN.has(post.visibility ?? 'public');
  if (isHidden) tell('members-only', `for ${post.visibility} only; imported as a draft`);
  if (post.status === 'sent') tell('email-only', 'sent as a newsletter only; imported as a draft');
  const draft = isHidden || !['published', 'scheduled'].includes(post.status ?? 'published');
  const date = post.published_at ?? post.created_at ?? undefined;
  const slug = post.slug ?? undefined;
  const image = post.feature_image || post.image || '';
  const alt = site.alts.get(post.id);
  return {
    place,
    file: null,
    body: { kind: 'html', text: withoutMark(toHtml(post, tell)), base: null },
    ...toKnown({
      title,
      date,
      updated: post.updated_at === date ? undefined : (post.updated_at ?? undefined),
      summary: post.custom_excerpt ?? undefined,
      language: post.locale ?? undefined,
      image: image === '' ? undefined : { src: withoutMark(image), ...toKnown({ alt }) },
      slug,
      id: post.id,
      canonical: post.canonical_url ?? undefined,
    }),
    authors: toAuthors(post, site),
    tags: site.tags.get(post.id) ?? [],
    draft,
    attachments: [],
    paths: draft || slug === undefined ? [] : toPaths(slug, date ?? ''),
  };
}

/** Nobody knows the address: what is left are paths of the old site. */
function withoutMark(text: string): string {
  return text.replace(URL_MARK, '');
}

function toAuthors(post: GhostPost, { authors, users }: GhostSite): readonly PostAuthor[] {
  const ids = authors.get(post.id) ?? (post.author_id ? [post.author_id] : []);
  return ids.flatMap((id) => {
    const user = users.get(id);
    return user === undefined ? [] : [toAuthor(user)];
  });
}

/** A user as an author. */
export function toAuthor({ id, name, slug, website, bio, profile_image }: GhostUser): PostAuthor {
  const known = toKnown({
    key: slug ?? undefined,
    url: website ?? undefined,
    avatar: profile_image ? withoutMark(profile_image) : undefined,
    bio: bio ?? undefined,
  });
  return { name: name || slug || id, ...known };
}
