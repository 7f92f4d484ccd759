// The app over a release in a folder: what the platform does for the Worker on Cloudflare is done here.
import path from 'node:path';
import { createApp } from '../app.ts';
import type { PushBindings } from '../push/push.ts';
import type { Bindings } from '../routes/handler.ts';
import { type AnswerFile, isOfFile, openStaticFiles } from '../static-files/static-files.ts';
import { createPushing, type Push } from './pushing.ts';
import type { Release } from './release.ts';
import type { Store } from './store.ts';
import { openStoredFiles } from './stored-files.ts';

/** Answers a request. `waitUntil` gets work that goes on after the answer. */
export type Answer = (
  request: Request,
  waitUntil: (work: Promise<unknown>) => void,
) => Response | Promise<Response>;

export type Serving = {
  readonly answer: Answer;
  readonly push: Push;
};

/**
 * `folder` is the one that the release was read from; `clock` gives seconds since 1970; `secrets` are those of
 * receivers, by their names.
 */
export async function createServing(
  folder: string,
  release: Release,
  store: Store,
  clock: () => number,
  secrets: Readonly<Record<string, string | undefined>>,
): Promise<Serving> {
  const { catalog, built } = release;
  const assets = path.join(folder, 'assets');
  const answerFile = await openStaticFiles(assets);
  const app = createApp(catalog, clock);
  const others = {
    ASSETS: openStoredFiles(assets),
    VERSION: { id: '', tag: '', timestamp: new Date(built * 1000).toISOString() },
  };
  const bindings: Bindings = { ...others, CACHE: store.cache };
  const pushBindings: PushBindings = { ...secrets, ...others, CACHE: store.state };
  const answer: Answer = (request, waitUntil) => {
    const context = { waitUntil, passThroughOnException: () => undefined, props: {} };
    const pathname = findPathname(request.url);
    if (!isOfFile(pathname)) return app.fetch(request, bindings, context);
    return answerFileOr(answerFile, request, pathname, () => app.fetch(request, bindings, context));
  };
  return { answer, push: createPushing(release, pushBindings, store.takeTurn, clock) };
}

async function answerFileOr(
  answerFile: AnswerFile,
  request: Request,
  pathname: string,
  other: () => Response | Promise<Response>,
): Promise<Response> {
  return (await answerFile(request, pathname)) ?? (await other());
}

/** The path of a URL that is known to be one. */
function findPathname(url: string): string {
  const start = url.indexOf('/', url.indexOf('://') + 3);
  const end = url.slice(start).search(/[?#]/);
  return end < 0 ? url.slice(start) : url.slice(start, start + end);
}
