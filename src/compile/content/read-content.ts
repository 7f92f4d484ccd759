// Reads a content folder: settings, every article, and what only shows when all are read.
import type { Diagnostic } from '../diagnostic.ts';
import { listFolder } from '../files/folder.ts';
import { toSlug } from '../files/ids.ts';
import { toMediaFinder } from '../files/media.ts';
import { reportStrays } from '../files/stray-files.ts';
import type { Surroundings } from '../markdown/links.ts';
import { reportInto } from '../rules.ts';
import type { Article } from './article.ts';
import type { Content, Reading } from './content.ts';
import { crossCheck } from './cross-checks.ts';
import { type ArticleReading, readArticle } from './read-article.ts';
import { readSettings, type SettingsReading } from './settings.ts';
import { toTags } from './tags.ts';

/** Articles read at the same time: enough to hide the disk, few enough to open. */
const CONCURRENCY = 16;

/**
 * Reads a content folder. All problems of all files are told at once; a broken file hides no
 * other's.
 *
 * - `folder` is an absolute path, and `shown` stands for it in diagnostics.
 * - `origin`, unless null, overrides `url` of site.yaml.
 * - `now` is in seconds since 1970.
 */
export async function readContent(options: {
  readonly folder: string;
  readonly shown: string;
  readonly origin: string | null;
  readonly now: number;
}): Promise<Reading> {
  const { origin, now } = options;
  const diagnostics: Diagnostic[] = [];
  const toShown = (path: string) => `${options.shown}/${path}`;
  const reportOf = (path: string) => reportInto(diagnostics, toShown(path));

  const folder = await listFolder(options.folder, reportOf);
  const toFinder = (base: string) => toMediaFinder(folder, base, reportOf);
  const settings = await readSettings(folder, origin, now, toFinder, reportOf('site.yaml'));
  const files = [...folder.files].filter((file) => /^articles\/.*\.md$/u.test(file));
  const slugs = new Map(files.map((file) => [file, toSlug(file)]));
  const around: Surroundings = {
    folder,
    origin: settings.facts.origin,
    slugs,
    files: new Map([...slugs].map(([file, slug]) => [slug, file])),
    findMedium: settings.findMedium,
  };
  const read = (file: string) => readArticle(file, around, settings.facts, now, reportOf(file));
  const articles = (await inParallel(files, read)).filter((reading) => reading !== null);
  crossCheck(articles, settings.redirects, reportOf, toShown);
  reportStrays(folder, [settings, ...articles], reportOf);

  const broken = diagnostics.some(({ severity }) => severity === 'error');
  return {
    content: broken ? null : toContent(settings, articles),
    diagnostics: diagnostics.sort(compareDiagnostics),
  };
}

function toContent(settings: SettingsReading, readings: readonly ArticleReading[]): Content | null {
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

function compareArticles(a: Article, b: Article): number {
  return a.published - b.published || (a.slug < b.slug ? 1 : -1);
}

function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}

/** The results of `act` in the order of `inputs`. */
async function inParallel<Input, Output>(
  inputs: readonly Input[],
  act: (input: Input) => Promise<Output>,
): Promise<readonly Output[]> {
  const outputs: Output[] = [];
  const queue = inputs.entries();
  const work = async () => {
    for (const [index, input] of queue) outputs[index] = await act(input);
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, work));
  return outputs;
}
