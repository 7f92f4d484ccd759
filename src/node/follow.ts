// Follows a folder: a release that takes the place of the one that is served is served from then on.
import { unwatchFile, watchFile } from 'node:fs';
import path from 'node:path';
import { toReason } from '../log.ts';
import { log } from './log.ts';
import { type Code, type Release, ReleaseFault, readRelease, readVersion } from './release.ts';
import type { Answer, Serving } from './serving.ts';

/** What is served of the newest release. */
export type Followed = Serving & {
  readonly close: () => void;
};

/** Milliseconds between two looks at the catalog. */
const INTERVAL = 1_000;

/**
 * Answers that a newer release may better: stored files that are gone (503) and media that are gone or not yet
 * there (404) went and come with their release.
 */
const PERHAPS_OLD = [404, 503];

/**
 * Serves `first`, and whatever is compiled into the folder later. One for another address, of another
 * version of Tagwire, or damaged, is told in the log and not served.
 */
export async function follow(
  folder: string,
  code: Code,
  first: Release,
  open: (release: Release) => Promise<Serving>,
): Promise<Followed> {
  let current = await open(first);
  let seen = first.version;
  const change = async (): Promise<void> => {
    try {
      const release = await readRelease(folder, code);
      if (release.catalog.site.origin !== first.catalog.site.origin) {
        throw new ReleaseFault(
          `The release in ${folder} is now one of ${release.catalog.site.origin}, not of ` +
            `${first.catalog.site.origin}. Start again to serve it.`,
        );
      }
      current = await open(release);
      const time = new Date(release.built * 1000).toISOString();
      log('release-changed', `The release of ${time} is served from now on.`);
    } catch (fault) {
      log('release-refused', `${toReason(fault)} The release before is still served.`);
    }
  };
  let changing = Promise.resolve();
  /** Serves what is newest; true where that is another release than before the call. */
  const refresh = async (): Promise<boolean> => {
    const before = current;
    const version = await readVersion(folder);
    if (version !== null && version !== seen) {
      seen = version;
      changing = changing.then(change);
    }
    await changing;
    return current !== before;
  };
  const file = path.join(folder, 'catalog.bin');
  const onChange = (): void => void refresh();
  watchFile(file, { interval: INTERVAL }, onChange);
  const answerAnew = async (
    response: Promise<Response>,
    ...[request, waitUntil]: Parameters<Answer>
  ): Promise<Response> => {
    const answered = await response;
    if (!PERHAPS_OLD.includes(answered.status) || !(await refresh())) return answered;
    return await current.answer(request, waitUntil);
  };
  return {
    answer: (request, waitUntil) => {
      const response = current.answer(request, waitUntil);
      return response instanceof Promise ? answerAnew(response, request, waitUntil) : response;
    },
    push: async (minute) => await current.push(minute),
    close: () => unwatchFile(file, onChange),
  };
}
