// Writes what is published: shelves, media and the catalog, unless it is more than the platform takes.
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { CatalogFile } from '../catalog/catalog.ts';
import { IMMUTABLE } from '../http/cache-control.ts';
import { MEDIA_FIELDS } from '../http/media-fields.ts';
import type { BuildContext, Read } from './build-context.ts';
import {
  fillShelves,
  LostRecord,
  type Names,
  type Recorded,
  relabelRecords,
  type Shelved,
  toRecorded,
} from './cache/fill-shelves.ts';
import type { Entry } from './cache/rows.ts';
import type { Content } from './content/content.ts';
import { sortPublished } from './content/published.ts';
import type { Diagnostic } from './diagnostics/diagnostic.ts';
import { type OutputSizes, toLimitFaults } from './diagnostics/limits.ts';
import { toDocuments } from './documents.ts';
import { toWaiting } from './drafts.ts';
import { ContentChanged } from './files/content-changed.ts';
import { NO_STAT } from './files/file-stat.ts';
import type { MediaMemory } from './files/known-media.ts';
import { MAX_LENGTH, type PublicFile, toMediaHash } from './files/media.ts';
import { readBytes } from './files/read-bytes.ts';
import type { Outcome } from './options.ts';
import { type CatalogSource, toCatalogFile, withDigest } from './output/catalog.ts';
import { hashCode } from './output/code.ts';
import { findLargeFeed } from './output/feed-size.ts';
import { type Terms, toFingerprint, toTerms } from './output/records.ts';
import { createRecordsFile } from './output/records-file.ts';
import { toGroups, toPlaces } from './output/shelves.ts';
import { withStyles } from './output/static.ts';
import { toThemeStyle } from './output/theme-style.ts';
import type { Output } from './output/write.ts';
import { drawAll, toUndrawn } from './pictures/draw-all.ts';
import { planPictures } from './pictures/plan-pictures.ts';
import { findSiteIcon } from './pictures/site-icon.ts';
import type { IndexedArticle } from './search/blocks.ts';
import { buildIndex, countIndexFiles } from './search/build-index.ts';
import { toStoredPages } from './static-pages.ts';

/**
 * Assets beside shelves, media, index and pictures of articles: three styles, three scripts, the icon in seven forms,
 * the picture of the site, four documents and `_headers`.
 */
export const OTHER_FILES = 19;

/** How files past the Worker are served. */
const HEADERS = `/media/*
${Object.entries(MEDIA_FIELDS)
  .map(([name, value]) => `  ${name}: ${value}`)
  .join('\n')}
/static/*
  Cache-Control: ${IMMUTABLE}
  X-Content-Type-Options: nosniff
`;

type Result = {
  readonly faults: readonly Diagnostic[];
  readonly done: Outcome['done'];
};

/**
 * Writes all there is; nothing that the running site would notice where a limit is exceeded. Throws
 * ContentChanged where something is not what was read.
 */
export async function publish(
  context: BuildContext,
  content: NonNullable<Read['content']>,
  read: Read,
): Promise<Result> {
  const { options, cache, output, locations } = context;
  const terms = toTerms(content.authors, content.tags);
  const termsKey = toFingerprint(JSON.stringify([content.authors, content.tags]));
  const areKnown = cache.setting('terms') === termsKey;
  // A record that is on a shelf had the names of its time.
  const mayDiffer = ({ record }: Entry): boolean =>
    !areKnown || !output.isSound(record?.file ?? '');
  const groups = toGroups(relabelAll(context, content.articles, { terms, mayDiffer }));
  const planned = planPictures(content, cache.pictureTitleOf);
  const media = content.media.filter(({ length }) => length <= MAX_LENGTH);
  const extent = {
    files:
      groups.length +
      media.length +
      countOwn(content) +
      planned.length +
      OTHER_FILES +
      countIndexFiles(content.articles.length),
    largestRecord: findLargest(groups),
  };
  const faults = toLimitFaults({ ...extent, catalog: 0 }, options.shown);
  if (faults.some(isError)) return { faults, done: null };
  for (const file of content.media) putMedium(file, context);
  const shelves = orVerify(output, () => fillShelves(groups, output, locations, cache));
  const fixed = withStyles(
    await context.fixed,
    toThemeStyle(content.site.theme),
    content.customStyle,
  );
  const icon = findSiteIcon(content, fixed.icon, options.out);
  const { picture, icons, hashes } =
    options.draws === false
      ? toUndrawn(planned)
      : await drawAll(content, planned, icon, { output, cache });
  const search = await buildIndex(toIndexed(content, shelves, terms), {
    out: options.out,
    output,
    cache,
  });
  const stored = await toStoredPages(content.pages);
  const file = toFile(content, shelves, {
    files: { ...fixed.paths, picture, icons },
    search,
    pages: stored.pages,
    pictures: {
      positions: Uint32Array.from(planned, ({ position }) => position),
      hashes,
    },
  });
  const documents = await toDocuments(file, context);
  const catalog = withDigest({ ...file, ...documents.names });
  const records = shelves.flatMap((one) => one.records);
  const feed = findLargeFeed(content, records, locations, options.now);
  const all = toLimitFaults({ ...extent, catalog: catalog.length, feed }, options.shown);
  if (all.some(isError)) return { faults: all, done: null };
  for (const { path: name, bytes } of [...fixed.files, ...stored.files, ...documents.files])
    output.put(name, bytes);
  output.replace('assets/_headers', Buffer.from(HEADERS));
  output.replace('catalog.bin', catalog);
  output.removeOlder(options.older);
  cache.setSetting('terms', termsKey);
  cache.setMedia(toUsed(context, read));
  cache.setOutputs(output.named());
  const { origin } = content.site;
  return {
    faults: all,
    done: {
      origin,
      articles: file.rows.count,
      filesWritten: output.written(),
      waiting: toWaiting(read, content, options.now),
    },
  };
}

