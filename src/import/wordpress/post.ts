// An item of an export → a post; null for all that are none.
import { isSameSite, toPath } from '../feed/addresses.ts';
import { toImage } from '../feed/media.ts';
import { toPlainText, toTitle } from '../feed/texts.ts';
import { toKnown } from '../known.ts';
import type { Note, Post, PostAuthor } from '../post.ts';
import { toContentHtml } from './content.ts';
import type { WxrElement } from './items.ts';
import { toMeta, toMetas, toText, type WordPressSite } from './site.ts';

/** Kinds of items that are no texts of their own; of others the reader is told. */
const SILENT: ReadonlySet<string> = new Set([
  ...['attachment', 'revision', 'nav_menu_item', 'wp_block', 'custom_css', 'customize_changeset'],
  ...['oembed_cache', 'user_request', 'wp_global_styles', 'wp_template', 'wp_template_part'],
  ...['wp_navigation', 'wp_font_family', 'wp_font_face'],
]);

const PUBLISHED: ReadonlySet<string> = new Set(['publish', 'future']);
const GONE: ReadonlySet<string> = new Set(['trash', 'inherit', 'auto-draft']);

/** The post that the item in this position is. */
export function toPost(
  item: WxrElement,
  position: number,
  site: WordPressSite,
  note: (note: Note) => void,
): Post | null {
  const type = toText(item, 'wp:post_type') || 'post';
  const status = toText(item, 'wp:status') || 'publish';
  const title = toTitle(toText(item, 'title'));
  const place = `item ${position}${title === '' ? '' : `, "${title}"`}`;
  const tell = (rule: string, message: string): void => note({ rule, place, message });
  if (SILENT.has(type) || GONE.has(status)) return null;
  if (type !== 'post') {
    tell('no-post', `this is of the type "${type}"; posts alone are imported`);
    return null;
  }
  const isHidden = toText(item, 'wp:post_password') !== '';
  if (isHidden) tell('password', 'protected by a password; imported as a draft');
  if (status === 'private') tell('private', 'private; imported as a draft');
  const comments = item.children.filter(({ name }) => name === 'wp:comment').length;
  if (comments > 0) tell('comments', `comments are not imported: ${comments}`);
  const own = { ...site, postId: toText(item, 'wp:post_id') };
  const { html, excerpt } = toContentHtml(toText(item, 'content:encoded'), own, tell);
  const draft = isHidden || !PUBLISHED.has(status);
  const thumbnail = site.attachments.get(toMeta(item, '_thumbnail_id'));
  const link = toText(item, 'link');
  const date = toDate(item, 'wp:post_date', 'wp:post_date_gmt');
  const updated = toDate(item, 'wp:post_modified', 'wp:post_modified_gmt');
  const summary = toPlainText(toText(item, 'excerpt:encoded')) || excerpt;
  return {
    place,
    file: null,
    body: { kind: 'html', text: html, base: URL.canParse(link) ? link : site.url || null },
    ...toKnown({
      title,
      date,
      updated: updated === date ? undefined : updated,
      summary,
      image: thumbnail && toImage(thumbnail.url, thumbnail.alt),
      slug: decode(toText(item, 'wp:post_name')),
      id: toText(item, 'guid'),
    }),
    authors: toAuthors(item, site),
    tags: toTags(item, site),
    draft,
    attachments: toEnclosures(item),
    paths: draft ? [] : toPaths(item, link, site),
  };
}

/** In UTC where that is known; drafts have a date of zeros there. */
function toDate(item: WxrElement, local: string, utc: string): string | undefined {
  const written = toText(item, utc);
  if (isDate(written)) return `${written}Z`;
  const own = toText(item, local);
  return isDate(own) ? own : undefined;
}

function isDate(text: string): boolean {
  return text !== '' && !text.startsWith('0000');
}

/** Authors of a plugin for several, else the one that WordPress knows, by the name that is shown. */
function toAuthors(item: WxrElement, { authors }: WordPressSite): readonly PostAuthor[] {
  const several = item.children.filter(
    ({ name, attributes }) => name === 'category' && attributes['domain'] === 'author',
  );
  if (several.length > 0) {
    return several.map(({ attributes, text }) => {
      const key = (attributes['nicename'] ?? '').replace(/^cap-/u, '');
      return authors.get(key) ?? { name: toTitle(text), ...toKnown({ key }) };
    });
  }
  const login = toText(item, 'dc:creator');
  return login === '' ? [] : [authors.get(login) ?? { name: login, key: login }];
}

/** Categories and tags, each by the one name that the site has for it. */
function toTags(item: WxrElement, { terms }: WordPressSite): readonly string[] {
  const names = item.children.flatMap(({ name, attributes, text }) => {
    const { domain = 'category', nicename = '' } = attributes;
    const isTerm =
      name === 'category' && (domain === 'category' || domain === 'post_tag' || domain === 'tag');
    if (!isTerm || nicename === 'uncategorized') return [];
    const key = `${domain === 'tag' ? 'post_tag' : domain} ${nicename}`;
    return [terms.get(key) ?? toTitle(text)];
  });
  return [...new Set(names)];
}

/** The address, the short one that always answered, and those of the slugs that it had before. */
function toPaths(item: WxrElement, link: string, site: WordPressSite): readonly string[] {
  const own = [link, toShortUrl(item, site)].filter(
    (one) => URL.canParse(one) && (site.url === '' || isSameSite(one, site.url)),
  );
  const paths = own.map(toPath);
  const all = [...paths, ...toFormerPaths(item, paths[0] ?? '')];
  return [...new Set(all)].filter((path) => path !== '/');
}

/** WordPress answers to the number of a post, which the guid has too, unless the post was copied. */
function toShortUrl(item: WxrElement, { url }: WordPressSite): string {
  const id = toText(item, 'wp:post_id');
  if (/^\d+$/u.test(id) && URL.canParse(url)) return `${url.replace(/\/$/u, '')}/?p=${id}`;
  const guid = toText(item, 'guid');
  return /[?&]p=\d+$/u.test(guid) ? guid : '';
}

/** WordPress redirects them: `/2020/old/` to `/2020/new/`. */
function toFormerPaths(item: WxrElement, path: string): readonly string[] {
  const slug = `/${toText(item, 'wp:post_name')}/`;
  const at = path.lastIndexOf(slug);
  if (slug === '//' || at === -1) return [];
  return toMetas(item, '_wp_old_slug').map(
    (former) => `${path.slice(0, at)}/${former}/${path.slice(at + slug.length)}`,
  );
}

/** What podcasts have: an address, a length and a type, in a line each. */
function toEnclosures(item: WxrElement): Post['attachments'] {
  const [url = '', length = '', type = ''] = toMeta(item, 'enclosure').split(/\r?\n/u);
  if (!URL.canParse(url)) return [];
  const size = Number.parseInt(length, 10);
  return [{ url, ...toKnown({ type: type.trim(), length: size > 0 ? size : undefined }) }];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
