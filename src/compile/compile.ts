// The compile program: a content folder in, the catalog and the assets of the Worker out.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Content } from './content/content.ts';
import { readContent } from './content/read-content.ts';
import type { Diagnostic } from './diagnostic.ts';
import { toCatalog } from './output/catalog.ts';
import { hashCode } from './output/code.ts';
import { toRecords } from './output/records.ts';
import { toShelves } from './output/shelves.ts';
import { type OutputFile, writeOutput } from './output/write.ts';

export type CompileOptions = {
  /** Absolute path of the content folder, and how diagnostics show it. */
  readonly folder: string;
  readonly shown: string;
  /** Absolute path of the output folder. */
  readonly out: string;
  /** Replaces `url` of `site.yaml`. */
  readonly origin: string | null;
  /** Seconds since 1970. */
  readonly now: number;
  /** Whether files of the compile before this one stay for a Worker that still uses them. */
  readonly keepPrevious: boolean;
};

export type Outcome = {
  readonly diagnostics: readonly Diagnostic[];
  /** Null when an error kept everything as it was. */
  readonly done: {
    readonly origin: string;
    readonly articles: number;
    readonly filesWritten: number;
  } | null;
};

const STYLE = path.resolve(import.meta.dirname, '../pages/style.css');

/**
 * How files past the Worker are served: for ever, as what they are, readable from anywhere, and
 * an SVG with a script in it harmless.
 */
const HEADERS = `/media/*
  Cache-Control: public, max-age=31536000, immutable
  Access-Control-Allow-Origin: *
  X-Content-Type-Options: nosniff
  Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; sandbox
/static/*
  Cache-Control: public, max-age=31536000, immutable
  X-Content-Type-Options: nosniff
`;

/** Rejects only for faults of the machine (a full disk) or of ours. */
export async function compile(options: CompileOptions): Promise<Outcome> {
  const { folder, shown, out, origin, now, keepPrevious } = options;
  const { content, diagnostics } = await readContent({ folder, shown, origin, now });
  if (content === null) return { diagnostics, done: null };
  const records = toRecords(content);
  const { shelves, places } = toShelves(records);
  const style = await readStyle();
  const code = await hashCode();
  const stylePath = `/${style.path.replace('assets/', '')}`;
  const catalog = toCatalog({ content, records, shelves, places, code, style: stylePath });
  const filesWritten = await writeOutput(out, {
    named: [
      ...shelves.map(({ name, bytes }) => ({ path: `assets/articles/${name}`, bytes })),
      ...(await readMedia(content)),
      style,
    ],
    changing: [
      { path: 'assets/_headers', bytes: Buffer.from(HEADERS) },
      { path: 'catalog.bin', bytes: catalog },
    ],
    keepPrevious,
  });
  const done = { origin: content.site.origin, articles: content.articles.length, filesWritten };
  return { diagnostics, done };
}

async function readMedia(content: Content): Promise<readonly OutputFile[]> {
  return await Promise.all(
    content.media.map(async (file) => ({
      path: `assets/${file.path}`,
      bytes: await readFile(file.source),
    })),
  );
}

async function readStyle(): Promise<OutputFile> {
  const bytes = await readFile(STYLE);
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  return { path: `assets/static/${hash}/style.css`, bytes };
}
