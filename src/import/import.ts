// An import from beginning to end: what a source says is read, planned, written out as articles, files and
// settings. Nothing that is there is overwritten.
import { toAddresses, toRedirects } from './articles/answered.ts';
import { writeArticle } from './articles/article.ts';
import { toBodies } from './articles/bodies.ts';
import { readExisting } from './articles/existing.ts';
import { createFiles } from './articles/files.ts';
import { toWorld } from './articles/link-world.ts';
import { findMedia, withFiles } from './articles/media.ts';
import { planArticles } from './articles/plan.ts';
import { type WrittenArticle, writeAll } from './articles/write-articles.ts';
import { dropForbidden } from './bodies/mask.ts';
import { collect } from './collect.ts';
import type { ConvertAll } from './conversion.ts';
import { type ImportCounts, toCounts } from './counts.ts';
import { createNotes } from './notes.ts';
import { type Note, type ReadOptions, type Source, withUrl } from './post.ts';
import { completeSiteFile, toNewSite } from './site/complete.ts';
import { readSiteFile } from './site/site-file.ts';

/** Brings files of other sites: those that bodies show, and those at `addresses`. */
export type TakeMedia = (
  bodies: readonly string[],
  addresses: readonly string[],
  note: (note: Note) => void,
) => Promise<TakenMedia>;

export type TakenMedia = {
  /** With paths of the files. */
  readonly bodies: readonly string[];
  /** Paths below the content folder, by addresses. */
  readonly files: ReadonlyMap<string, string>;
};

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
  readonly convertAll: ConvertAll;
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

/** Reads a source and says what is to be written; writes nothing itself, but `takeMedia` may. */
export async function planImport(options: ImportOptions): Promise<Import> {
  const { source, place, out, now } = options;
  const { add: note, all: notes } = createNotes();
  const siteFile = await readSiteFile(out);
  const read = await source.read(place, note, toReadOptions(options));
  const posts = await collect(read.posts, place, note);
  const existing = await readExisting(out);
  const publication = withUrl(read.publication, options);
  const newSite = toNewSite(publication, {
    title: siteFile.title ?? 'My site',
    founded: new Date(now * 1000).toISOString().slice(0, 10),
    year: new Date(now * 1000).getUTCFullYear(),
  });
  if (siteFile.document === null && publication.url === undefined) {
    const message = 'the source does not say where the site is; add --url, or set it in site.yaml';
    note({ rule: 'no-url', place, message });
  }
  if (siteFile.document === null && publication.title === undefined) {
    const message = `the source does not say what it is called; "${newSite.title}" is taken`;
    note({ rule: 'no-site-title', place, message });
  }
  const planned = planArticles(posts, {
    ...{ existing, now, note },
    zone: siteFile.zone ?? newSite.zone,
    language: siteFile.language ?? newSite.language,
  });
  const files = createFiles(read.files, out);
  const world = toWorld(planned, publication, files, note, options.takeMedia !== undefined);
  const converted = await toBodies(planned, options.convertAll);
  const written = writeAll(planned, converted, siteFile, newSite, world, options.author);
  const { bodies, files: media } = await takeMedia(written.articles, options, note);
  const redirects = toRedirects(publication, planned, existing, siteFile);
  const founded = planned.find(({ draft }) => !draft)?.date.slice(0, 10) ?? newSite.founded;
  const { authors, sections, tags } = written;
  // Settings of a site without authors do not compile.
  const isNothing = siteFile.document === null && written.articles.length === 0;
  return {
    articles: new Map(
      written.articles.map(({ file, text }, index) => [
        file,
        dropForbidden(
          writeArticle({
            frontMatter: withFiles(text.frontMatter, media),
            body: bodies[index] ?? text.body,
          }),
        ).text,
      ]),
    ),
    copies: files.copies,
    siteFile: isNothing
      ? null
      : completeSiteFile(siteFile, { ...newSite, founded }, { authors, sections, tags, redirects }),
    isNewSite: siteFile.document === null,
    counts: toCounts(posts.length, planned, written, {
      redirects: redirects.size,
      downloads: new Set(media.values()).size,
    }),
    notes,
    addresses: toAddresses(planned, written.articles, redirects),
  };
}

async function takeMedia(
  articles: readonly WrittenArticle[],
  options: ImportOptions,
  note: (note: Note) => void,
): Promise<TakenMedia> {
  const bodies = articles.map(({ text }) => text.body);
  if (options.takeMedia === undefined) return { bodies, files: new Map() };
  const addresses = articles.flatMap(({ text }) => findMedia(text.frontMatter));
  return await options.takeMedia(bodies, addresses, note);
}

function toReadOptions({ url, permalink, base }: ImportOptions): ReadOptions {
  return {
    ...(url === undefined ? {} : { url }),
    ...(permalink === undefined ? {} : { permalink }),
    ...(base === undefined ? {} : { base }),
  };
}
