// An article's text: front matter and body, with all addresses as they are now.

import { toMediaType } from '../../compile/files/media.ts';
import { toWebAddress } from '../../compile/files/web-address.ts';
import { toNameFault, toNormalForm } from '../../query/names.ts';
import { rewriteAddresses } from '../bodies/addresses.ts';
import { writeImage } from '../bodies/writing.ts';
import { toKnown } from '../known.ts';
import type { Note, Post } from '../post.ts';
import { toLanguage } from '../site/complete.ts';
import { takeExcerpt } from './excerpt.ts';
import { type ArticleFrontMatter, writeFrontMatter } from './front-matter.ts';
import { type LinkWorld, resolveOldAddress } from './links.ts';
import type { Planned } from './plan.ts';
import { dropTitleHeading } from './title-heading.ts';

/** The parts of an article; the body may still name images of other sites. */
export type ArticleText = { readonly frontMatter: ArticleFrontMatter; readonly body: string };

/** Who and what the site calls an article's authors and section. */
export type Names = {
  readonly authors: readonly string[];
  readonly section: string | undefined;
  /** The main language of the site. */
  readonly language: string;
};

/** The text of an article; null, with a note, when there is nothing to publish. */
export function toArticleText(
  { post, title, date, updated, draft, aliases, id }: Planned,
  markdown: string,
  names: Names,
  world: LinkWorld,
): ArticleText | null {
  const { note } = world;
  const { body: whole, excerpt } = takeExcerpt(markdown);
  const image = toImage(post, world);
  const rewritten = rewriteAddresses(whole, (address, kind) =>
    resolveOldAddress(address, kind, post, world),
  ).trim();
  const text = dropTitleHeading(rewritten, title);
  if (text !== rewritten) {
    const message =
      'its first heading was the title, which is shown above the text anyway; dropped';
    note({ rule: 'title-heading', place: post.place, message });
  }
  const isEmpty = isOnlyComments(text);
  const body = isEmpty && image !== undefined ? writeImage(image) : text;
  if (isEmpty && image === undefined) {
    note({ rule: 'empty-body', place: post.place, message: 'no text and no image; left out' });
    return null;
  }
  const language = toLanguage(post.language);
  return {
    frontMatter: {
      ...{ title, date, authors: names.authors, section: names.section, updated, draft },
      unlisted: post.unlisted,
      tags: toTags(post, note),
      summary: toSummary(post) ?? excerpt,
      language: language === names.language ? undefined : language,
      image,
      attachments: toAttachments(post, note),
      canonical: toWebAddress(post.canonical ?? '') ?? undefined,
      link: toWebAddress(post.link ?? '') ?? undefined,
      id,
      aliases: aliases.map(({ written }) => written),
    },
    body: `${body}\n`,
  };
}

/** Comments are not published. */
function isOnlyComments(text: string): boolean {
  let rest = text;
  while (rest.startsWith('<!--')) {
    const end = rest.indexOf('-->');
    if (end === -1) return false;
    rest = rest.slice(end + 3).trimStart();
  }
  return rest === '';
}

/** The file of an article. */
export function writeArticle({ frontMatter, body }: ArticleText): string {
  return `${writeFrontMatter(frontMatter)}${body}`;
}

/** Plain text: tags and what a template would put in its place are no part of it. */
function toSummary({ summary = '', body }: Post): string | undefined {
  // Feeds and exports are read to plain text, which may speak of tags.
  const plain = body.kind === 'html' ? summary : summary.replace(/<[^<>]*>/gu, '');
  const text = plain.replace(/\s+/gu, ' ').trim();
  return text === '' || /\{\{|\{%/u.test(text) ? undefined : text;
}

function toTags({ tags, place }: Post, note: (note: Note) => void): readonly string[] {
  const known = new Map<string, string>();
  for (const tag of tags) {
    const form = toNormalForm(tag);
    if (toNameFault(form) === null) known.set(form, known.get(form) ?? tag);
    else note({ rule: 'bad-tag', place, message: `"${tag}" cannot be a tag` });
  }
  return [...known.values()];
}

function toImage(post: Post, world: LinkWorld): ArticleFrontMatter['image'] {
  if (post.image === undefined) return undefined;
  const { src, alt = '' } = post.image;
  const resolved = resolveOldAddress(src, 'image', post, world);
  const now = resolved === undefined ? src : resolved;
  const isUsable = now !== null && (now.startsWith('../') || toWebAddress(now) !== null);
  const type = isUsable ? toMediaType(now.split(/[?#]/u)[0] ?? '') : null;
  if (type?.startsWith('image/') && now !== null) return { src: now, alt };
  world.note({
    rule: 'lost-image',
    place: post.place,
    message: `"${src}" is no image that is known`,
  });
  return undefined;
}

function toAttachments(post: Post, note: (note: Note) => void): ArticleFrontMatter['attachments'] {
  return post.attachments.flatMap(({ url, type, length = 0, duration, title }) => {
    const address = toWebAddress(url);
    const known = type ?? (address === null ? null : toMediaType(new URL(address).pathname));
    if (address !== null && known !== null && /^[\w.+-]+\/[\w.+-]+$/u.test(known)) {
      return [{ url: address, type: known, length, ...toKnown({ duration, title }) }];
    }
    note({ rule: 'lost-attachment', place: post.place, message: `"${url}" has no media type` });
    return [];
  });
}
