// Writes what is published: shelves, media and the catalog, unless it is more than the platform takes.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { at, type CatalogFile, type StaticFiles } from '../catalog/catalog.ts';
import { addLookUps } from '../catalog/look-ups.ts';
import type { Reader } from '../catalog/reader.ts';
import { type ArticleRecord, decodeRecord } from '../catalog/record.ts';
import { IMMUTABLE } from '../http/cache-control.ts';
import { toContentName } from '../http/digest.ts';
import { type BuildContext, type Read, saveCache } from './build-context.ts';
import type { CompiledMonth } from './cache/compiled-month.ts';
import { type FilledMonth, fillShelves } from './cache/fill-shelves.ts';
import { measure, planShelves, type ShelfTools } from './cache/plan-shelves.ts';
import type { Content } from './content/content.ts';
import type { RenderContext } from './content/read-content.ts';
import type { Diagnostic } from './diagnostics/diagnostic.ts';
import { toLimitFaults } from './diagnostics/limits.ts';
import type { CompileOptions, Outcome } from './options.ts';
import { toCatalogFile, withDigest } from './output/catalog.ts';
import { hashCode } from './output/code.ts';
import { toOpenApi } from './output/openapi.ts';
import { type Stored, toTerms } from './output/records.ts';
import { toPlaces, toShelfFile } from './output/shelves.ts';
import type { OutputFile } from './output/write.ts';
import { renderArticleFile } from './render/render-article.ts';

/** Stylesheet, script, icon, description and `_headers`. */
const OTHER_FILES = 5;

/**
 * How files past the Worker are served: for ever, as what they are, readable from anywhere, and
 * an SVG with a script in it harmless.
 */
const HEADERS = `/media/*
  Cache-Control: ${IMMUTABLE}
  Access-Control-Allow-Origin: *
  X-Content-Type-Options: nosniff
  Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; sandbox
/static/*
  Cache-Control: ${IMMUTABLE}
  X-Content-Type-Options: nosniff
`;

type Published = {
  readonly faults: readonly Diagnostic[];
  readonly done: Outcome['done'];
};

/** Writes all there is; nothing that the running site would notice where a limit is exceeded. */
export async function publish(
  context: BuildContext,
  content: Content<CompiledMonth>,
  read: Read,
): Promise<Published> {
  const { options, cache, output, pending } = context;
  const terms = toTerms(content.authors, content.tags);
  const tools: ShelfTools = {
    folder: options.out,
    output,
    pending,
    terms,
    names: cache.names,
    renderAgain: (file) => renderRecord(file, read.renderContext),
  };
  const plans = planShelves(content.months, tools);
  const { shelves, longest } = measure(plans);
  const extent = {
    files: shelves + content.media.length + OTHER_FILES,
    largestRecord: longest,
  };
  const faults = toLimitFaults({ ...extent, catalog: 0 }, options.shown);
  if (faults.some(isError)) return { faults, done: null };
  const months = await fillShelves(plans, tools);
  const fixed = await context.fixed;
  const file = await catalogue({ ...content, months }, fixed.paths);
  const openapi = await describe(file, options);
  const catalog = withDigest({ ...file, openapi: path.basename(openapi.path) });
  const all = toLimitFaults({ ...extent, catalog: catalog.length }, options.shown);
  if (all.some(isError)) return { faults: all, done: null };
  for (const { hash, name, source } of content.media) {
    const file = `assets/media/${hash}/${name}`;
    await output.put(file, () => readFile(path.join(options.folder, source)));
  }
  for (const { path: name, bytes } of [...fixed.files, openapi]) {
    await output.put(name, async () => bytes);
  }
  await output.replace('assets/_headers', Buffer.from(HEADERS));
  await output.replace('catalog.bin', catalog);
  const filesWritten = await output.finish();
  await saveCache(context, read, months, terms);
  const { origin } = content.site;
  return { faults: all, done: { origin, articles: file.rows.count, filesWritten } };
}

async function catalogue(content: Content<FilledMonth>, files: StaticFiles): Promise<CatalogFile> {
  const allShelved = content.months.map(({ shelved }) => shelved);
  return toCatalogFile({
    content,
    fingerprints: allShelved.map(({ fingerprints }) => fingerprints).join(''),
    shelves: allShelved.flatMap(({ shelves }) => shelves.map(([name]) => name)),
    places: toPlaces(allShelved),
    code: await hashCode(),
    files,
  });
}

function isError({ severity }: Diagnostic): boolean {
  return severity === 'error';
}

/** The record of an article that has been published before. */
function renderRecord(file: string, renderContext: RenderContext): Stored {
  const { record } = renderArticleFile(file, renderContext);
  if (record === null) throw new Error(`${file} has no record`);
  return record;
}

/** The OpenAPI document of a catalog that does not name one yet; its examples are from the shelves. */
async function describe(file: CatalogFile, { out, now }: CompileOptions): Promise<OutputFile> {
  const read: Reader['records'] = async (positions) => {
    const found = await Promise.all(positions.map((position) => readShelved(out, file, position)));
    return found.every((record) => record !== null) ? found : null;
  };
  const catalog = addLookUps(file);
  const document = Buffer.from(await toOpenApi({ catalog, read, now }));
  return { path: `assets/documents/${await toContentName(document, 'json')}`, bytes: document };
}

async function readShelved(
  out: string,
  { shelves, rows }: CatalogFile,
  position: number,
): Promise<ArticleRecord | null> {
  const name = shelves[at(rows.shelf, position)];
  if (name === undefined) return null;
  const shelf = await readFile(path.join(out, toShelfFile(name)));
  const offset = at(rows.offset, position);
  return decodeRecord(shelf.subarray(offset, offset + at(rows.length, position)));
}
