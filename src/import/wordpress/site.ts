// What an export of WordPress says of the site as a whole: read first, since posts name what comes later.
import { toTitle } from '../feed/texts.ts';
import type { PostAuthor } from '../post.ts';
import { readWxr, type WxrElement } from './items.ts';

export type Attachment = {
  readonly url: string;
  readonly alt: string;
  readonly caption: string;
  /** The id of the post that it was uploaded to; empty for none. */
  readonly parent: string;
  readonly isImage: boolean;
};

export type WordPressSite = {
  readonly title: string;
  readonly description: string;
  readonly url: string;
  readonly language: string;
  readonly authors: ReadonlyMap<string, PostAuthor>;
  /** Names of categories and tags by `domain nicename`. */
  readonly terms: ReadonlyMap<string, string>;
  readonly attachments: ReadonlyMap<string, Attachment>;
  /** The files of attachments by the addresses of their pages. */
  readonly files: ReadonlyMap<string, string>;
  /** Blocks that posts share, by their ids. */
  readonly blocks: ReadonlyMap<string, string>;
};

/** A shared block is a part of a page. */
const MOST_BLOCK = 100_000;

/** Reads a file for all but its posts. */
export async function readSite(file: string): Promise<WordPressSite> {
  const facts = new Map<string, string>();
  const authors = new Map<string, PostAuthor>();
  const terms = new Map<string, string>();
  const attachments = new Map<string, Attachment>();
  const files = new Map<string, string>();
  const blocks = new Map<string, string>();
  for await (const element of readWxr(file, () => undefined)) {
    const { name } = element;
    if (name === 'wp:author') addAuthor(element, authors);
    else if (name === 'wp:category')
      addTerm('category', 'wp:category_nicename', 'wp:cat_name', element, terms);
    else if (name === 'wp:tag') addTerm('post_tag', 'wp:tag_slug', 'wp:tag_name', element, terms);
    else if (name === 'item') addItem(element, attachments, files, blocks);
    else facts.set(name, element.text.trim());
  }
  return {
    title: toTitle(facts.get('title') ?? ''),
    description: toTitle(facts.get('description') ?? ''),
    url: facts.get('wp:base_blog_url') || facts.get('link') || '',
    language: facts.get('language') ?? '',
    ...{ authors, terms, attachments, files, blocks },
  };
}

/** The text of the first element of this name. */
export function toText({ children }: WxrElement, name: string): string {
  return children.find((child) => child.name === name)?.text.trim() ?? '';
}

/** The value of a custom field. */
export function toMeta(item: WxrElement, key: string): string {
  return toMetas(item, key)[0] ?? '';
}

/** All values of a key. */
export function toMetas({ children }: WxrElement, key: string): readonly string[] {
  return children
    .filter((child) => child.name === 'wp:postmeta' && toText(child, 'wp:meta_key') === key)
    .map((meta) => toText(meta, 'wp:meta_value'));
}

function addAuthor(element: WxrElement, authors: Map<string, PostAuthor>): void {
  const login = toText(element, 'wp:author_login');
  const full = `${toText(element, 'wp:author_first_name')} ${toText(element, 'wp:author_last_name')}`;
  const name = toText(element, 'wp:author_display_name') || full.trim() || login;
  if (login !== '') authors.set(login, { name: toTitle(name), key: login });
}

function addTerm(
  domain: string,
  slug: string,
  name: string,
  element: WxrElement,
  terms: Map<string, string>,
): void {
  const key = `${domain} ${toText(element, slug)}`;
  const written = toTitle(toText(element, name));
  if (written !== '' && !terms.has(key)) terms.set(key, written);
}

function addItem(
  item: WxrElement,
  attachments: Map<string, Attachment>,
  files: Map<string, string>,
  blocks: Map<string, string>,
): void {
  const type = toText(item, 'wp:post_type');
  const id = toText(item, 'wp:post_id');
  if (type === 'attachment') {
    const url = toText(item, 'wp:attachment_url') || toText(item, 'guid');
    const alt = toMeta(item, '_wp_attachment_image_alt');
    if (URL.canParse(url)) {
      const caption = toText(item, 'excerpt:encoded');
      const parent = toText(item, 'wp:post_parent').replace(/^0$/u, '');
      const isImage = /\.(?:jpe?g|png|gif|webp|avif|svg)$/iu.test(new URL(url).pathname);
      attachments.set(id, { url, alt, caption, parent, isImage });
      const page = toText(item, 'link');
      if (page !== '') files.set(page, url);
    }
  }
  const content = type === 'wp_block' ? toText(item, 'content:encoded') : '';
  if (content !== '' && content.length <= MOST_BLOCK) blocks.set(id, content);
}
