// One version of the site in a runtime of its own: the Worker with a catalog, and the assets beside it.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { SourceMap } from 'node:module';
import path from 'node:path';
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare } from 'miniflare';
import type { Draft, DraftPage } from '../../catalog/preview.ts';
import type { WorkerBundle } from './bundle-once.ts';
import { ENTRY, MODULE, OUT, PREVIEW, ROOT } from './folders.ts';
import { toReadableLine } from './log-line.ts';

export type Runtime = {
  /** Where it listens. */
  readonly address: URL;
  /** Says it from one that shows anything else. */
  readonly version: string;
  /** Ends it, with all requests that it has not answered. */
  readonly end: () => Promise<void>;
};

/** Milliseconds for the first answer. */
const PATIENCE = 10_000;

/** The Worker as it is deployed, and the preview around it. */
const AROUND = `
  import { withPreview } from './preview.js';
  import worker from './worker.js';
  import catalog from '../dist/catalog.bin';
  import source from '../dist/preview.source';
  const clock = () => Math.floor(Date.now() / 1000);
  export default withPreview(worker, { ...JSON.parse(source), catalog }, clock);`;

/**
 * What the Worker itself reads, as it is on the disk. Assets would be listed before the runtime starts, which
 * takes longer with each article; what a deploy serves past the Worker is answered before it.
 */
const FILES = { disk: { path: path.join(OUT, 'assets'), writable: false } };

/** A place in the bundle, in the stack of an error. */
const PLACE = /\bsrc\/worker\.js:(\d+):(\d+)/g;

/**
 * Starts the Worker with the files of the newest compile, and a preview with these drafts around it; files that a later compile adds are not seen.
 * What it logs goes to the terminal. KV is in memory, so runtimes share nothing but files that they read.
 * Rejects where the Worker cannot be loaded, or does not answer.
 */
export async function startRuntime(
  { code, map, preview, options }: WorkerBundle,
  drafts: readonly Draft[],
  draftPages: readonly DraftPage[],
): Promise<Runtime> {
  const catalog = path.join(OUT, 'catalog.bin');
  const contents = await readFile(catalog);
  const { code: previewCode, ...pages } = preview;
  const shown = {
    drafts: JSON.stringify(drafts),
    draftPages: JSON.stringify(draftPages),
    ...pages,
  };
  const version = toVersion([code, previewCode, contents, JSON.stringify(shown)]);
  const { assets: _, ...others } = options;
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      ...others,
      serviceBindings: { ASSETS: FILES },
      cf: false,
      host: '127.0.0.1',
      port: 0,
      log: new Log(LogLevel.WARN),
      logRequests: false,
      handleStructuredLogs: ({ level, message }) => {
        const isFault = level === 'error' || level === 'warn';
        console[isFault ? 'error' : 'log'](toSources(toReadableLine(message), map));
      },
      modulesRoot: ROOT,
      modules: [
        { type: 'ESModule', path: ENTRY, contents: AROUND },
        { type: 'ESModule', path: MODULE, contents: code },
        { type: 'ESModule', path: PREVIEW, contents: previewCode },
        { type: 'Data', path: catalog, contents },
        {
          type: 'Text',
          path: path.join(OUT, 'preview.source'),
          contents: JSON.stringify({ ...shown, version }),
        },
      ],
    }),
  );
  const end = async (): Promise<void> => await miniflare.dispose();
  try {
    const address = await miniflare.ready;
    // What it does for its first answer is done before anybody waits for it.
    await fetch(address, { method: 'HEAD', signal: AbortSignal.timeout(PATIENCE) });
    return { address, version, end };
  } catch (fault) {
    // One that has not begun fails to end in the same way.
    await end().catch(() => undefined);
    // What follows the first line has been logged.
    const [reason] = (fault instanceof Error ? fault.message : String(fault)).split('\n');
    throw new Error(`the Worker does not start: ${reason}`);
  }
}

/** 96 bits of the SHA-256. */
function toVersion(parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('base64url').slice(0, 16);
}

/** A message whose places are those of the sources. */
function toSources(message: string, map: string): string {
  if (message.search(PLACE) < 0) return message;
  const sources = new SourceMap(JSON.parse(map));
  return message.replace(PLACE, (place, line, column) => {
    const found = sources.findOrigin(Number(line), Number(column));
    return 'fileName' in found
      ? `${path.join('src', found.fileName)}:${found.lineNumber}:${found.columnNumber}`
      : place;
  });
}
