// Generators whose settings are a program: what it says literally is read, and addresses are guessed from
// folders.
import type { Dialect } from '../bodies/dialect.ts';
import { type People, readPeopleTable } from '../front-matter/people.ts';
import { readDataFile, readFrontMatter } from '../front-matter/read.ts';
import type { Data } from '../front-matter/value.ts';
import type { Note, Publication } from '../post.ts';
import { type Generator, toSource } from './generator.ts';
import { type Guess, guessPermalink, type LinkedPost } from './guess-permalink.ts';
import type { Opened, PostNames } from './opened.ts';
import type { PermalinkNames } from './permalinks.ts';
import { isPage } from './post-file.ts';
import { type FactKeys, readScriptFacts } from './script-facts.ts';
import { toPublication } from './settings.ts';
import { findNamed, readSourceText, type SiteFolder } from './site-folder.ts';

/** What differs between them. */
export type ScriptSite = Pick<Generator, 'name' | 'label'> & {
  readonly configs: readonly string[];
  /** Folders of posts; the first that has pages counts. */
  readonly posts: readonly string[];
  readonly statics: readonly string[];
  readonly dialect: Dialect;
  readonly feeds: Publication['feeds'];
  /** The keys of the settings that name the address of the site. */
  readonly keys: FactKeys;
  readonly people?: People;
  readonly toAddress?: Opened['toAddress'];
  /** How the name of a file or folder stands in an address; as it is by default. */
  readonly toName?: (name: string) => string;
  /** The pattern that the folder of posts has for all of them; null for none that can be read. */
  readonly readPermalink?: (
    folder: SiteFolder,
    home: string,
    note: (note: Note) => void,
  ) => Promise<string | null>;
  /** The address that front matter means; null for a template that nobody but the generator runs. */
  readonly toOwnAddress?: (written: string, names: PermalinkNames) => string | null;
  /** Whether `x/x.md` is the page of the folder `x`. */
  readonly isFolderPage?: boolean;
} & Pick<Opened, 'ignoredTags' | 'isNamedByFile' | 'isNumbered'>;

/** Folders that posts are in, whatever the generator. */
const POSTS = [
  ...['content/blog/', 'content/posts/', 'content/articles/', 'src/content/blog/'],
  ...['src/content/posts/', 'src/posts/', 'src/blog/', 'posts/', 'blog/', 'data/blog/', '_posts/'],
  ...['app/blog/', 'pages/blog/', 'pages/posts/', 'src/pages/blog/', 'src/pages/posts/'],
  ...['src/content/', 'content/', 'src/pages/', 'pages/'],
];

const AUTHOR_FILE = /(?:^|\/)(?:data|content)\/authors\/([^/]+)\.(mdx?|json|ya?ml)$/u;

/** Such a generator as a source. */
export function toScriptSource(site: ScriptSite): ReturnType<typeof toSource> {
  return toSource({
    name: site.name,
    label: site.label,
    recognise: async (folder) => {
      const config = findNamed(folder, site.configs);
      return config ?? null;
    },
    open: async (folder, note, options) => await openScriptSite(site, folder, note, options),
  });
}

