// Whether people or programs ask, and problems as each of them reads them.
import { FEED_FILES, findResource } from '../feed/known-paths.ts';
import { namesMarkdown, negotiate } from '../http/accept.ts';
import { toErrorPage } from '../pages/error-page.tsx';
import type { Problem } from '../query/problem.ts';
import type { Isolate } from '../serve/isolate.ts';
import { answerProblem } from './problems.ts';

const OFFERS = [
  { type: 'application/problem+json', aliases: ['application/json'] },
  { type: 'text/html', aliases: ['application/xhtml+xml'] },
];

/** Whoever names both alike means Markdown: no browser names it. */
const DOCUMENTS = [
  { type: 'text/markdown', aliases: ['text/x-markdown'] },
  { type: 'text/html', aliases: ['application/xhtml+xml'] },
];

/** A navigation of a browser to just this (Fetch Metadata): nothing else gets a page for a feed. */
export function isNavigation(request: Request): boolean {
  return request.headers.get('Sec-Fetch-Dest') === 'document';
}

/** True where HTML is wanted rather than data. */
export function wantsPage(request: Request): boolean {
  return negotiate(request.headers.get('Accept') ?? '', OFFERS)?.type === 'text/html';
}

/** True where the Markdown of an article is preferred to its page. */
export function wantsMarkdown({ headers }: Request): boolean {
  const accept = headers.get('Accept') ?? '';
  return namesMarkdown(accept) && negotiate(accept, DOCUMENTS)?.type === 'text/markdown';
}

/** A problem where a page or data could be asked for: `Accept` decides. */
export function answerAny(isolate: Isolate, request: Request, problem: Problem): Response {
  if (wantsPage(request)) return toErrorPage(isolate.catalog, problem, 'Accept');
  return answerProblem(isolate.catalog, problem, { Vary: 'Accept' });
}

/** A problem in the place of a feed: `Sec-Fetch-Dest` decides. */
export function answerForFeed(isolate: Isolate, request: Request, problem: Problem): Response {
  const vary = 'Sec-Fetch-Dest';
  if (isNavigation(request)) return toErrorPage(isolate.catalog, problem, vary);
  return answerProblem(isolate.catalog, problem, { Vary: vary });
}

/** The Vary of whatever stands in the place of an error at the path with this key. */
export function toErrorFields(key: string): { readonly Vary?: string } {
  if (key.startsWith('/api/')) return {};
  const file = key.slice(key.lastIndexOf('/') + 1);
  const isFeed = FEED_FILES.includes(file) && findResource(key) !== null;
  return { Vary: isFeed ? 'Sec-Fetch-Dest' : 'Accept' };
}
