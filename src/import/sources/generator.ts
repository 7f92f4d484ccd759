// What the generators of static sites have in common: a folder of settings and posts in Markdown.

import { stat } from 'node:fs/promises';
import path from 'node:path';
import { count } from '../../compile/diagnostics/count.ts';
import { toWebAddress } from '../../compile/files/web-address.ts';
import { attempt } from '../attempt.ts';
import { findFirstHeading, toHeadingTitle } from '../bodies/first-heading.ts';
import { dropForbidden } from '../bodies/mask.ts';
import { unwrapMarks } from '../bodies/unwrap.ts';
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
import type { Opened, PostNames } from './opened.ts';
import { toDateNames } from './permalinks.ts';
import { toAbsolute, toOldId, toOrigin, toPaths } from './post-addresses.ts';
import { chooseDate } from './post-date.ts';
import { readFileName } from './post-file.ts';
import { listSiteFolder, readSourceText, type SiteFolder } from './site-folder.ts';

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
      const known = withUrl(told.publication, options);
      const opened = { ...told, publication: await withDomain(known, folder, told.statics) };
      return {
        publication: opened.publication,
        posts: readPosts(folder, opened, note, options),
        files: { root: folder.root, statics: opened.statics },
      };
    },
  };
}

/** Hosts of static pages, GitHub's above all, read the domain of a site from the file `CNAME`. */
async function withDomain(
  publication: Publication,
  { root, files }: SiteFolder,
  statics: readonly string[],
): Promise<Publication> {
  if (publication.url !== undefined) return publication;
  const names = ['', ...statics].map((folder) => path.posix.join(folder, 'CNAME'));
  const file = names.find((name) => files.includes(name));
  const text = file === undefined ? null : await readSourceText(root, file, () => undefined);
  const url = text === null ? null : toWebAddress(`https://${text.trim()}`);
  return url === null ? publication : { ...publication, url: new URL(url).origin };
}

/** Endings of texts that are no Markdown: beside posts, they may be posts too. */
const OTHER_FORMATS: ReadonlySet<string> = new Set([
  ...['.adoc', '.asciidoc', '.rst', '.org', '.textile', '.ipynb', '.njk', '.liquid', '.hbs'],
  ...['.pug', '.haml', '.ejs', '.astro'],
]);

/** Names of such files that are no posts. */
const LISTS = /^(?:index|feed|rss|atom|sitemap)\./iu;

function noteOthers(
  { files }: SiteFolder,
  posts: readonly string[],
  note: (note: Note) => void,
): void {
  const homes = new Set(posts.map((file) => path.posix.dirname(file)));
  for (const file of files) {
    const { dir, base, ext } = path.posix.parse(file);
    if (!homes.has(dir || '.') || !OTHER_FORMATS.has(ext.toLowerCase()) || LISTS.test(base))
      continue;
    const message = `${ext} is no Markdown and no HTML; left out`;
    note({ rule: 'other-format', place: file, message });
  }
}

async function* readPosts(
  folder: SiteFolder,
  opened: Opened,
  note: (note: Note) => void,
  options: ReadOptions,
): AsyncGenerator<Post> {
  noteOthers(folder, opened.files, note);
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
  const link = isElsewhere(external, publication) ? external : undefined;
  const written = toBody(body, external, fields);
  const markdown = isHtml
    ? written
    : unwrapMarks(written, {
        ...{ dialect, file, note, files: folder.files },
        ...{ title: fields.title ?? '', base: publication.base ?? '' },
        origin: toOrigin(publication),
      });
  const heading = isHtml ? null : findFirstHeading(markdown.trimStart());
  const told = own.title ?? (heading === null ? null : toHeadingTitle(heading));
  // An empty title says that there is none.
  const isNamed = told === null && opened.isNamedByFile && !('title' in data);
  const title = isNamed ? toFileTitle(name.name, file, note) : told;
  return {
    ...own,
    ...(title === null ? {} : { title }),
    ...(link === undefined ? {} : { link }),
    tags: own.tags.filter((tag) => !ignoredTags.includes(tag)),
    place: file,
    file,
    authors,
    body: isHtml
      ? { kind: 'html', text: body, base: toAbsolute(first ?? '/', publication) }
      : { kind: 'markdown', text: markdown },
    draft: own.draft || (opened.isDraft?.(file) ?? false),
    slug: fields.slug ?? name.name,
    paths,
    ...(name.language === undefined
      ? {}
      : { language: own.language ?? name.language, translation: name.language }),
    ...(date === undefined ? {} : { date }),
    ...(id === undefined ? {} : { id }),
  };
}

/** Whether an address is of the web, and not of the site itself: some themes keep that of the post there. */
function isElsewhere(address = '', { url = '' }: Publication): boolean {
  const origin = URL.parse(toWebAddress(address) ?? '')?.origin;
  return origin !== undefined && origin !== URL.parse(url)?.origin;
}

/** The name of a file in words, as some generators show it; null for one of figures, which they give to notes. */
function toFileTitle(name: string, file: string, note: (note: Note) => void): string | null {
  const words = name.replace(/[-_]+/gu, ' ').trim();
  if (/^t?[\d ]*$/iu.test(words)) return null;
  const made = words.slice(0, 1).toUpperCase() + words.slice(1);
  note({ rule: 'named-by-file', place: file, message: `no title; named "${made}"` });
  return made;
}

/** A post without text that leads elsewhere is a link. */
function toBody(body: string, external: string | undefined, { title }: Fields): string {
  if (body.trim() !== '' || external === undefined) return body;
  return `[${(title ?? external).replace(/[[\]\\]/gu, '\\$&')}](<${external}>)\n`;
}

function readDefault(author: string | undefined, people: People): Post['authors'] {
  return author === undefined ? [] : [people.get(author) ?? { name: author }];
}
