// What the generators of static sites have in common: a folder of settings and posts in Markdown.

import { stat } from 'node:fs/promises';
import path from 'node:path';
import { count } from '../../compile/diagnostics/count.ts';
import { attempt } from '../attempt.ts';
import type { Dialect } from '../bodies/dialect.ts';
import { dropForbidden } from '../bodies/mask.ts';
import { unwrapMarks } from '../bodies/unwrap.ts';
import { toArticleDate } from '../dates.ts';
import { type Fields, readFields } from '../front-matter/fields.ts';
import type { People } from '../front-matter/people.ts';
import { readFrontMatter } from '../front-matter/read.ts';
import { splitFrontMatter } from '../front-matter/split.ts';
import {
  type Note,
  type Post,
  type Publication,
  type ReadOptions,
  type Source,
  withUrl,
} from '../post.ts';
import { type PermalinkNames, toDateNames, toPermalink, underBase } from './permalinks.ts';
import { type FileName, readFileName } from './post-file.ts';
import { listSiteFolder, readSourceText, type SiteFolder } from './site-folder.ts';

/** What a generator's settings say. */
export type Opened = {
  readonly publication: Publication;
  /** Files of posts. */
  readonly files: readonly string[];
  readonly people: People;
  /** Authors of posts that name none. */
  readonly author?: string;
  /** Folders whose files are served from the root of the site. */
  readonly statics: readonly string[];
  readonly dialect: Dialect;
  /** Whether `tags: a b` are two. */
  readonly blanksDivide?: boolean;
  /** The address of a post within its site, when it names none itself; null where nobody knows. */
  readonly toAddress: (post: PostNames) => string | null;
  /** The pattern of addresses that comes before it. */
  readonly permalink?: string;
  /** The address that a `permalink` of front matter means; it may be a pattern. */
  readonly toOwnAddress?: (written: string, post: PostNames) => string | null;
  /** The id that feeds had for an address of the old site; an absolute URL by default. */
  readonly toId?: (url: string) => string;
  readonly isDraft?: (file: string) => boolean;
  /** Whether a file without a date is a page of another kind. */
  readonly needsDate?: (file: string) => boolean;
  /** Whether a file without front matter is a page of another kind; one of HTML always is. */
  readonly needsFrontMatter?: boolean;
  /** Tags that only say what a page is. */
  readonly ignoredTags?: readonly string[];
  /** Whether names begin with a number that only puts them in order, `1.hills`. */
  readonly isNumbered?: boolean;
};

/** What addresses are made of. */
export type PostNames = {
  readonly name: FileName;
  readonly fields: Fields;
  readonly date: string | undefined;
  /** Of the date, for patterns. */
  readonly names: PermalinkNames;
};

export type Generator = Pick<Source, 'name' | 'label'> & {
  /** What is found in a folder that says so; null when it is of another kind. */
  readonly recognise: (folder: SiteFolder) => Promise<string | null>;
  readonly open: (
    folder: SiteFolder,
    note: (note: Note) => void,
    options: ReadOptions,
  ) => Promise<Opened>;
};

/** A generator as a source. */
export function toSource({ name, label, recognise, open }: Generator): Source {
  return {
    name,
    label,
    recognise: async (place) => {
      if (/^[a-z]{2,}:/iu.test(place)) return null;
      const found = await stat(place).catch(() => null);
      return found?.isDirectory() ? await recognise(await listSiteFolder(place)) : null;
    },
    read: async (place, note, options = {}) => {
      const folder = await listSiteFolder(path.resolve(place));
      const told = await open(folder, note, options);
      const opened = { ...told, publication: withUrl(told.publication, options) };
      return {
        publication: opened.publication,
        posts: readPosts(folder, opened, note, options),
        files: { root: folder.root, statics: opened.statics },
      };
    },
  };
}

async function* readPosts(
  folder: SiteFolder,
  opened: Opened,
  note: (note: Note) => void,
  options: ReadOptions,
): AsyncGenerator<Post> {
  for (const file of opened.files) {
    const written = await readSourceText(folder.root, file, note);
    if (written === null) continue;
    const { text, dropped } = dropForbidden(written);
    if (dropped > 0) {
      const message = `${count(dropped, 'character')} that no feed may carry, dropped`;
      note({ rule: 'control-characters', place: file, message });
    }
    const post = attempt(file, note, () => toPost(file, text, folder, opened, note, options));
    if (post !== null) yield post;
  }
}

