// What keys of all generators are called.
import { VISIBILITY_KEYS } from './visibility.ts';

/** Keys by their meaning; of several that are there the first one counts. */
export const KEYS = {
  title: ['title', 'linktitle'],
  date: [
    ...['date', 'pubdate', 'publishdate', 'published_at', 'publishedat', 'date_published'],
    ...['pubdatetime', 'publish_date', 'published_date', 'datepublished', 'created', 'created_at'],
    ...['createdat'],
  ],
  updated: [
    ...['updated', 'lastmod', 'last_modified_at', 'updateddate', 'modified', 'moddatetime'],
    ...['updated_at', 'updatedat', 'last_modified', 'lastmodified', 'last_updated', 'lastupdated'],
    ...['date_modified', 'last_update'],
  ],
  summary: ['summary', 'description', 'excerpt', 'abstract', 'teaser'],
  authors: ['authors', 'author', 'by', 'byline', 'creator'],
  section: ['section', 'category'],
  tags: ['tags', 'tag', 'keywords'],
  categories: ['categories'],
  language: ['language', 'lang', 'locale'],
  image: [
    ...['image', 'cover', 'og_image', 'ogimage', 'hero', 'heroimage', 'hero_image', 'coverimage'],
    ...['cover_image', 'featured_image', 'featuredimage', 'feature_image', 'feature_img'],
    ...['thumbnail', 'banner', 'images', 'header', 'thumb', 'socialimage', 'social_image'],
  ],
  imageAlt: ['image_alt', 'imagealt', 'cover_alt', 'coveralt', 'alt', 'hero_alt', 'heroalt'],
  slug: ['slug'],
  permalink: ['permalink', 'url', 'path'],
  aliases: ['aliases', 'alias', 'redirect_from', 'redirects'],
  id: ['guid', 'atom_id', 'atomid', 'feed_id'],
  canonical: ['canonical', 'canonical_url', 'canonicalurl'],
  external: ['external_url', 'externalurl', 'link', 'link_url', 'external'],
  visibleFrom: ['publishdate'],
  visibleUntil: ['expirydate', 'unpublishdate'],
  visibility: VISIBILITY_KEYS,
  linked: [
    ...['authorurl', 'author_url', 'authorimageurl', 'author_image_url', 'authortitle'],
    'author_title',
  ],
  nested: ['extra', 'taxonomies', 'params'],
} as const;

/** Names in lower case. */
export const KNOWN: ReadonlySet<string> = new Set(Object.values(KEYS).flat());
