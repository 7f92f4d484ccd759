// Reads a content folder: settings, every article, and what only shows when all are read.
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { reportInto } from '../diagnostics/rules.ts';
import { listFolder } from '../files/folder.ts';
import { type MediaMemory, mergeFiles, toMediaFinder } from '../files/media.ts';
import { reportStrays } from '../files/stray-files.ts';
import { type LinkContext, toArticleFiles, toLinkContext } from '../markdown/links.ts';
import type { Content, ContentReading } from './content.ts';
import { crossCheck } from './cross-checks.ts';
import { type Month, sortMonths } from './months.ts';
import { readSettings, type SettingsReading } from './settings.ts';
import { toTags } from './tags.ts';

/** What all articles are read against. */
export type RenderContext = {
  readonly linkContext: LinkContext;
  readonly settings: Pick<SettingsReading, 'facts' | 'authors' | 'tags'>;
  /** Seconds since 1970. */
  readonly now: number;
};

/** Reads articles, wherever that is done; the months in any order. */
export type ReadArticles<One extends Month> = (
  files: readonly string[],
  renderContext: RenderContext,
) => Promise<readonly One[]>;

/**
 * Reads a content folder. All problems of all files are reported at once; a broken file hides no
 * other's.
 *
 * - `folder` is an absolute path, and `shown` stands for it in diagnostics.
 * - `origin`, unless null, overrides `url` of site.yaml.
 * - `now` is in seconds since 1970.
 * - `memory` knows media from earlier compiles.
 */
export async function readContent<One extends Month>(
  options: {
    readonly folder: string;
    readonly shown: string;
    readonly origin: string | null;
    readonly now: number;
    readonly memory: MediaMemory;
  },
  readArticles: ReadArticles<One>,
): Promise<ContentReading<One>> {
  const { origin, now, memory } = options;
  const diagnostics: Diagnostic[] = [];
  const toShown = (path: string) => `${options.shown}/${path}`;
  const reportOf = (path: string) => reportInto(diagnostics, toShown(path));

  const folder = listFolder(options.folder, reportOf);
  const toFinder = (base: string) => toMediaFinder(folder, base, reportOf, memory);
  const settings = readSettings(folder, origin, now, toFinder, reportOf('site.yaml'));
  const linkContext = toLinkContext(folder, settings.facts.origin, settings.findMedium);
  const months = sortMonths(
    await readArticles(toArticleFiles(folder), { linkContext, settings, now }),
  );
  const indexEntries = months.map(({ indexEntry }) => indexEntry);
  for (const { files, diagnostics: own } of indexEntries) {
    for (const [index, faults] of own) {
      const report = reportOf(files[index] ?? '');
      for (const { rule, place, message } of faults) report(rule, place, message);
    }
  }
  crossCheck({ months, settings, reportOf, toShown });
  const media = indexEntries.flatMap((indexEntry) => [
    ...indexEntry.media,
    ...indexEntry.draftMedia,
  ]);
  // What is wrong with media is reported, whether their articles were read anew or not.
  for (const { source } of media) settings.findMedium(source);
  reportStrays(folder, [...settings.media, ...media], reportOf);

  const broken = diagnostics.some(({ severity }) => severity === 'error');
  return {
    content: broken ? null : toContent(settings, months),
    diagnostics: diagnostics.sort(compareDiagnostics),
  };
}

function toContent<One extends Month>(
  settings: SettingsReading,
  months: readonly One[],
): Content<One> | null {
  const { site, sections, authors, redirects } = settings;
  if (!site) return null;
  const indexEntries = months.map(({ indexEntry }) => indexEntry);
  const needed = settings.media.map((file) => ({ ...file, from: 0 }));
  return {
    site,
    sections,
    authors,
    tags: toTags(settings.tags, indexEntries),
    months,
    redirects,
    media: mergeFiles([...needed, ...indexEntries.flatMap(({ media }) => media)]),
  };
}

function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}
