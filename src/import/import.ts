// An import from beginning to end: what a source says is read, planned, written out as articles, files and
// settings. Nothing that is there is overwritten.
import { toNormalForm } from '../query/names.ts';
import {
  type ArticleText,
  type ToMarkdown,
  toArticleText,
  writeArticle,
} from './articles/article.ts';
import { type Existing, readExisting } from './articles/existing.ts';
import { createFiles, type Files } from './articles/files.ts';
import type { LinkWorld } from './articles/links.ts';
import { toOldPath } from './articles/old-addresses.ts';
import { type Planned, planArticles } from './articles/plan.ts';
import { attempt } from './attempt.ts';
import { dropForbidden } from './bodies/mask.ts';
import { createNotes } from './notes.ts';
import type { Note, Post, PostAuthor, Publication, ReadOptions, Source } from './post.ts';
import { createAuthors, createSections } from './site/authors.ts';
import { completeSiteFile, type NewSite, toNewSite } from './site/complete.ts';
import { toFeedRedirects } from './site/redirects.ts';
import { readSiteFile, type SiteFile } from './site/site-file.ts';

/** Brings images of other sites: gets the bodies, gives them back with paths of the files it has written. */
export type TakeMedia = (
  bodies: readonly string[],
  note: (note: Note) => void,
) => Promise<readonly string[]>;

export type ImportOptions = ReadOptions & {
  readonly source: Source;
  /** A path or a URL. */
  readonly place: string;
  /** Absolute path of the content folder. */
  readonly out: string;
  /** The author of posts that name none. */
  readonly author?: string;
  /** Seconds since 1970. */
  readonly now: number;
  readonly toMarkdown: ToMarkdown;
  readonly takeMedia?: TakeMedia;
};

/** What an import writes, by paths below the content folder, and what there is to tell. */
export type Import = {
  readonly articles: ReadonlyMap<string, string>;
  /** Absolute paths of files to copy. */
  readonly copies: ReadonlyMap<string, string>;
  /** The text of `site.yaml`; null when it stays as it is. */
  readonly siteFile: string | null;
  readonly isNewSite: boolean;
  readonly counts: ImportCounts;
  readonly notes: readonly Note[];
  /** Old addresses that still answer, and where they lead. */
  readonly addresses: readonly (readonly [from: string, to: string])[];
};

export type ImportCounts = {
  readonly posts: number;
  readonly drafts: number;
  /** Posts that are in the content folder already. */
  readonly kept: number;
  readonly authors: number;
  readonly sections: number;
  readonly tags: number;
  readonly aliases: number;
  readonly ids: number;
  readonly redirects: number;
};

/** Reads a source and says what is to be written; writes nothing itself, but `takeMedia` may. */
export async function planImport(options: ImportOptions): Promise<Import> {
  const { source, place, out, now } = options;
  const { add: note, all: notes } = createNotes();
  const siteFile = await readSiteFile(out);
  const read = await source.read(place, note, toReadOptions(options));
  const posts = await collect(read.posts, place, note);
  const existing = await readExisting(out);
  const { publication } = read;
  const newSite = toNewSite(publication, {
    title: siteFile.title ?? 'My site',
    founded: new Date(now * 1000).toISOString().slice(0, 10),
    year: new Date(now * 1000).getUTCFullYear(),
  });
  if (siteFile.document === null && publication.url === undefined) {
    const message =
      'the source does not say where the site is; set "url" and "authority" in site.yaml';
    note({ rule: 'no-url', place, message });
  }
  if (siteFile.document === null && publication.title === undefined) {
    const message = `the source does not say what it is called; "${newSite.title}" is taken`;
    note({ rule: 'no-site-title', place, message });
  }
  const planned = planArticles(posts, {
    ...{ existing, now, note },
    zone: siteFile.zone ?? newSite.zone,
  });
  const files = createFiles(read.files, out);
  const world = toWorld(planned, publication, files, note);
  const written = writeAll(planned, siteFile, { ...newSite, publication }, world, options);
  const bodies = await takeMedia(written.articles, options, note);
  const redirects = toRedirects(publication, planned, existing, siteFile);
  const founded = planned.find(({ draft }) => !draft)?.date.slice(0, 10) ?? newSite.founded;
  const { authors, sections, tags } = written;
  // Settings of a site without authors do not compile.
  const isNothing = siteFile.document === null && written.articles.length === 0;
  return {
    articles: new Map(
      written.articles.map(({ file, text }, index) => [
        file,
        dropForbidden(writeArticle({ ...text, body: bodies[index] ?? text.body })).text,
      ]),
    ),
    copies: files.copies,
    siteFile: isNothing
      ? null
      : completeSiteFile(siteFile, { ...newSite, founded }, { authors, sections, tags, redirects }),
    isNewSite: siteFile.document === null,
    counts: {
      posts: posts.length,
      drafts: written.articles.filter(({ text }) => text.frontMatter.draft).length,
      kept: planned.filter(({ there }) => there !== null).length,
      ...{ authors: authors.size, sections: sections.size, redirects: redirects.size },
      tags: new Set(
        written.articles.flatMap(({ text }) => text.frontMatter.tags?.map(toNormalForm) ?? []),
      ).size,
      aliases: written.articles.reduce(
        (sum, { text }) => sum + (text.frontMatter.aliases?.length ?? 0),
        0,
      ),
      ids: written.articles.filter(({ text }) => text.frontMatter.id !== undefined).length,
    },
    notes,
    addresses: toAddresses(planned, written.articles, redirects),
  };
}

type WrittenArticle = {
  readonly file: string;
  readonly planned: Planned;
  readonly text: ArticleText;
};

