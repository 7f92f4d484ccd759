// A request to a receiver, within bounds: ten seconds, no redirects, and little of what it answers.
import { toReason } from '../log.ts';

/** Milliseconds for the whole answer. */
const PATIENCE = 10_000;

/** By which a receiver knows who asks: the platform names nobody, and some refuse what has no name. */
const AGENT = 'Tagwire';

/** Bytes of an answer that are read. */
const BOUND = 4096;

/** Seconds that a receiver may ask us to wait, at most. */
const LONGEST_WAIT = 3600;

/** Statuses that say: later (RFC 9110 §15.5.9, RFC 8470 §5.2, RFC 6585 §4), beside all 5xx. */
const LATER: readonly number[] = [408, 425, 429];

export type Request = {
  readonly url: string;
  readonly method?: string;
  readonly headers: { readonly [name: string]: string };
  /** None for a GET. */
  readonly body?: string;
};

/** `wait`: seconds that the receiver asks us to wait, bounded; absent where it does not. */
export type Outcome =
  | { readonly kind: 'done'; readonly status: number; readonly text: string }
  | { readonly kind: 'retry'; readonly reason: string; readonly wait?: number }
  | { readonly kind: 'drop'; readonly reason: string };

/**
 * Makes one request. `now` in seconds since 1970, for a `Retry-After` that is a date. Never throws:
 * a network fault, or no whole answer in time (`patience`, milliseconds), is a `retry`.
 */
export async function post(
  { url, method = 'POST', headers, body }: Request,
  now: number,
  patience = PATIENCE,
): Promise<Outcome> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), patience);
  try {
    const response = await fetch(url, {
      method,
      headers: { 'User-Agent': AGENT, ...headers },
      ...(body === undefined ? {} : { body }),
      // One that is followed would turn the POST into a GET, or lead to another host.
      redirect: 'manual',
      signal: abort.signal,
    });
    const text = await readStart(response);
    return toOutcome(response, text, now);
  } catch (fault) {
    if (abort.signal.aborted) return { kind: 'retry', reason: `no answer in ${patience / 1000} s` };
    return { kind: 'retry', reason: toReason(fault) };
  } finally {
    clearTimeout(timer);
  }
}

function toOutcome(response: Response, text: string, now: number): Outcome {
  const { status, headers } = response;
  if (response.ok) return { kind: 'done', status, text };
  const said = toLine(text);
  const reason = said === '' ? `status ${status}` : `status ${status}, ${JSON.stringify(said)}`;
  if (LATER.includes(status) || status >= 500) {
    const wait = toWait(headers.get('Retry-After'), now);
    return wait === null ? { kind: 'retry', reason } : { kind: 'retry', reason, wait };
  }
  const location = headers.get('Location');
  if (status >= 300 && status < 400 && location !== null) {
    return { kind: 'drop', reason: `status ${status}, a redirect to ${toLine(location)}` };
  }
  return { kind: 'drop', reason };
}

/** Retry-After (RFC 9110 §10.2.3) is seconds or a date; null where it is neither. */
function toWait(field: string | null, now: number): number | null {
  if (field === null) return null;
  const written = field.trim();
  const seconds = /^\d+$/.test(written) ? Number(written) : Date.parse(written) / 1000 - now;
  if (Number.isNaN(seconds)) return null;
  return Math.min(Math.max(Math.ceil(seconds), 0), LONGEST_WAIT);
}

/** The first bytes of an answer as text; the rest is not read. */
async function readStart({ body }: Response): Promise<string> {
  if (body === null) return '';
  const reader = body.getReader();
  const text = new TextDecoder();
  let read = '';
  let length = 0;
  while (length < BOUND) {
    const { done, value } = await reader.read();
    if (done) return read;
    const part = value.subarray(0, BOUND - length);
    length += part.length;
    read += text.decode(part, { stream: true });
  }
  await reader.cancel();
  return read;
}

/** For a line in the log: 200 characters at most, without what ends a line. */
function toLine(text: string): string {
  return text
    .slice(0, 200)
    .replace(/[\p{Cc}\p{Z}]+/gu, ' ')
    .trim();
}
