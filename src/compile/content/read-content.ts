// Reads a content folder: settings, every article, and what only shows when all are read.
import type { Diagnostic } from '../diagnostic.ts';
import { listFolder } from '../files/folder.ts';
import { type MediaMemory, toMediaFinder } from '../files/media.ts';
import { reportStrays } from '../files/stray-files.ts';
import { type Surroundings, toArticleFiles, toSurroundings } from '../markdown/links.ts';
import { type Place, type Rule, reportInto } from '../rules.ts';
import type { Article, Listed } from './article.ts';
import type { Content, Reading } from './content.ts';
import { crossCheck } from './cross-checks.ts';
import type { ArticleReading } from './read-article.ts';
import { readSettings, type SettingsReading } from './settings.ts';
import { toTags } from './tags.ts';

/** What all articles are read against. */
export type Task = {
  readonly around: Surroundings;
  readonly settings: Pick<SettingsReading, 'facts' | 'authors' | 'tags'>;
  /** Seconds since 1970. */
  readonly now: number;
};

/** A diagnostic of a file that is known from elsewhere. */
export type Told = { readonly rule: Rule; readonly place: Place; readonly message: string };

/** One file: what it says, null where it cannot be read, and all that is wrong with it. */
export type FileReading<One extends Listed = Article> = {
  readonly reading: ArticleReading<One> | null;
  readonly told: readonly Told[];
  /** What is seldom asked for: the ids of its parts, that other articles may link to. */
  readonly details: () => { readonly anchors: readonly string[] };
};

/** Reads articles, wherever that is done; the answers are in the order of `files`. */
export type ReadArticles<One extends Listed> = (
  files: readonly string[],
  task: Task,
) => Promise<readonly FileReading<One>[]>;

/**
 * Reads a content folder. All problems of all files are told at once; a broken file hides no
 * other's.
 *
 * - `folder` is an absolute path, and `shown` stands for it in diagnostics.
 * - `origin`, unless null, overrides `url` of site.yaml.
 * - `now` is in seconds since 1970.
 * - `memory` knows media from earlier compiles.
 */
export async function readContent<One extends Listed>(
  options: {
    readonly folder: string;
    readonly shown: string;
    readonly origin: string | null;
    readonly now: number;
    readonly memory: MediaMemory;
  },
  readArticles: ReadArticles<One>,
): Promise<Reading<One>> {
  const { origin, now, memory } = options;
  const diagnostics: Diagnostic[] = [];
  const toShown = (path: string) => `${options.shown}/${path}`;
  const reportOf = (path: string) => reportInto(diagnostics, toShown(path));

  const folder = await listFolder(options.folder, reportOf);
  const toFinder = (base: string) => toMediaFinder(folder, base, reportOf, memory);
  const settings = await readSettings(folder, origin, now, toFinder, reportOf('site.yaml'));
  const around = toSurroundings(folder, settings.facts.origin, settings.findMedium);
  const files = toArticleFiles(folder);
  const read = await readArticles(files, { around, settings, now });
  for (const [index, { told }] of read.entries()) {
    const report = reportOf(files[index] ?? '');
    for (const { rule, place, message } of told) report(rule, place, message);
  }
  const articles = read.flatMap(({ reading }) => reading ?? []);
  const places = new Map(files.map((file, index) => [file, index]));
  const anchorsOf = (file: string): readonly string[] =>
    read[places.get(file) ?? -1]?.details().anchors ?? [];
  crossCheck({ articles, anchorsOf, redirects: settings.redirects, reportOf, toShown });
  reportStrays(folder, [settings, ...articles], reportOf);

  const broken = diagnostics.some(({ severity }) => severity === 'error');
  return {
    content: broken ? null : toContent(settings, articles),
    diagnostics: diagnostics.sort(compareDiagnostics),
  };
}

function toContent<One extends Listed>(
  settings: SettingsReading,
  readings: readonly ArticleReading<One>[],
): Content<One> | null {
  const { site, sections, authors, redirects } = settings;
  if (!site) return null;
  const published = readings.filter(({ draft }) => !draft);
  const articles = published.flatMap(({ article }) => article ?? []).sort(compareArticles);
  const media = [settings, ...published].flatMap((reading) => reading.media);
  return {
    site,
    sections,
    authors,
    tags: toTags(settings.tags, published),
    articles,
    redirects,
    media: [...new Map(media.map((file) => [file.path, file])).values()],
  };
}

function compareArticles(a: Listed, b: Listed): number {
  return a.published - b.published || (a.slug < b.slug ? 1 : -1);
}

function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}
