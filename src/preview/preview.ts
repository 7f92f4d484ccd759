// The preview of `npm start`, around the Worker as it is deployed: pages that a release does not have,
// and pages that come again by themselves after a save. No release loads it.
import { decodeCatalog } from '../catalog/file.ts';
import { lazily } from '../catalog/lazy.ts';
import {
  type Draft,
  type DraftPage,
  LISTENER_PATH,
  SCRIPT_PATH,
  STYLE_PATH,
  VERSION_PATH,
} from '../catalog/preview.ts';
import type { Bindings, Handler } from '../routes/handler.ts';
import { openReader } from '../store/articles.ts';
import { type FindPage, findArticle, findDraftPage, findList } from './find-page.tsx';
import { isPage, toPreviewed, toResponse, withoutConditions } from './previewed.ts';

/** What the preview is made of beside the Worker. */
export type PreviewSource = {
  /** That of the Worker. */
  readonly catalog: ArrayBuffer;
  /** JSON of a list of drafts. */
  readonly drafts: string;
  /** JSON of a list of pages that are drafts. */
  readonly draftPages: string;
  /** Says one version of the whole from another. */
  readonly version: string;
  readonly script: string;
  readonly listener: string;
  readonly style: string;
};

/** The Worker with a preview around it. `clock` gives seconds since 1970. */
export function withPreview(
  worker: { readonly fetch: Handler },
  source: PreviewSource,
  clock: () => number,
): { readonly fetch: Handler } {
  const { version } = source;
  const files = toFiles(source);
  const known = lazily({
    catalog: () => decodeCatalog(source.catalog),
    pages: () =>
      new Map((JSON.parse(source.draftPages) as DraftPage[]).map((one) => [one.slug, one])),
    drafts: () => new Map((JSON.parse(source.drafts) as Draft[]).map((one) => [one.slug, one])),
  });
  const render = async (find: FindPage, request: Request, env: Bindings) => {
    const page = find(known, request.url, clock());
    if (page === null) return null;
    const reader = openReader(env.ASSETS, known.catalog.rows, known.catalog.shelves);
    const pieces = await page.render(reader);
    const response = pieces && toResponse(pieces);
    reader.close();
    return response && toPreviewed(response, request, { version, mark: page.mark });
  };
  return {
    fetch: async (request, env, context) => {
      if (request.method !== 'GET' && request.method !== 'HEAD') {
        return await worker.fetch(request, env, context);
      }
      const file = files.get(new URL(request.url).pathname);
      if (file !== undefined) return file();
      for (const find of [findArticle, findDraftPage]) {
        const page = await render(find, request, env);
        if (page !== null) return page;
      }
      const response = await worker.fetch(request, env, context);
      const list = response.status === 404 ? await render(findList, request, env) : null;
      if (list !== null) return list;
      if (response.status !== 304 || !isPage(response)) {
        return toPreviewed(response, request, { version, mark: null });
      }
      // What a browser has kept may be of another version.
      const whole = await worker.fetch(withoutConditions(request), env, context);
      return toPreviewed(whole, request, { version, mark: null });
    },
  };
}

function toFiles({
  version,
  script,
  listener,
  style,
}: PreviewSource): ReadonlyMap<string, () => Response> {
  const toFile = (body: string, type: string) => (): Response =>
    new Response(body, { headers: { 'Content-Type': type, 'Cache-Control': 'no-cache' } });
  return new Map([
    [SCRIPT_PATH, toFile(script, 'text/javascript')],
    [LISTENER_PATH, toFile(listener, 'text/javascript')],
    [STYLE_PATH, toFile(style, 'text/css')],
    [VERSION_PATH, toFile(version, 'text/plain')],
  ]);
}