function toPost(
  file: string,
  text: string,
  folder: SiteFolder,
  opened: Opened,
  note: (note: Note) => void,
  options: ReadOptions,
): Post | null {
  const { publication, people, author, dialect, blanksDivide = false } = opened;
  const { ignoredTags = [], isNumbered = false } = opened;
  const isHtml = file.toLowerCase().endsWith('.html');
  const skip = (why: string): null => {
    note({ rule: 'other-page', place: file, message: `${why}, so it is no post; left out` });
    return null;
  };
  if ((isHtml || opened.needsFrontMatter) && splitFrontMatter(text).dialect === 'none') {
    return skip('it has no front matter');
  }
  const { data, body } = readFrontMatter(text, file, note);
  const fields = readFields(data, { people, blanksDivide }, file, note);
  const name = readFileName(isNumbered ? file.replace(/\b\d+\.(?=[^./]+(?:\/|\.))/gu, '') : file);
  const date = chooseDate(fields, name, file, note);
  if (date === undefined && opened.needsDate?.(file)) return skip('it has no date');
  const post: PostNames = { name, fields, date, names: toDateNames(date ?? name.date) };
  const paths = toPaths(post, opened, options);
  const [first] = paths;
  const id = fields.id ?? (first === undefined ? undefined : toOldId(first, opened));
  const { permalink: _, aliases: __, categories: ___, external, ...own } = fields;
  const authors = own.authors.length > 0 ? own.authors : readDefault(author, people);
  return {
    ...own,
    tags: own.tags.filter((tag) => !ignoredTags.includes(tag)),
    place: file,
    file,
    authors,
    body: isHtml
      ? { kind: 'html', text: body, base: toAbsolute(first ?? '/', publication) }
      : {
          kind: 'markdown',
          text: unwrapMarks(toBody(body, external, fields), {
            ...{ dialect, file, note, files: folder.files },
            ...{ title: fields.title ?? '', base: publication.base ?? '' },
            origin: toOrigin(publication),
          }),
        },
    draft: own.draft || (opened.isDraft?.(file) ?? false),
    slug: fields.slug ?? name.name,
    paths,
    ...(name.language === undefined ? {} : { language: own.language ?? name.language }),
    ...(date === undefined ? {} : { date }),
    ...(id === undefined ? {} : { id }),
  };
}

/** A post without text that leads elsewhere is a link. */
function toBody(body: string, external: string | undefined, { title }: Fields): string {
  if (body.trim() !== '' || external === undefined) return body;
  return `[${(title ?? external).replace(/[[\]\\]/gu, '\\$&')}](<${external}>)\n`;
}

function toPaths(post: PostNames, opened: Opened, options: ReadOptions): readonly string[] {
  const { fields } = post;
  const permalink = options.permalink ?? opened.permalink;
  const base = opened.publication.base ?? '';
  const written = fields.permalink?.replace(/^https?:\/\/[^/]+/iu, '');
  const own =
    written === undefined
      ? undefined
      : opened.toOwnAddress === undefined
        ? written
        : opened.toOwnAddress(written, post);
  const made =
    permalink === undefined ? opened.toAddress(post) : toPermalink(permalink, toAllNames(post));
  const address = own === undefined ? made : own;
  return [...(address === null ? [] : [address]), ...fields.aliases]
    .map((one) => one.replace(/^https?:\/\/[^/]+/iu, ''))
    .filter((one) => one !== '')
    .map((one) => (one.startsWith(`${base}/`) ? one : underBase(base, one)));
}

/** What `--permalink` may name, whatever the source. */
function toAllNames({ name, fields, names }: PostNames): PermalinkNames {
  const slug = fields.slug ?? name.name;
  const categories = fields.categories.join('/');
  return {
    ...names,
    ...{ title: slug, slug, name: name.name, filename: name.stem, stem: name.stem },
    ...{ folder: name.folder, categories, category: fields.categories[0] ?? '' },
    section: fields.section ?? '',
  };
}

/** The date of the front matter, unless only the name of the file has one that can be read. */
function chooseDate(
  { date, permalink }: Fields,
  name: FileName,
  place: string,
  note: (note: Note) => void,
): string | undefined {
  const other = name.date ?? readAddressDate(permalink);
  if (date === undefined || toArticleDate(date) !== null || other === undefined)
    return date ?? other;
  const message = `"${date}" is no date; taken from the ${name.date === undefined ? 'address' : 'file name'}`;
  note({ rule: 'broken-date', place, message });
  return other;
}

function readAddressDate(permalink: string | undefined): string | undefined {
  const [, year, month, day] =
    /(?:^|\/)(\d{4})\/(\d{1,2})\/(\d{1,2})(?:\/|$)/u.exec(permalink ?? '') ?? [];
  return year === undefined ? undefined : `${year}-${month}-${day}`;
}

function readDefault(author: string | undefined, people: People): Post['authors'] {
  return author === undefined ? [] : [people.get(author) ?? { name: author }];
}

function toOldId(address: string, { publication, toId }: Opened): string | undefined {
  const url = toAbsolute(address, publication);
  if (url === null) return undefined;
  return toId === undefined ? url : toId(url);
}

function toAbsolute(address: string, { url }: Publication): string | null {
  return url === undefined ? null : (URL.parse(address, url)?.href ?? null);
}

function toOrigin({ url }: Publication): string {
  return url === undefined ? '' : (URL.parse(url)?.origin ?? '');
}
