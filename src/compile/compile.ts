// The compile program: a content folder in, the catalog and the assets of the Worker out.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { decodeCatalog } from '../catalog/file.ts';
import { decodeRecord } from '../catalog/record.ts';
import type { Reader } from '../representation.ts';
import type { Content } from './content/content.ts';
import { readContent } from './content/read-content.ts';
import type { Diagnostic } from './diagnostic.ts';
import { toCatalog } from './output/catalog.ts';
import { hashCode } from './output/code.ts';
import { toOpenApi } from './output/openapi.ts';
import { type Stored, toRecords } from './output/records.ts';
import { toShelves } from './output/shelves.ts';
import { buildStatic } from './output/static.ts';
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
  const { files, paths } = await buildStatic();
  const code = await hashCode();
  const source = { content, records, shelves, places, code, files: paths };
  const openapi = await describe(toCatalog({ ...source, openapi: '' }), records, now);
  const catalog = toCatalog({ ...source, openapi: path.basename(openapi.path) });
  const filesWritten = await writeOutput(out, {
    named: [
      ...shelves.map(({ name, bytes }) => ({ path: `assets/articles/${name}`, bytes })),
      ...(await readMedia(content)),
      ...files,
      openapi,
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

/** The OpenAPI document of a catalog that does not name one yet. */
async function describe(
  bytes: Uint8Array,
  records: readonly Stored[],
  now: number,
): Promise<OutputFile> {
  const read: Reader['records'] = (positions) => {
    const found = positions.map((position) => decodeRecord(records[position]?.bytes ?? bytes));
    return Promise.resolve(found.every((record) => record !== null) ? found : null);
  };
  const catalog = decodeCatalog(Uint8Array.from(bytes).buffer);
  const document = Buffer.from(await toOpenApi({ catalog, read, now }));
  return { path: `assets/documents/${toHash(document)}.json`, bytes: document };
}

/** Names a file by its content: 64 bits in hexadecimal. */
function toHash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 16);
}
