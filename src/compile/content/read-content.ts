// Reads a content folder: settings, every article, and what only shows when all are read.
import { join } from 'node:path';
import type { Theme } from '../../catalog/theme.ts';
import { compareDiagnostics, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { type Report, reportInto } from '../diagnostics/rules.ts';
import { type Folder, listFolder } from '../files/folder.ts';
import type { MediaMemory, Playables } from '../files/known-media.ts';
import { type MediaFile, type PublicFile, toMediaFinder } from '../files/media.ts';
import { readPlayables } from '../files/playables.ts';
import { readBytes } from '../files/read-bytes.ts';
import { reportStrays } from '../files/stray-files.ts';
import { toSourceText } from '../files/text-file.ts';
import { type LinkContext, toArticleFiles, toLinkContext } from '../markdown/links.ts';
import type { Content, ContentReading } from './content.ts';
import { crossCheck } from './cross-checks.ts';
import { type BundleStyle, readCustomStyle } from './custom-style.ts';
import type { ArticleReading, FileLinks, FileReading } from './file-reading.ts';
import { readFooter } from './footer.ts';
import { checkLock } from './lock-checks.ts';
import { type Published, sortPublished } from './published.ts';
import { LOCK_FILE } from './published-lock.ts';
import { reportOnce } from './report-once.ts';
import { readSettings, type SettingsReading } from './settings.ts';
import { type PageReading, readStaticPages } from './static-pages.ts';
import { readTagPlace } from './tag-places.ts';
import { toTags } from './tags.ts';

/** What all articles are read against. */
export type RenderContext = {
  readonly linkContext: LinkContext;
  readonly settings: Pick<SettingsReading, 'facts' | 'authors' | 'tags'>;
  readonly playables: Playables;
  /** Seconds since 1970. */
  readonly now: number;
};

/** The files of articles as they were read, by their names, the ids of the parts of each, and its links. */
export type Articles<One extends FileReading> = {
  readonly files: readonly One[];
  readonly anchorsOf: (file: string) => readonly string[];
  readonly links: () => Iterable<FileLinks>;
  /** With the slugs that are written in files. */
  readonly linkContext: LinkContext;
};

/** Reads articles, wherever that is done. The slugs that are written in files are yet to be found. */
export type ReadArticles<One extends FileReading> = (
  files: readonly string[],
  renderContext: RenderContext,
) => Promise<Articles<One>>;

/**
 * Reads a content folder. All problems of all files are reported at once; a broken file hides no
 * other's.
 *
 * - `folder` is an absolute path, and `shown` stands for it in diagnostics.
 * - `origin`, unless null, overrides `url` of site.yaml.
 * - `now` is in seconds since 1970.
 * - `memory` knows media from earlier compiles.
 * - `bundleStyle` makes the style that the publication has for itself small.
 * - `lenient` lets articles be published without the links and files that are wrong.
 */
export async function readContent<One extends FileReading>(
  options: {
    readonly folder: string;
    readonly shown: string;
    readonly origin: string | null;
    readonly now: number;
    readonly memory: MediaMemory;
    readonly lenient?: boolean | undefined;
    readonly bundleStyle: BundleStyle;
  },
  readArticles: ReadArticles<One>,
): Promise<ContentReading<One & Published>> {
  const { origin, now, memory, lenient = false, bundleStyle } = options;
  const diagnostics: Diagnostic[] = [];
  const toShown = (path: string) => `${options.shown}/${path}`;
  const reportOf = (path: string) =>
    reportInto(diagnostics, toShown(path), lenient && path.startsWith('articles/'));

  const folder = listFolder(options.folder, reportOf);
  const playables = await readPlayables(folder, memory);
  const toFinder = (base: string, hasBucket: boolean) =>
    toMediaFinder(folder, base, reportOf, memory, { playables, hasBucket });
  const settings = readSettings(folder, origin, now, toFinder, reportOf('site.yaml'));
  const { origin: base, url } = settings.facts;
  const linkContext = toLinkContext(folder, base, settings.findMedium, new Map(), url);
  const articles = await readArticles(toArticleFiles(folder), {
    linkContext,
    settings,
    playables,
    now,
  });
  const { files, anchorsOf, links } = articles;
  reportOnce(files, reportOf);
  const readings = files.filter(isReadable);
  const published = sortPublished(files);
  // What is wrong with media is reported, whether their articles were read anew or not.
  const shown = readings.flatMap(({ reading }) =>
    reading.media.map((source) => settings.findMedium(source).file),
  );
  const pages = readStaticPages(articles.linkContext, settings.facts, now, reportOf);
  const footer =
    settings.footer &&
    readFooter(
      settings.footer,
      settings.facts.language,
      articles.linkContext,
      reportOf('site.yaml'),
    );
  const style = await readCustomStyle(folder, settings.findMedium, bundleStyle, reportOf);
  const texts = footer === null ? pages : [footer.reading, ...pages];
  const publicTexts = texts.filter(({ draft }) => !draft);
  const fixed = [...settings.media, ...style.media, ...publicTexts.flatMap((page) => page.media)];
  const media = toPublicFiles(settings.findMedium, fixed, published);
  const findTagPlace = (file: string, written: string) =>
    readTagPlace(join(options.folder, file), written);
  crossCheck({
    ...{ readings, published, pages: texts, media, settings, anchorsOf, links },
    ...{ findTagPlace, reportOf, toShown },
  });
  const drafted = texts.flatMap((page) => page.media);
  reportStrays(folder, [...settings.media, ...style.media, ...drafted, ...shown], reportOf);

  const hasErrors = () => diagnostics.some(({ severity }) => severity === 'error');
  const lock = readLockText(folder, reportOf);
  // An article with an error may look like one that is gone.
  if (lock !== null && !hasErrors()) {
    const { redirects } = settings;
    const { authority } = settings.facts;
    checkLock({ lock, readings, published, redirects, authority, now, reportOf, toShown });
  }
  return {
    content: hasErrors()
      ? null
      : toContent(settings, published, publicTexts, media, {
          footer: footer?.html ?? null,
          customStyle: style.css,
        }),
    draftPages: pages.filter(({ draft, page }) => draft && page !== null),
    url,
    diagnostics: diagnostics.sort(compareDiagnostics),
  };
}

/** The text of published.lock; null where there is none, as before the first release. */
function readLockText(folder: Folder, reportOf: (path: string) => Report): string | null {
  if (!folder.files.has(LOCK_FILE)) return null;
  const report = reportOf(LOCK_FILE);
  const bytes = readBytes(join(folder.root, LOCK_FILE), report);
  return bytes && toSourceText(bytes, report);
}

function isReadable<One extends FileReading>(
  file: One,
): file is One & { readonly reading: ArticleReading } {
  return file.reading !== null;
}

/** Files that settings and pages (`media`) and articles need, each once, public as early as any needs it. */
function toPublicFiles(
  findMedium: SettingsReading['findMedium'],
  media: readonly MediaFile[],
  published: readonly Published[],
): readonly PublicFile[] {
  const toPublic = (source: string, from: number): PublicFile => {
    const { file, length } = findMedium(source);
    return { ...file, from, length };
  };
  const files = new Map(media.map(({ source }) => [source, toPublic(source, 0)]));
  // The oldest article comes first.
  for (const { reading } of published) {
    for (const source of reading.media) {
      if (files.has(source)) continue;
      files.set(source, toPublic(source, reading.published));
    }
  }
  return [...files.values()];
}

function toContent<One extends Published>(
  { site, sections, authors, redirects, tags, messages }: SettingsReading,
  articles: readonly One[],
  readings: readonly PageReading[],
  media: readonly PublicFile[],
  { footer, customStyle }: Pick<Theme, 'footer'> & Pick<Content, 'customStyle'>,
): Content<One> | null {
  if (!site) return null;
  const pages = readings
    .flatMap(({ page, mediaOrigins }) => page && { ...page, mediaOrigins })
    .filter((page) => page !== null)
    .toSorted((a, b) => (a.slug < b.slug ? -1 : 1));
  const themed = { ...site, theme: { ...site.theme, footer } };
  const all = { site: themed, sections, authors, tags: toTags(tags, articles), articles, pages };
  return { ...all, messages, redirects, media, customStyle };
}
