// One article's file through everything that needs no other article: read, checked, its record made.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Article } from '../content/article.ts';
import { type MediaStates, recordDependencies } from '../content/dependencies.ts';
import type { ArticleReading, FileDiagnostic } from '../content/file-reading.ts';
import { readArticle } from '../content/read-article.ts';
import type { RenderContext } from '../content/read-content.ts';
import { type ReadingColumns, toReadingColumns } from '../content/reading-columns.ts';
import { guessTags } from '../content/tags.ts';
import { type Report, toSeverity } from '../diagnostics/rules.ts';
import { readBytes } from '../files/read-bytes.ts';
import { type LocatedRecord, toRecord, toRecordNames, toTerms } from '../output/records.ts';
import type { RecordsFile } from '../output/records-file.ts';

/** A rendered file. What the cache alone reads of it is JSON. */
export type Rendered = {
  readonly file: string;
  /** Of the file's bytes. */
  readonly hash: string;
  /** False when the next compile must render it again: it has an error, or is a link. */
  readonly isLasting: boolean;
  /** The later one of its dates that must not be in the future, in seconds since 1970. */
  readonly latest: number;
  /** What the file says and what is wrong with it. */
  readonly columns: ReadingColumns;
  /** Null where there are none. */
  readonly links: string | null;
  readonly anchors: string;
  readonly dependencies: string;
  /** What a picture that is drawn for it says; null where none is. */
  readonly pictureTitle: string | null;
  /** Null for drafts, and for articles that not even a lenient compile publishes. */
  readonly record: LocatedRecord | null;
  /** The media that it took something from, and their states. */
  readonly media: MediaStates;
};

/**
 * Renders a file; the bytes of its record go to `addRecord`. Tags are titled in it as if there were no
 * other article. Throws only for faults of the disk.
 */
export function renderArticleFile(
  file: string,
  { linkContext, settings, now }: RenderContext,
  addRecord: RecordsFile['add'],
): Rendered {
  const diagnostics: FileDiagnostic[] = [];
  const report: Report = (rule, place, message) => diagnostics.push({ rule, place, message });
  const bytes = readBytes(join(linkContext.folder.root, file), report);
  const recording = recordDependencies(linkContext, settings.facts);
  const whole =
    bytes && readArticle(file, bytes, recording.linkContext, recording.facts, now, report);
  const hasError = (isLenient: boolean) =>
    whole === null || diagnostics.some(({ rule }) => toSeverity(rule, isLenient) === 'error');
  const { reading = null, article = null, links = [], anchors = [] } = whole ?? {};
  // Where site.yaml is too broken to name authors, any name passes, and there is no record to make.
  const isStored = !hasError(true) && reading?.draft === false && settings.facts.authors !== null;
  const dependencies = recording.dependencies();
  return {
    file,
    hash: bytes === null ? '' : toHash(bytes),
    isLasting: !hasError(false) && recording.isComparable(),
    latest: Math.max(reading?.updated ?? 0, reading?.removed ?? 0),
    columns: toReadingColumns({ reading, diagnostics }),
    links: links.length === 0 ? null : JSON.stringify(links),
    anchors: JSON.stringify(anchors),
    dependencies: JSON.stringify(dependencies),
    pictureTitle: whole?.pictureTitle ?? null,
    media: dependencies.media,
    record: isStored && article ? store(article, reading, settings, addRecord) : null,
  };
}

function store(
  article: Article,
  reading: ArticleReading,
  settings: RenderContext['settings'],
  addRecord: RecordsFile['add'],
): LocatedRecord {
  // Of all that site.yaml names only what the article bears, so that much there costs little here.
  const authors = settings.authors.filter(({ slug }) => article.authors.includes(slug));
  const declared = settings.tags.filter(({ slug }) => article.tags.includes(slug));
  const terms = toTerms(authors, guessTags(declared, reading.tags));
  const { bytes, fingerprint } = toRecord(article, terms);
  return { ...addRecord(bytes), fingerprint, names: toRecordNames(reading, terms) };
}

/** 128 bits of the SHA-256. */
export function toHash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
}
