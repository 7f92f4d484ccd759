// What Cloudflare takes of a Worker and its files, and what to tell an editor who has more.
import { count as counted } from './count.ts';
import type { Diagnostic, Severity } from './diagnostic.ts';

/** What a compile is about to hand over; sizes in bytes. */
export type OutputSizes = {
  /** Files that are served, or read by the Worker. */
  readonly files: number;
  /** The largest stored record; one alone must fit a file. */
  readonly largestRecord: { readonly file: string; readonly size: number };
  readonly catalog: number;
  /** The main feed, where it is larger than many programs take; `fitting` are its newest articles that fit. */
  readonly feed?: {
    readonly label: string;
    readonly bytes: number;
    readonly articles: number;
    readonly fitting: number;
  } | null;
};

/** Files of one version: on the free plan, and on any. */
const FREE_FILES = 20_000;
const MOST_FILES = 100_000;

/** Bytes of one file. */
const LARGEST_FILE = 25 * 2 ** 20;

/** Bytes of a Worker on any plan, less what its code may ever take. */
const LARGEST_CATALOG = 63 * 2 ** 20;

/**
 * Bytes of a catalog beyond which a Worker that reads it comes near to the 128 MiB of memory that it
 * has: the columns, their look-ups and the head's names.
 */
const ROOMY_CATALOG = 32 * 2 ** 20;

/** All that is too large, as diagnostics of `folder`, the content folder as the editor knows it. */
export function toLimitFaults(extent: OutputSizes, folder: string): readonly Diagnostic[] {
  const { files, largestRecord, catalog, feed } = extent;
  const tell = (file: string, severity: Severity, rule: string, message: string): Diagnostic => {
    return { file, line: 1, column: 1, severity, rule, message };
  };
  const faults: Diagnostic[] = [];
  if (files > MOST_FILES) {
    const message = `${count(files)} files are too many: Cloudflare allows ${count(MOST_FILES)}; host media elsewhere and use "url"`;
    faults.push(tell(folder, 'error', 'too-many-files', message));
  } else if (files > FREE_FILES) {
    const message = `${count(files)} files need a paid plan: the free plan allows ${count(FREE_FILES)}`;
    faults.push(tell(folder, 'warning', 'too-many-files', message));
  }
  if (largestRecord.size > LARGEST_FILE) {
    const message = `the compiled article is ${toMebibytes(largestRecord.size)}, Cloudflare allows 25 MiB per file; split the article`;
    faults.push(tell(`${folder}/${largestRecord.file}`, 'error', 'article-too-large', message));
  }
  if (catalog > LARGEST_CATALOG) {
    const message = `the catalog of all articles is ${toMebibytes(catalog)}, Cloudflare allows 64 MiB per Worker; split the publication`;
    faults.push(tell(folder, 'error', 'catalog-too-large', message));
  } else if (catalog > ROOMY_CATALOG) {
    const message = `the catalog of all articles is ${toMebibytes(catalog)}; above 32 MiB the Worker may run out of memory`;
    faults.push(tell(folder, 'warning', 'catalog-too-large', message));
  }
  if (feed) {
    const { label, bytes, articles, fitting } = feed;
    const size = `${(bytes / 1e6).toFixed(1)} MB in ${label}`;
    const limit = fitting === 0 ? '' : `"limit: ${fitting}" or `;
    const message = `the main feed, with ${counted(articles, 'article')}, has ${size}, and some programs take 1 MB at most; write ${limit}"content: summary" under "feeds"`;
    faults.push(tell(`${folder}/site.yaml`, 'warning', 'large-feed', message));
  }
  return faults;
}

function count(number: number): string {
  return number.toLocaleString('en');
}

function toMebibytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(1)} MiB`;
}
