// One version of the site in a runtime of its own: the Worker with a catalog, and the assets beside it.
import { readFile } from 'node:fs/promises';
import { SourceMap } from 'node:module';
import path from 'node:path';
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare } from 'miniflare';
import type { WorkerBundle } from './bundle-once.ts';
import { MODULE, OUT, ROOT } from './folders.ts';

export type Runtime = {
  /** Where it listens. */
  readonly address: URL;
  /** Ends it, with all requests that it has not answered. */
  readonly end: () => Promise<void>;
};

/** Milliseconds for the first answer. */
const PATIENCE = 10_000;

/** A place in the bundle, in the stack of an error. */
const PLACE = /\bsrc\/worker\.js:(\d+):(\d+)/g;

/**
 * Starts the Worker with the files of the newest compile; files that a later compile adds are not seen.
 * What it logs goes to the terminal. KV is in memory, so runtimes share nothing but files that they read.
 * Rejects where the Worker cannot be loaded, or does not answer.
 */
export async function startRuntime({ code, map, options }: WorkerBundle): Promise<Runtime> {
  const catalog = path.join(OUT, 'catalog.bin');
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      ...options,
      cf: false,
      host: '127.0.0.1',
      port: 0,
      log: new Log(LogLevel.WARN),
      logRequests: false,
      handleStructuredLogs: ({ level, message }) => {
        const isFault = level === 'error' || level === 'warn';
        console[isFault ? 'error' : 'log'](toSources(message, map));
      },
      modulesRoot: ROOT,
      modules: [
        { type: 'ESModule', path: MODULE, contents: code },
        { type: 'Data', path: catalog, contents: await readFile(catalog) },
      ],
    }),
  );
  const end = async (): Promise<void> => await miniflare.dispose();
  try {
    const address = await miniflare.ready;
    // What it does for its first answer is done before anybody waits for it.
    await fetch(address, { method: 'HEAD', signal: AbortSignal.timeout(PATIENCE) });
    return { address, end };
  } catch (fault) {
    await end();
    // What follows the first line has been logged.
    const [reason] = (fault instanceof Error ? fault.message : String(fault)).split('\n');
    throw new Error(`the Worker does not start: ${reason}`);
  }
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
