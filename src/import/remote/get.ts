// Something from the web, within limits: of time, of size, of redirects. All faults are one line each.

export type Limits = {
  readonly bytes: number;
  /** For the answer as a whole, redirects included. */
  readonly milliseconds: number;
};

export type Remote = {
  /** Where it was found, after redirects. */
  readonly url: string;
  /** As the server says; empty if it does not. */
  readonly type: string;
  readonly bytes: Uint8Array;
};

/** As many as browsers follow. */
const MOST_REDIRECTS = 20;

const AGENT = 'Tagwire import';

/** What Node says of a connection, in words. */
const CAUSES: Readonly<Record<string, string>> = {
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'its host cannot be looked up',
  ECONNREFUSED: 'the server takes no connection',
  ECONNRESET: 'the server closed the connection',
  UND_ERR_SOCKET: 'the server closed the connection',
  UND_ERR_CONNECT_TIMEOUT: 'the server takes no connection',
};

/** A fault that people read, which names the address. */
export class RemoteFault extends Error {
  override name = 'RemoteFault';
}

/** Gets an `http:` or `https:` URL. Throws a RemoteFault. */
export async function getRemote(url: string, limits: Limits): Promise<Remote> {
  const signal = AbortSignal.timeout(limits.milliseconds);
  try {
    const response = await follow(url, signal);
    const bytes = await readBytes(response, limits.bytes);
    return { url: response.url || url, type: response.headers.get('content-type') ?? '', bytes };
  } catch (cause) {
    throw new RemoteFault(`${url}: ${toWords(cause, signal, limits)}`, { cause });
  }
}

async function follow(url: string, signal: AbortSignal): Promise<Response> {
  const seen = new Set<string>();
  let next = url;
  while (true) {
    if (!/^https?:/iu.test(next))
      throw new RemoteFault(`leads to ${next}, which is not on the web`);
    if (seen.has(next)) throw new RemoteFault('redirects in a circle');
    if (seen.size > MOST_REDIRECTS) {
      throw new RemoteFault(`redirects more than ${MOST_REDIRECTS} times`);
    }
    seen.add(next);
    const headers = { 'user-agent': AGENT };
    const response = await fetch(next, { redirect: 'manual', signal, headers });
    const location = response.headers.get('location');
    if (response.status < 300 || response.status >= 400 || location === null) {
      if (response.ok) return response;
      await response.body?.cancel();
      throw new RemoteFault(`the server answers ${response.status}`);
    }
    await response.body?.cancel();
    const target = URL.parse(location, next);
    if (target === null) throw new RemoteFault(`redirects to "${location}", which is no URL`);
    next = target.href;
  }
}

async function readBytes({ body, headers }: Response, most: number): Promise<Uint8Array> {
  const declared = Number(headers.get('content-length') ?? 0);
  if (declared > most) {
    await body?.cancel();
    throw toTooLarge(most);
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    length += chunk.byteLength;
    if (length > most) throw toTooLarge(most);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function toTooLarge(most: number): RemoteFault {
  return new RemoteFault(`is larger than ${Math.ceil(most / 1024 / 1024)} MB`);
}

function toWords(cause: unknown, signal: AbortSignal, limits: Limits): string {
  if (cause instanceof RemoteFault) return cause.message;
  if (signal.aborted) return `takes longer than ${limits.milliseconds / 1000} s`;
  const code = findCode(cause);
  if (code !== '') return CAUSES[code] ?? `the connection fails (${code})`;
  return cause instanceof TypeError ? 'cannot be reached' : 'the answer breaks off';
}

function findCode(fault: unknown): string {
  if (!(fault instanceof Error)) return '';
  const inner = findCode(fault.cause);
  if (inner !== '') return inner;
  return 'code' in fault && typeof fault.code === 'string' ? fault.code : '';
}
