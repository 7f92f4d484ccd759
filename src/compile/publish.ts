// Writes what is published: shelves, media and the catalog, unless it is more than the platform takes.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { CatalogFile, StaticFiles } from '../catalog/catalog.ts';
import { addLookUps } from '../catalog/look-ups.ts';
import { type ArticleRecord, decodeRecord } from '../catalog/record.ts';
import type { Reader } from '../representation.ts';
import type { Entry } from './cache/entry.ts';
import {
  type Filled,
  fillShelves,
  type Group,
  planShelves,
  type Recorded,
  type ShelfTools,
} from './cache/fill-shelves.ts';
import type { Listed } from './content/article.ts';
import type { Content } from './content/content.ts';
import type { Diagnostic } from './diagnostic.ts';
import { type Extent, toLimitFaults } from './limits.ts';
import type { CompileOptions, Outcome } from './options.ts';
import { seal, toCatalogFile } from './output/catalog.ts';
import { hashCode } from './output/code.ts';
import { toOpenApi } from './output/openapi.ts';
import { toTerms } from './output/records.ts';
import { buildStatic } from './output/static.ts';
import type { OutputFile } from './output/write.ts';
import { keepFindings, type Press, type Read } from './press.ts';
import { renderArticle } from './render/render-article.ts';

/** Stylesheet, script, icon, description and `_headers`. */
const OTHER_FILES = 5;

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

type Published = {
  readonly faults: readonly Diagnostic[];
  readonly done: Outcome['done'];
};

/** Writes all there is; nothing that the running site would notice where a limit is exceeded. */
export async function publish(
  press: Press,
  content: Content<Listed>,
  read: Read,
): Promise<Published> {
  const { options, cache, output, spool } = press;
  const terms = toTerms(content.authors, content.tags);
  const tools: ShelfTools = {
    folder: options.out,
    output,
    spool,
    terms,
    names: cache.names,
    renderAgain: (file) => toStored(renderArticle(file, read.task), file),
  };
  const groups = planShelves(toRecorded(content, read), tools);
  const extent = toExtent(groups, content);
  const faults = toLimitFaults({ ...extent, catalog: 0 }, options.shown);
  if (faults.some(isError)) return { faults, done: null };
  const filled = await fillShelves(groups, tools);
  const fixed = await buildStatic();
  const file = await catalogue(content, filled, fixed.paths);
  const openapi = await describe(file, options, filled);
  const catalog = seal({ ...file, openapi: path.basename(openapi.path) });
  const all = toLimitFaults({ ...extent, catalog: catalog.length }, options.shown);
  if (all.some(isError)) return { faults: all, done: null };
  for (const { path: name, source } of content.media) {
    await output.put(`assets/${name}`, () => readFile(path.join(options.folder, source)));
  }
  for (const { path: name, bytes } of [...fixed.files, openapi]) {
    await output.put(name, async () => bytes);
  }
  await output.replace('assets/_headers', Buffer.from(HEADERS));
  await output.replace('catalog.bin', catalog);
  const filesWritten = await output.finish();
  await keepFindings(press, read, toEntries(read, filled), terms);
  const { origin } = content.site;
  return { faults: all, done: { origin, articles: content.articles.length, filesWritten } };
}

async function catalogue(
  content: Content<Listed>,
  { recorded, shelves, places }: Filled,
  files: StaticFiles,
): Promise<CatalogFile> {
  const records = recorded.map(({ article, record: { fingerprint } }) => ({
    article,
    fingerprint,
  }));
  const code = await hashCode();
  return toCatalogFile({ content, records, shelves, places, code, files });
}

function toExtent(groups: readonly Group[], content: Content<Listed>): Omit<Extent, 'catalog'> {
  let largestRecord = { file: '', size: 0 };
  for (const { article, length } of groups.flat()) {
    if (length > largestRecord.size) largestRecord = { file: article.file, size: length };
  }
  return { files: groups.length + content.media.length + OTHER_FILES, largestRecord };
}

function isError({ severity }: Diagnostic): boolean {
  return severity === 'error';
}

function toRecorded({ articles }: Content<Listed>, { entries }: Read): readonly Recorded[] {
  const byFile = new Map(entries.map((entry) => [entry.reading?.file, entry.record]));
  return articles.map((article) => ({
    article,
    record: toStored({ record: byFile.get(article.file) }, article.file),
  }));
}

/** The entries with their records on shelves. */
function toEntries({ entries }: Read, { recorded }: Filled): readonly Entry[] {
  const moved = new Map(recorded.map(({ article, record }) => [article.file, record]));
  return entries.map((entry) => {
    const record = moved.get(entry.reading?.file ?? '') ?? entry.record;
    return record === entry.record ? entry : { ...entry, record };
  });
}

/** A published article has a record, so that one without is a fault of ours. */
function toStored<Made>(
  { record }: { readonly record: Made | null | undefined },
  file: string,
): Made {
  if (record === null || record === undefined) throw new Error(`${file} has no record`);
  return record;
}

/** The OpenAPI document of a catalog that does not name one yet; its examples are from the shelves. */
async function describe(
  file: CatalogFile,
  { out, now }: CompileOptions,
  { recorded }: Filled,
): Promise<OutputFile> {
  const read: Reader['records'] = async (positions) => {
    const found = await Promise.all(
      positions.map((position) => readShelved(out, recorded[position])),
    );
    return found.every((record) => record !== null) ? found : null;
  };
  const catalog = addLookUps(file);
  const document = Buffer.from(await toOpenApi({ catalog, read, now }));
  const hash = createHash('sha256').update(document).digest('hex').slice(0, 16);
  return { path: `assets/documents/${hash}.json`, bytes: document };
}

async function readShelved(out: string, one: Recorded | undefined): Promise<ArticleRecord | null> {
  if (one === undefined) return null;
  const { file, offset, length } = one.record;
  const shelf = await readFile(path.join(out, file));
  return decodeRecord(shelf.subarray(offset, offset + length));
}
