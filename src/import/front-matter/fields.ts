// What the keys of all generators mean in ours; a key that means nothing here is noted.
import type { Note, Post, PostAuthor } from '../post.ts';
import { type People, readPeople } from './people.ts';
import { type Data, isData, toText, toTexts, type Value } from './value.ts';

/** What front matter says of a post; permalinks are as written. */
export type Fields = Pick<
  Post,
  'authors' | 'tags' | 'draft' | 'attachments' | 'title' | 'date' | 'updated' | 'summary'
> &
  Pick<Post, 'section' | 'language' | 'image' | 'slug' | 'id' | 'canonical'> & {
    readonly permalink?: string;
    readonly aliases: readonly string[];
    /** Values of `categories`, of which addresses may be made. */
    readonly categories: readonly string[];
    /** The address that a post without text leads to. */
    readonly external?: string;
  };

/** Keys by their meaning; of several that are there the first one counts. */
const KEYS = {
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
  draft: ['draft', 'published', 'status', 'hidden'],
  linked: [
    ...['authorurl', 'author_url', 'authorimageurl', 'author_image_url', 'authortitle'],
    'author_title',
  ],
  nested: ['extra', 'taxonomies', 'params'],
} as const;

const KNOWN: ReadonlySet<string> = new Set(Object.values(KEYS).flat());

/** What the reading of a map depends on. */
export type FieldRules = {
  /** Those that keys of authors may stand for. */
  readonly people: People;
  /** Whether `tags: a b` are two, as in Jekyll. */
  readonly blanksDivide: boolean;
};

/** Reads a map of front matter. */
export function readFields(
  given: Data,
  { people, blanksDivide }: FieldRules,
  place: string,
  note: (note: Note) => void,
): Fields {
  const data = flatten(given);
  const dividers = blanksDivide ? 'blanks' : 'commas';
  for (const key of listKeys(given)) {
    if (KNOWN.has(key.toLowerCase())) continue;
    note({ rule: `dropped-key ${key}`, place, message: `"${key}" has no counterpart here` });
  }
  const text = (meaning: keyof typeof KEYS): string | undefined =>
    KEYS[meaning].map((key) => toText(data[key])).find((value) => value !== undefined);
  const image = readImage(data, text('imageAlt'));
  const sections = splitList(data['category'], 'nothing');
  const section = toText(data['section']) ?? sections[0];
  const categories = splitCategories(data['categories'], dividers);
  const published = toText(data['published']);
  const optional = {
    title: text('title'),
    date: text('date') ?? (/^\d{4}/u.test(published ?? '') ? published : undefined),
    updated:
      text('updated') ??
      (isData(data['last_update']) ? toText(data['last_update']['date']) : undefined),
    summary: text('summary'),
    section,
    language: text('language'),
    slug: text('slug'),
    permalink: text('permalink'),
    id: text('id'),
    canonical: text('canonical'),
    external: text('external'),
    image,
  };
  return {
    ...withoutUndefined(optional),
    authors: readAuthors(data, people),
    tags: [
      ...new Set([
        ...KEYS.tags.flatMap((key) => splitList(data[key], dividers)),
        ...categories,
        ...sections.filter((name) => name !== section),
      ]),
    ],
    categories: categories.length > 0 ? categories : sections,
    aliases: KEYS.aliases.flatMap((key) => toTexts(data[key])),
    draft: isDraft(data),
    attachments: [],
  };
}

/** Keys in lower case; those of `extra`, `taxonomies` and `params` beside the others, which count first. */
function flatten(given: Data): Data {
  const lower = (data: Data): Data =>
    Object.fromEntries(Object.entries(data).map(([key, value]) => [key.toLowerCase(), value]));
  const data = lower(given);
  const nested = KEYS.nested.map((key) => data[key]).filter(isData);
  return Object.assign({}, ...nested.map(lower), data);
}

/** Keys as they are written, those of `extra` and the like among them. */
function listKeys(given: Data): readonly string[] {
  const nested: readonly string[] = KEYS.nested;
  return Object.entries(given).flatMap(([key, value]) =>
    nested.includes(key.toLowerCase()) && isData(value) ? Object.keys(value) : [key],
  );
}

function readAuthors(data: Data, people: People): readonly PostAuthor[] {
  for (const key of KEYS.authors) {
    const found = readPeople(data[key], people);
    if (found.length > 0) return found.map((author) => toLinked(author, data));
  }
  return [];
}

/** Older posts of Docusaurus have `authorURL` and so on beside `author`. */
function toLinked(author: PostAuthor, data: Data): PostAuthor {
  const url = toText(data['authorurl'] ?? data['author_url']);
  const avatar = toText(data['authorimageurl'] ?? data['author_image_url']);
  return {
    ...(url === undefined ? {} : { url }),
    ...(avatar === undefined ? {} : { avatar }),
    ...author,
  };
}

function readImage(data: Data, alt: string | undefined): Post['image'] {
  for (const key of KEYS.image) {
    const value = data[key];
    const first = Array.isArray(value) ? value[0] : value;
    const src = toText(first) ?? (isData(first) ? toImageSource(first) : undefined);
    if (src === undefined) continue;
    const written = (isData(first) ? toText(first['alt'] ?? first['caption']) : undefined) ?? alt;
    return { src, ...(written === undefined ? {} : { alt: written }) };
  }
  return undefined;
}

function toImageSource(data: Data): string | undefined {
  const names = ['src', 'url', 'path', 'image', 'feature', 'teaser', 'overlay_image'];
  return names.map((name) => toText(data[name])).find((text) => text !== undefined);
}

function isDraft(data: Data): boolean {
  const published = toText(data['published'])?.toLowerCase();
  const status = toText(data['status'])?.toLowerCase();
  if (toText(data['draft'])?.toLowerCase() === 'true') return true;
  if (toText(data['hidden'])?.toLowerCase() === 'true') return true;
  if (published === 'false' || published === 'no') return true;
  return status !== undefined && !['published', 'publish', 'public', 'live'].includes(status);
}

/** What divides a text into several. */
type Dividers = 'nothing' | 'commas' | 'blanks';

/** `a, b` and `[a, b]`; `a b` where blanks divide and no comma does. */
function splitList(value: Value | undefined, dividers: Dividers): readonly string[] {
  const texts = toTexts(isData(value) ? Object.values(value) : value);
  if (Array.isArray(value) || dividers === 'nothing') return texts;
  return texts.flatMap((text) => {
    const blanks = dividers === 'blanks' && !/[,;]/u.test(text);
    return text.split(blanks ? ' ' : /[,;，、]/u).flatMap((one) => toText(one) ?? []);
  });
}

/** Lists of Hexo hold lists, one for each path of categories. */
function splitCategories(value: Value | undefined, dividers: Dividers): readonly string[] {
  if (!Array.isArray(value)) return splitList(value, dividers);
  const all = value.flatMap((one: Value) => (Array.isArray(one) ? toTexts(one) : toTexts([one])));
  return [...new Set(all)];
}

type Defined<Type> = { [Key in keyof Type]?: Exclude<Type[Key], undefined> };

function withoutUndefined<Type extends object>(object: Type): Defined<Type> {
  const pairs = Object.entries(object).filter(([, value]) => value !== undefined);
  return Object.fromEntries(pairs) as Defined<Type>;
}
