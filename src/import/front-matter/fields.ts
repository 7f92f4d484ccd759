// What the keys of all generators mean in ours; a key that means nothing here is noted.
import type { Note, Post, PostAuthor } from '../post.ts';
import { readImage } from './image.ts';
import { KEYS, KNOWN } from './keys.ts';
import { splitCategories, splitList } from './lists.ts';
import { type People, readPeople } from './people.ts';
import { type Data, isData, toText, toTexts } from './value.ts';
import { readVisibility } from './visibility.ts';

/** What front matter says of a post; permalinks are as written. */
export type Fields = Pick<
  Post,
  'authors' | 'tags' | 'draft' | 'attachments' | 'title' | 'date' | 'updated' | 'summary'
> &
  Pick<Post, 'section' | 'language' | 'image' | 'slug' | 'id' | 'canonical' | 'unlisted'> &
  Pick<Post, 'visibleFrom' | 'visibleUntil'> & {
    readonly permalink?: string;
    readonly aliases: readonly string[];
    /** Values of `categories`, of which addresses may be made. */
    readonly categories: readonly string[];
    /** The address that a post is about, and that one without text leads to. */
    readonly external?: string;
  };

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
  const { draft, unlisted, why } = readVisibility(data);
  if (why !== undefined) {
    note({ rule: 'not-public', place, message: `${why}; imported as a draft` });
  }
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
    // `permalink: false` is no address.
    permalink: text('permalink') === 'false' ? undefined : text('permalink'),
    visibleFrom: text('visibleFrom'),
    visibleUntil: text('visibleUntil'),
    unlisted: unlisted || undefined,
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
    draft,
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

type Defined<Type> = { [Key in keyof Type]?: Exclude<Type[Key], undefined> };

function withoutUndefined<Type extends object>(object: Type): Defined<Type> {
  const pairs = Object.entries(object).filter(([, value]) => value !== undefined);
  return Object.fromEntries(pairs) as Defined<Type>;
}
