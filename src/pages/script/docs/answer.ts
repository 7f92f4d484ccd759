// An answer as it came: its status, its headers, its body, and what can be asked next.
import { colour } from './colours.ts';
import { toCurlLine } from './request.ts';

export type Place = { readonly status: Element; readonly place: Element };

export type Came = {
  readonly path: string;
  /** What was sent as If-None-Match. */
  readonly etag: string | null;
  readonly response: Response;
  readonly text: string;
  /** Milliseconds. */
  readonly took: number;
};

const HEADERS = [
  'Content-Type',
  'ETag',
  'Last-Modified',
  'Cache-Control',
  'Link',
  'Retry-After',
  'Vary',
  'Cache-Status',
];

export function showWaiting(status: Element): void {
  status.textContent = 'Waiting …';
}

/** Where nothing came at all. */
export function showFailure({ status, place }: Place, fault: unknown): void {
  status.textContent = `No answer: ${fault instanceof Error ? fault.message : fault}`;
  place.replaceChildren();
}

/** In the place of the answer before. */
export function showAnswer({ status, place }: Place, came: Came): void {
  const { response, text, took, path, etag } = came;
  const size = new TextEncoder().encode(text).length;
  status.textContent = `${response.status} ${response.statusText}, ${took} ms, ${toSize(size)}`;
  const { url, redirected, headers } = response;
  const body = toBody(text);
  place.replaceChildren(
    ...(redirected ? [toParagraph(`Redirected to ${url}`)] : []),
    toList(headers),
    toActions(path, headers.get('ETag') ?? etag, body),
    toCode(toCurlLine(new URL(path, location.href).href, etag)),
    ...(text === '' ? [] : [toCode(typeof body === 'string' ? body : toJson(body))]),
  );
  status.scrollIntoView({ block: 'nearest' });
}

function toJson(body: unknown): string {
  return JSON.stringify(body, null, 2);
}

/** The text itself where it is no JSON. */
function toBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function toSize(bytes: number): string {
  return bytes < 1000 ? `${bytes} bytes` : `${(bytes / 1000).toFixed(1)} KB`;
}

function toParagraph(text: string): Element {
  const paragraph = document.createElement('p');
  paragraph.textContent = text;
  return paragraph;
}

function toList(headers: Headers): Element {
  const list = document.createElement('dl');
  for (const name of HEADERS) {
    const value = headers.get(name);
    if (value === null) continue;
    const [term, said] = [document.createElement('dt'), document.createElement('dd')];
    term.textContent = name;
    said.textContent = value;
    list.append(term, said);
  }
  return list;
}

/** The same once more, if it has changed; the next page, where there is one. */
function toActions(path: string, etag: string | null, body: unknown): Element {
  const actions = document.createElement('p');
  actions.className = 'actions';
  if (etag !== null) actions.append(toButton('Send again with If-None-Match', path, etag));
  const next = findNext(body);
  if (next !== null) actions.append(toButton('Next page', next, null));
  return actions;
}

function toButton(words: string, path: string, etag: string | null): Element {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = words;
  button.dataset['path'] = path;
  if (etag !== null) button.dataset['etag'] = etag;
  return button;
}

/** Its path: the site's own address need not be the one that it was reached by. */
function findNext(body: unknown): string | null {
  const next = typeof body === 'object' && body !== null && 'next' in body ? body.next : null;
  const url = typeof next === 'string' ? URL.parse(next) : null;
  return url === null ? null : url.pathname + url.search;
}

function toCode(text: string): Element {
  const [around, code] = [document.createElement('pre'), document.createElement('code')];
  around.tabIndex = 0;
  code.textContent = text;
  around.append(code);
  colour(code);
  return around;
}