type Written = {
  readonly articles: readonly WrittenArticle[];
  readonly authors: ReadonlyMap<string, PostAuthor>;
  readonly sections: ReadonlyMap<string, string>;
  readonly tags: ReadonlyMap<string, string>;
};

function writeAll(
  planned: readonly Planned[],
  siteFile: SiteFile,
  site: NewSite & { readonly publication: Publication },
  world: LinkWorld,
  { author, toMarkdown }: ImportOptions,
): Written {
  const authors = createAuthors(siteFile.authors);
  const sections = createSections(siteFile.sections);
  const language = siteFile.language ?? site.language;
  const tags = new Map<string, string>();
  const articles = planned.flatMap((one): readonly WrittenArticle[] => {
    if (one.there !== null) return [];
    const { post } = one;
    const keys = post.authors.flatMap((person) => authors.toKey(toAuthor(person, world)) ?? []);
    if (keys.length === 0) {
      const [only, ...others] = new Set(siteFile.authors.values());
      const own = only !== undefined && others.length === 0 && author === undefined;
      const name = author ?? (own ? only : (siteFile.title ?? site.title));
      const message = `no author; "${name}" is taken, --author NAME takes another`;
      if (author === undefined) world.note({ rule: 'default-author', place: post.place, message });
      keys.push(...[authors.toKey({ name })].filter((key) => key !== null));
    }
    const section =
      post.section === undefined ? undefined : (sections.toKey(post.section) ?? undefined);
    const named = { authors: [...new Set(keys)], section, language };
    const text = attempt(post.place, world.note, () =>
      toArticleText(one, named, world, toMarkdown),
    );
    if (text === null) return [];
    if (siteFile.onlyTags) {
      for (const tag of text.frontMatter.tags ?? []) {
        const form = toNormalForm(tag);
        if (!siteFile.tags.has(form)) tags.set(form, tags.get(form) ?? tag);
      }
    }
    return [{ file: one.file, planned: one, text }];
  });
  return { articles, authors: authors.added, sections: sections.added, tags };
}

/** An author whose address and picture are such that `site.yaml` takes them. */
function toAuthor(author: PostAuthor, world: LinkWorld): PostAuthor {
  const { name, key, bio } = author;
  const url = toWeb(author.url, world);
  const picture = toWeb(author.avatar, world);
  const avatar =
    picture !== undefined && /\.(?:png|jpe?g|gif|webp|avif|svg)(?:\?|$)/iu.test(picture)
      ? picture
      : undefined;
  return {
    name,
    ...(key === undefined ? {} : { key }),
    ...(url === undefined ? {} : { url }),
    ...(avatar === undefined ? {} : { avatar }),
    ...(bio === undefined ? {} : { bio: bio.replace(/\s+/gu, ' ').trim() }),
  };
}

function toWeb(address: string | undefined, { origin }: LinkWorld): string | undefined {
  if (address === undefined) return undefined;
  const url = URL.parse(address, origin ?? undefined);
  return url !== null && /^https?:$/u.test(url.protocol) ? url.href : undefined;
}

function toWorld(
  planned: readonly Planned[],
  publication: Publication,
  files: Files,
  note: (note: Note) => void,
): LinkWorld {
  const nameOf = ({ there, file }: Planned): string => (there ?? file).slice('articles/'.length);
  return {
    ...{ files, note, resolved: new Map() },
    origin: publication.url === undefined ? null : (URL.parse(publication.url)?.origin ?? null),
    base: publication.base ?? '',
    byAddress: new Map(
      planned.flatMap((one) =>
        one.post.paths.flatMap((address) => {
          const path = toOldPath(address);
          return path === null ? [] : [[path.key, nameOf(one)] as const];
        }),
      ),
    ),
    bySource: new Map(
      planned.flatMap((one) =>
        one.post.file === null ? [] : [[one.post.file, nameOf(one)] as const],
      ),
    ),
  };
}

/** Reads to the end; a source that breaks off gives what came before. */
async function collect(
  posts: AsyncIterable<Post>,
  place: string,
  note: (note: Note) => void,
): Promise<readonly Post[]> {
  const all: Post[] = [];
  try {
    for await (const post of posts) all.push(post);
  } catch (fault) {
    const message = fault instanceof Error ? fault.message : String(fault);
    note({
      rule: 'truncated-source',
      place,
      message: `${message}; ${all.length} posts were read before`,
    });
  }
  return all;
}

async function takeMedia(
  articles: readonly WrittenArticle[],
  options: ImportOptions,
  note: (note: Note) => void,
): Promise<readonly string[]> {
  const bodies = articles.map(({ text }) => text.body);
  return options.takeMedia === undefined ? bodies : await options.takeMedia(bodies, note);
}

function toRedirects(
  { feeds }: Publication,
  planned: readonly Planned[],
  { byOldAddress }: Existing,
  { redirects }: SiteFile,
): ReadonlyMap<string, string> {
  const taken = new Set([
    ...planned.flatMap(({ aliases }) => aliases.map(({ key }) => key)),
    ...byOldAddress.keys(),
  ]);
  return toFeedRedirects(feeds, redirects, taken);
}

function toAddresses(
  planned: readonly Planned[],
  written: readonly WrittenArticle[],
  redirects: ReadonlyMap<string, string>,
): Import['addresses'] {
  const live = new Set(written.map(({ planned: one }) => one));
  const own = planned
    .filter((one) => !one.draft && (one.there !== null || live.has(one)))
    .flatMap(({ aliases, slug }) =>
      aliases.map((path) => [path.written, `/articles/${slug}`] as const),
    );
  return [...own, ...redirects];
}

function toReadOptions({ permalink, base }: ImportOptions): ReadOptions {
  return {
    ...(permalink === undefined ? {} : { permalink }),
    ...(base === undefined ? {} : { base }),
  };
}
