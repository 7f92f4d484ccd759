// The compile program: a content folder in, the catalog and the assets of the Worker out.
import type { DatabaseSync } from 'node:sqlite';
import type { BuildContext, Read } from './build-context.ts';
import { openCache } from './cache/cache.ts';
import {
  isDamage,
  openDatabase,
  removeDatabase,
  toPlainFault,
  toRebuildNote,
} from './cache/database.ts';
import { readArticles } from './cache/read-articles.ts';
import { readContent } from './content/read-content.ts';
import type { Observer } from './diagnostics/observer.ts';
import { writeDrafts } from './drafts.ts';
import { ContentChanged } from './files/content-changed.ts';
import { toFileStat } from './files/file-stat.ts';
import { hashCompiler } from './files/sources.ts';
import type { CompileOptions, Outcome } from './options.ts';
import { bundleStyle } from './output/bundle-style.ts';
import { removePreviewFile } from './output/preview-file.ts';
import { openLocations, RECORDS, removeRecordsFiles } from './output/records-file.ts';
import { buildStatic } from './output/static.ts';
import { openOutput } from './output/write.ts';
import { publish, shelveSound } from './publish.ts';

const NOBODY: Observer = { onProgress: () => undefined, onNote: () => undefined };

/** How often a content folder may change while it is compiled. */
const MOST_CHANGES = 10;

/**
 * Compiles as soon as no other compile works on the output folder. Rejects only for faults of the
 * machine (a full disk) or of ours; nothing is remembered then.
 */
export async function compile(options: CompileOptions): Promise<Outcome> {
  const { out, observer = NOBODY } = options;
  for (let rebuilt = false; ; rebuilt = true) {
    const database = await openDatabase(out, observer.onNote);
    try {
      return await compileLocked(options, observer, database);
    } catch (fault) {
      // What is damaged as soon as it is built anew is a fault of the disk, or of ours.
      if (rebuilt || !isDamage(fault)) throw toPlainFault(fault, out);
      observer.onNote(toRebuildNote('is damaged'));
    } finally {
      // What is not committed is rolled back.
      database.close();
    }
    removeDatabase(out);
  }
}

async function compileLocked(
  options: CompileOptions,
  observer: Observer,
  database: DatabaseSync,
): Promise<Outcome> {
  const { out } = options;
  const code = options.code ?? hashCompiler();
  const cache = openCache(database);
  if (cache.setting('code') !== code) cache.clear();
  // Where it is not bundled, by a process of its own, meanwhile; who awaits it hears what went wrong.
  const fixed = buildStatic();
  fixed.catch(() => undefined);
  removeRecordsFiles(out);
  const output = openOutput(out, cache.outputs());
  const locations = openLocations(out);
  try {
    const context = { options, code, cache, output, locations, memory: cache.media(), fixed };
    const { outcome, isKept } = await attemptUntilStill(context, observer);
    // What other code may have rendered is not to be found under the hash of this one.
    cache.setSetting('code', hashCompiler() === code ? code : '');
    if (isKept) database.exec('COMMIT');
    return outcome;
  } finally {
    locations.close();
    removeRecordsFiles(out);
  }
}

type Attempt = {
  readonly outcome: Outcome;
  /** False where what was found out is of no use to the next compile. */
  readonly isKept: boolean;
};

/** Compiles again what changed meanwhile. */
async function attemptUntilStill(context: BuildContext, observer: Observer): Promise<Attempt> {
  for (let changes = 0; ; changes += 1) {
    try {
      return await attempt(context, observer);
    } catch (fault) {
      if (!(fault instanceof ContentChanged) || changes === MOST_CHANGES) throw fault;
      observer.onNote(`Compiling again: ${fault.message}.`);
      context.cache.distrust();
    }
  }
}

async function attempt(context: BuildContext, observer: Observer): Promise<Attempt> {
  const { options, cache } = context;
  const before = cache.setting('facts');
  const read = await readAll(context, observer);
  const { content, diagnostics } = read;
  if (content !== null) {
    const { faults, done } = await publish(context, content, read);
    if (done === null) shelveSound(context, read);
    else if (options.preview) writeDrafts(options.out, context.code, read);
    // One that `npm start` serves just now stays.
    else if (options.older !== 'keep') removePreviewFile(options.out);
    if (done !== null) options.onPublished?.(content, read);
    return { outcome: { diagnostics: [...diagnostics, ...faults], done }, isKept: true };
  }
  const outcome = { diagnostics, done: null };
  // A broken site.yaml makes all articles look like others than those that the cache knows.
  const file = `${options.shown}/site.yaml`;
  const isBroken = diagnostics.some((one) => one.file === file && one.severity === 'error');
  if (isBroken && before !== '' && before !== cache.setting('facts')) {
    return { outcome, isKept: false };
  }
  shelveSound(context, read);
  return { outcome, isKept: true };
}

async function readAll(
  { options, cache, output, memory }: BuildContext,
  observer: Observer,
): Promise<Read> {
  const { folder, shown, out, origin, now, lenient } = options;
  // A record of this compile that has no shelf yet is where it was written.
  const isSound = (file: string): boolean =>
    file.startsWith(`${RECORDS}/`) ? toFileStat(`${out}/${file}`) !== null : output.isSound(file);
  let files: Read['files'] = [];
  let renderContext: Read['renderContext'] = null;
  const reading = await readContent(
    { folder, shown, origin, now, memory, lenient, bundleStyle },
    async (names, around) => {
      const tools = { out, cache, memory, isSound, observer };
      const articles = await readArticles(names, around, tools);
      ({ files, renderContext } = articles);
      return articles;
    },
  );
  return { ...reading, files, renderContext };
}