/** Reads the settings, and finds the posts. */
export async function openScriptSite(
  site: ScriptSite,
  ...[folder, note, options]: Parameters<Generator['open']>
): Promise<Opened> {
  const { author, ...facts } = await readScriptFacts(folder, site.configs, site.keys, note);
  const publication = toPublication(facts, site.feeds, options);
  const pages = folder.files.filter(
    (file) =>
      isPage(file) &&
      !/(?:^|\/)(?:_index|readme|license|changelog|contributing)\.[^/]*$/iu.test(file),
  );
  const home = [...site.posts, ...POSTS].find((one) => pages.some((file) => file.startsWith(one)));
  const files = home === undefined ? pages : pages.filter((file) => file.startsWith(home));
  const isOpen = site.toAddress === undefined && options.permalink === undefined;
  const told = isOpen ? ((await site.readPermalink?.(folder, home ?? '', note)) ?? null) : null;
  const isGuessed = isOpen && told === null;
  const guess = isGuessed ? await guessFromLinks(folder, files, publication.url) : null;
  if (isGuessed) {
    const example = files[0] === undefined ? '' : `, ${files[0]}`;
    const from =
      guess === null
        ? `folders${example}`
        : `${guess.links} links between posts, ${guess.permalink}`;
    const message = `addresses are guessed from ${from}; --permalink sets them`;
    note({ rule: 'guessed-addresses', place: home ?? site.name, message });
  }
  const { ignoredTags = [], isNamedByFile = false, isNumbered = false } = site;
  return {
    ...(told === null ? {} : { permalink: told }),
    // Where links confirm what folders say, folders say more: they may be nested.
    ...(guess === null || guess.permalink === `${toSection(home ?? '')}:title/`
      ? {}
      : { permalink: guess.permalink }),
    ...{ publication, ignoredTags, isNamedByFile, isNumbered },
    ...{ needsFrontMatter: home === undefined },
    files: files.filter((file) => !isIndexOf(file, home ?? '')),
    people: site.people ?? (await readPeopleFiles(folder, note)),
    ...(author === undefined ? {} : { author }),
    statics: site.statics,
    dialect: site.dialect,
    toAddress: site.toAddress ?? ((post) => toFolderAddress(home ?? '', post, site)),
    toOwnAddress: (written, { name, names }) => {
      const toAddress = site.toOwnAddress ?? toLiteral;
      const address = toAddress(written, { ...names, name: name.name });
      if (address !== null) return address;
      const message = `"${written}" is a template; its old address is not known`;
      note({ rule: 'unknown-address', place: name.file, message });
      return null;
    },
  };
}

/** A file for each author, whose name posts give: `data/authors/kim.mdx`. */
async function readPeopleFiles(folder: SiteFolder, note: (note: Note) => void): Promise<People> {
  const table: Record<string, Data> = {};
  for (const file of folder.files) {
    const [, key, ending = ''] = AUTHOR_FILE.exec(file) ?? [];
    if (key === undefined) continue;
    const text = (await readSourceText(folder.root, file, note)) ?? '';
    table[key] = ending.startsWith('md')
      ? readFrontMatter(text, file, () => undefined).data
      : readDataFile(text, file, note);
  }
  return readPeopleTable(table);
}

function toLiteral(written: string): string | null {
  return /^[{<]/u.test(written) ? null : written;
}

async function guessFromLinks(
  folder: SiteFolder,
  files: readonly string[],
  origin = '',
): Promise<Guess | null> {
  const posts: LinkedPost[] = [];
  for (const file of files) {
    const text = await readSourceText(folder.root, file, () => {});
    if (text !== null) posts.push({ file, text });
  }
  return guessPermalink(posts, origin);
}

/** The page that lists the posts. */
function isIndexOf(file: string, home: string): boolean {
  return /^index\.\w+$/u.test(file.slice(home.length));
}

/** `/blog/` of `src/content/blog/`: what most sites of these generators have before the name of a post. */
function toSection(home: string): string {
  const section = home
    .replace(/^(?:src|app|source)\//u, '')
    .replace(/^(?:content|pages|data|posts)\/(?=.)/u, '');
  return `/${section}`.replace(/\/{2,}/gu, '/');
}

/** `/blog/a/x/` of `src/content/blog/a/x.md`. */
function toFolderAddress(
  home: string,
  { name: { folder, name }, fields }: PostNames,
  { toName = (one) => one, isFolderPage = false }: ScriptSite,
): string {
  const below = folder.slice(home.length).split('/');
  const isPageOfFolder = isFolderPage && below.at(-1) === name;
  const last = fields.slug?.replace(/^\//u, '') ?? (isPageOfFolder ? '' : toName(name));
  const steps = [...below.map(toName), last].filter((step) => step !== '');
  return `${toSection(home)}${steps.join('/')}/`;
}