/** Files for pages beside the articles, and for the publication's own style. */
function countOwn({ pages, customStyle }: Content): number {
  return pages.length + (customStyle === null ? 0 : 1);
}

function relabelAll(
  { options, output, locations }: BuildContext,
  articles: NonNullable<Read['content']>['articles'],
  names: Names,
): readonly Recorded[] {
  const records = createRecordsFile(options.out, randomUUID());
  try {
    return orVerify(output, () => relabelRecords(articles, names, locations, records));
  } finally {
    records.close();
  }
}

/** Keeps what was rendered of a broken publication: whoever mends it need not wait for that again. */
export function shelveSound(context: BuildContext, read: Read): void {
  const { cache, output, locations } = context;
  const sound = sortPublished(read.files).flatMap((article) => {
    const { record } = article;
    return record === null || record.length > MAX_LENGTH ? [] : [toRecorded(article, record)];
  });
  orVerify(output, () => fillShelves(toGroups(sound), output, locations, cache));
  // Their names are guesses.
  cache.setSetting('terms', '');
  cache.setMedia(toUsed(context, read));
  cache.setOutputs(new Map([...cache.outputs(), ...output.named()]));
}

/** What is known of the media of articles, and of all that can be played: reading those again takes long. */
function toUsed({ memory }: BuildContext, { files, renderContext }: Read): MediaMemory {
  const used = new Set(files.flatMap(({ reading }) => reading?.media ?? []));
  const played = [...(renderContext?.playables ?? [])].map(
    ([file, one]) => [file, one.known] as const,
  );
  return new Map([...played, ...[...memory].filter(([file]) => used.has(file))]);
}

/** Where a shelf is not what was written, though its stat says so: none is trusted any more. */
function orVerify<Made>(output: Output, make: () => Made): Made {
  try {
    return make();
  } catch (fault) {
    if (!(fault instanceof LostRecord)) throw fault;
    output.verify();
    throw new ContentChanged(fault.message);
  }
}

/** Writes a file of the content folder under the hash of its bytes, if these are what was read before. */
function putMedium(
  { hash, name, source, length }: PublicFile,
  { options, output, memory }: BuildContext,
): void {
  const target = `${length > MAX_LENGTH ? 'bucket' : 'assets'}/media/${hash}/${name}`;
  if (output.isSound(target)) {
    output.keep(target);
    return;
  }
  const bytes = readBytes(path.join(options.folder, source), () => undefined);
  if (bytes !== null && toMediaHash(bytes) === hash) {
    output.put(target, bytes);
    return;
  }
  const known = memory.get(source);
  if (known !== undefined) memory.set(source, { ...known, stat: NO_STAT });
  throw new ContentChanged(`${options.shown}/${source} changed during the compile`);
}

function findLargest(groups: readonly (readonly Recorded[])[]): OutputSizes['largestRecord'] {
  let largest = { file: '', size: 0 };
  for (const { article, length } of groups.flat()) {
    if (length > largest.size) largest = { file: article.file, size: length };
  }
  return largest;
}

/** Articles as they are searched, in the order of the catalog. */
function toIndexed(
  content: Content,
  shelves: readonly Shelved[],
  { authors, tags }: Terms,
): readonly IndexedArticle[] {
  const records = shelves.flatMap((one) => one.records);
  return content.articles.flatMap(({ reading }, index) => {
    const record = records[index];
    if (record === undefined) return [];
    const isListed = reading.removed === null && !reading.unlisted;
    const names = [
      ...reading.authors.map((slug) => authors.get(slug)?.title ?? ''),
      ...reading.tags.map(({ slug }) => tags.get(slug)?.title ?? ''),
    ];
    return [{ published: reading.published, record, names: names.join('\n'), isListed }];
  });
}

function toFile(
  content: Content,
  shelves: readonly Shelved[],
  made: Pick<CatalogSource, 'files' | 'search' | 'pages' | 'pictures'>,
): CatalogFile {
  const records = shelves.flatMap((one) => one.records);
  return toCatalogFile({
    content,
    fingerprints: records.map(({ fingerprint }) => fingerprint).join(''),
    shelves: shelves.map(({ shelf }) => shelf),
    places: toPlaces(shelves.map((one) => one.records.map(({ length }) => length))),
    code: hashCode(),
    ...made,
  });
}

function isError({ severity }: Diagnostic): boolean {
  return severity === 'error';
}
