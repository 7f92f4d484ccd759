// What is stored beside the articles: the description of the query API, the page of it, and a client for it.
import path from 'node:path';
import { at, type CatalogFile } from '../catalog/catalog.ts';
import { addLookUps } from '../catalog/look-ups.ts';
import type { Reader } from '../catalog/reader.ts';
import { type ArticleRecord, decodeRecord } from '../catalog/record.ts';
import { toContentName } from '../http/digest.ts';
import type { BuildContext } from './build-context.ts';
import { toDocs } from './docs/page.ts';
import { toClientFiles } from './output/client.ts';
import { toOpenApi } from './output/openapi.ts';
import { toShelfFile } from './output/shelves.ts';
import type { OutputFile } from './output/write.ts';

export type Documents = {
  readonly files: readonly OutputFile[];
  readonly names: Pick<CatalogFile, 'openapi' | 'docs' | 'client'>;
};

/** Of a catalog that does not name them yet; examples of the description are from the shelves. */
export async function toDocuments(
  file: CatalogFile,
  { options, locations }: BuildContext,
): Promise<Documents> {
  const readAt = (position: number): ArticleRecord | null => {
    const shelf = file.shelves[at(file.rows.shelf, position)] ?? '';
    const offset = at(file.rows.offset, position);
    const length = at(file.rows.length, position);
    return decodeRecord(locations.read({ file: toShelfFile(shelf), offset, length }));
  };
  const read: Reader['records'] = async (positions) => {
    const found = positions.map(readAt);
    return found.every((record) => record !== null) ? found : null;
  };
  const catalog = addLookUps(file);
  const { now } = options;
  const client = await toClientFiles(catalog, now);
  const source = { catalog, read, now };
  const description = await toOpenApi(source);
  const page = await toDocs(source, description);
  const [openapi, docs, ts, js] = await Promise.all([
    toFile(description, 'json'),
    toFile(JSON.stringify(page), 'docs'),
    toFile(client.ts, 'ts'),
    toFile(client.js, 'js'),
  ]);
  return {
    files: [openapi, docs, ts, js],
    names: {
      openapi: toName(openapi),
      docs: toName(docs),
      client: { ts: toName(ts), js: toName(js) },
    },
  };
}

async function toFile(text: string, extension: string): Promise<OutputFile> {
  const bytes = Buffer.from(text);
  return { path: `assets/documents/${await toContentName(bytes, extension)}`, bytes };
}

function toName(file: OutputFile): string {
  return path.basename(file.path);
}
