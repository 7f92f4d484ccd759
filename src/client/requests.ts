// One request: conditional where an answer is kept, and made again where a server or the network is at fault.
import type { Memory } from './memory.ts';
import { ProblemError, parseObject, toProblem } from './problem.ts';

/** What is used of `fetch`, so that one of another library, or of a test, can be given. */
export type Fetch = (
  url: string,
  init: { headers: Record<string, string>; signal: AbortSignal },
) => Promise<{
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  text(): Promise<string>;
}>;

/** How requests are made. Times in milliseconds. */
export type Manners = {
  readonly fetch: Fetch;
  readonly memory: Memory | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly retries: number;
  readonly maxDelay: number;
  readonly timeout: number;
};

/** Gets the JSON at a path with its search. */
export type Get = <Body>(path: string, signal: AbortSignal | undefined) => Promise<Body>;

type Answer = {
  readonly status: number;
  readonly text: string;
  readonly etag: string | null;
  /** Seconds. */
  readonly retryAfter: number | null;
};

/** Too many requests, and what servers and the proxies before them say when they cannot answer now. */
const PASSING: readonly number[] = [429, 502, 503, 504];

/** Of the first wait, where the server does not say how long; each further one is twice as long. */
const FIRST_DELAY = 500;

/**
 * Throws a ProblemError for an answer that is an error, the signal's reason when it is aborted, and an
 * Error that names the URL for no answer and for one that is no JSON object.
 */
export function createGet(origin: string, manners: Manners): Get {
  return async <Body>(path: string, signal: AbortSignal | undefined): Promise<Body> => {
    const url = `${origin}${path}`;
    const kept = await recall(manners.memory, url);
    const answer = await askPatiently(manners, url, kept?.etag ?? null, signal);
    const { status, text, etag, retryAfter } = answer;
    if (status === 304 && kept !== null) return kept.body as Body;
    if (status < 200 || status > 299) {
      throw new ProblemError(toProblem(status, text), url, retryAfter);
    }
    const body = parseObject(text);
    if (body === null) {
      throw new Error(`The answer of ${url} is no JSON object. It begins: ${text.slice(0, 60)}`);
    }
    if (etag !== null) await remember(manners.memory, url, { etag, text });
    return body as Body;
  };
}

async function askPatiently(
  manners: Manners,
  url: string,
  etag: string | null,
  signal: AbortSignal | undefined,
): Promise<Answer> {
  const { retries, maxDelay } = manners;
  for (let tried = 1; ; tried++) {
    const answer = await ask(manners, url, etag, signal).catch((fault: unknown) => {
      signal?.throwIfAborted();
      if (tried <= retries) return null;
      const said = fault instanceof Error ? fault.message : String(fault);
      throw new Error(`No answer from ${url}, asked ${tried} times: ${said}`, { cause: fault });
    });
    if (answer !== null && (tried > retries || !PASSING.includes(answer.status))) return answer;
    // Clients that failed together should not come back together.
    const usual = FIRST_DELAY * 2 ** (tried - 1) * (0.5 + Math.random() / 2);
    const asked = answer?.retryAfter ?? null;
    if (answer !== null && asked !== null && asked * 1000 > maxDelay) return answer;
    await wait(asked === null ? Math.min(usual, maxDelay) : asked * 1000, signal);
  }
}

/** The body is read here too, since a connection may end in the middle of it. */
async function ask(
  { fetch, headers, timeout }: Manners,
  url: string,
  etag: string | null,
  signal: AbortSignal | undefined,
): Promise<Answer> {
  const limit = AbortSignal.timeout(timeout);
  const response = await fetch(url, {
    headers: etag === null ? { ...headers } : { ...headers, 'If-None-Match': etag },
    signal: signal === undefined ? limit : AbortSignal.any([signal, limit]),
  });
  return {
    status: response.status,
    text: await response.text(),
    etag: response.headers.get('ETag'),
    retryAfter: toSeconds(response.headers.get('Retry-After')),
  };
}

/** Seconds or an HTTP date (RFC 9110 §10.2.3); null for anything else. */
function toSeconds(field: string | null): number | null {
  if (field === null) return null;
  const seconds = /^\d+$/.test(field) ? Number(field) : (Date.parse(field) - Date.now()) / 1000;
  return Number.isNaN(seconds) ? null : Math.max(0, Math.ceil(seconds));
}

function wait(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (): void => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', end);
      resolve();
    }, milliseconds);
    signal?.addEventListener('abort', end, { once: true });
  });
}

/** What is kept and can still be used; null where nothing is. */
async function recall(
  memory: Memory | null,
  url: string,
): Promise<{ readonly etag: string; readonly body: object } | null> {
  try {
    const kept = await memory?.get(url);
    if (typeof kept?.etag !== 'string') return null;
    const body = parseObject(kept.text);
    return body === null ? null : { etag: kept.etag, body };
  } catch {
    return null;
  }
}

async function remember(
  memory: Memory | null,
  url: string,
  kept: { readonly etag: string; readonly text: string },
): Promise<void> {
  try {
    await memory?.set(url, kept);
  } catch {
    // The answer is at hand all the same.
  }
}
