// One article's file through everything that needs no other article: read, checked, its record made.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { type Article, type Listed, toListed } from '../content/article.ts';
import { recordDependencies } from '../content/dependencies.ts';
import type { FileDiagnostic, FileReading, ReadingDetails } from '../content/file-reading.ts';
import { type ArticleReading, readArticle, type WholeReading } from '../content/read-article.ts';
import type { RenderContext } from '../content/read-content.ts';
import { guessTags } from '../content/tags.ts';
import { type Report, RULES } from '../diagnostics/rules.ts';
import { readBytes } from '../files/read-bytes.ts';
import { type Stored, toRecord, toRecordNames, toTerms } from '../output/records.ts';

export type Rendered = Omit<FileReading, 'details'> & {
  /** Of the file's bytes. */
  readonly hash: string;
  readonly details: ReadingDetails;
  /** False when the next compile must render the article again: it has an error, or is a link. */
  readonly lasting: boolean;
  /** With tags titled as if there were no other article. Null for drafts and broken articles. */
  readonly record: (Stored & { readonly names: string }) | null;
};

/** Throws only for faults of the disk. */
export function renderArticleFile(
  file: string,
  { linkContext, settings, now }: RenderContext,
): Rendered {
  const diagnostics: FileDiagnostic[] = [];
  const report: Report = (rule, place, message) => diagnostics.push({ rule, place, message });
  const bytes = readBytes(join(linkContext.folder.root, file), report);
  const recording = recordDependencies(linkContext, settings.facts);
  const reading =
    bytes && readArticle(file, bytes, recording.linkContext, recording.facts, now, report);
  const broken =
    reading === null || diagnostics.some(({ rule }) => RULES[rule].severity === 'error');
  const article = reading?.article ?? null;
  // Where site.yaml is too broken to name authors, any name passes, and there is no record to make.
  const published =
    !broken && article !== null && !reading.draft && settings.facts.authors !== null;
  return {
    file,
    reading: reading && toListedReading(reading),
    diagnostics,
    hash: bytes === null ? '' : toHash(bytes),
    details: { dependencies: recording.dependencies(), anchors: reading?.anchors ?? [] },
    lasting: !broken && recording.isComparable(),
    record: published ? record(article, reading, settings) : null,
  };
}

function toListedReading({ anchors: _, article, ...others }: WholeReading): ArticleReading<Listed> {
  return { ...others, article: article && toListed(article) };
}

function record(
  article: Article,
  { tags }: ArticleReading,
  settings: RenderContext['settings'],
): Rendered['record'] {
  // Of all that site.yaml names only what the article bears, so that much there costs little here.
  const authors = settings.authors.filter(({ slug }) => article.authors.includes(slug));
  const declared = settings.tags.filter(({ slug }) => article.tags.includes(slug));
  const terms = toTerms(authors, guessTags(declared, tags));
  return { ...toRecord(article, terms), names: toRecordNames(article, terms) };
}

/** 128 bits of the SHA-256. */
export function toHash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
}
