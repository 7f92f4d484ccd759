// Pages as the preview shows them: never out of a cache, with a script that waits for the next save.
import { DRAFTS_PATH, SCRIPT_PATH, STYLE_PATH } from '../catalog/preview.ts';
import { HTML, toPageFields } from '../pages/html.ts';
import { wantsPage } from '../routes/audience.ts';

/** What is added to a page. `mark` says what of it readers do not see; null where they do. */
export type Addition = { readonly version: string; readonly mark: string | null };

/** Only pages have a policy for scripts, also where they are not sent again. */
export function isPage({ headers }: Response): boolean {
  return headers.get('Content-Security-Policy')?.includes('script-src') ?? false;
}

/** A draft may play what no article does. */
const FIELDS = { ...toPageFields(['https:']), 'Content-Type': HTML };

/** A page as the Worker would answer it. */
export function toResponse(pieces: readonly Uint8Array[]): Response {
  return new Response(new Blob([...pieces]), { headers: FIELDS });
}

/** The request for the whole of what it asks for. */
export function withoutConditions(request: Request): Request {
  const headers = new Headers(request.headers);
  for (const name of ['If-None-Match', 'If-Modified-Since']) headers.delete(name);
  return new Request(request, { headers });
}

/**
 * A page with what the preview adds, and no validator, because that would not tell of what is added.
 * Redirects of people are not kept, since a save may change them. All else is as it was.
 */
export function toPreviewed(response: Response, request: Request, addition: Addition): Response {
  const { status } = response;
  if (status >= 300 && status < 400 && wantsPage(request)) {
    const headers = new Headers(response.headers);
    headers.set('Cache-Control', 'no-cache');
    return new Response(null, { status, headers });
  }
  if (!isPage(response)) return response;
  const headers = new Headers(response.headers);
  headers.set('Cache-Control', 'no-cache');
  if (addition.mark !== null) headers.set('X-Robots-Tag', 'noindex');
  for (const name of ['ETag', 'Last-Modified', 'Content-Encoding']) headers.delete(name);
  const isCoded = response.headers.get('Content-Encoding') === 'gzip';
  if (request.method === 'HEAD' || response.body === null) {
    return new Response(null, { status, headers });
  }
  const body = isCoded ? response.body.pipeThrough(new DecompressionStream('gzip')) : response.body;
  return addTo(new Response(body, { status, headers }), addition);
}

function addTo(page: Response, { version, mark }: Addition): Response {
  const head =
    `<link rel="stylesheet" href="${STYLE_PATH}">` +
    `<script type="module" src="${SCRIPT_PATH}?v=${version}"></script>`;
  const note =
    mark === null
      ? ''
      : '<p class="preview-mark row" role="note" lang="en" dir="ltr">' +
        `<strong>${mark}</strong> <a href="${DRAFTS_PATH}">All drafts</a></p>`;
  return new HTMLRewriter()
    .on('head', { element: (element) => void element.append(head, { html: true }) })
    .on('main', { element: (element) => void element.prepend(note, { html: true }) })
    .transform(page);
}
