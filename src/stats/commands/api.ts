// The SQL API of Analytics Engine: one query, its rows, and every fault in words that say what to do.

export type Api = {
  /** Without a slash at the end. */
  readonly base: string;
  readonly account: string;
  readonly token: string;
};

export type Row = { readonly [column: string]: unknown };

/** Milliseconds for an answer; the API itself gives up after 60 s. */
const PATIENCE = 70_000;

/** Bytes of an answer. */
const MOST = 16 * 1024 * 1024;

/** Characters of the API's own words. */
const EXCERPT = 200;

/** A fault that people read. */
export class ApiFault extends Error {
  override name = 'ApiFault';
}

const PERMISSION =
  'CLOUDFLARE_API_TOKEN needs the permission "Account Analytics: Read" for the account in CLOUDFLARE_ACCOUNT_ID';

/** What the answers of the API mean. */
const MEANINGS: { readonly [status: number]: string } = {
  400: 'The query was not understood',
  401: `The token was refused. ${PERMISSION}`,
  403: `The token was refused. ${PERMISSION}, where Analytics Engine is turned on`,
  404: 'There is no such account. CLOUDFLARE_ACCOUNT_ID is shown by: npx wrangler whoami',
  422: 'The query was not understood',
  429: 'Too many queries, or too large a result. Try again in a minute, or with fewer --days, or one --feed',
  500: 'Analytics Engine has a fault. Try again in a minute',
  503: 'Analytics Engine is busy. Try again in a minute',
  504: 'The query took too long. Try fewer --days, or one --feed',
};

/** A dataset begins to be with its first data point, and a column with its first value. */
const NOTHING_YET = /unknown table|unable to find type of column|cannot select unknown column/i;

/** The rows of a query; null where nothing has been written that it asks for. Throws an ApiFault. */
export async function askApi(
  { base, account, token }: Api,
  sql: string,
  patience = PATIENCE,
): Promise<readonly Row[] | null> {
  const url = `${base}/accounts/${account}/analytics_engine/sql`;
  const signal = AbortSignal.timeout(patience);
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}` },
      body: sql,
      redirect: 'manual',
      signal,
    });
    const text = await readText(response);
    if (response.status === 422 && NOTHING_YET.test(text)) return null;
    if (!response.ok) throw new ApiFault(toMeaning(response, text));
    return readRows(text, response.headers.get('content-type') ?? '');
  } catch (fault) {
    if (fault instanceof ApiFault) throw new ApiFault(`${fault.message}\n  (${url})`);
    throw new ApiFault(`${toConnectionFault(fault, signal, patience)}\n  (${url})`, {
      cause: fault,
    });
  }
}

async function readText({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    length += chunk.byteLength;
    if (length > MOST) {
      throw new ApiFault('The answer is larger than 16 MB. Try fewer --days, or one --feed');
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function toMeaning({ status, headers }: Response, text: string): string {
  const known = MEANINGS[status] ?? `The API answers ${status}`;
  const wait = /^\d{1,5}$/.exec(headers.get('retry-after') ?? '')?.[0];
  const words = toExcerpt(text, headers.get('content-type') ?? '');
  return [
    `${known}.`,
    ...(wait === undefined ? [] : [`It asks to wait ${wait} s.`]),
    ...(words === '' ? [] : [`It says: "${words}"`]),
  ].join(' ');
}

/** The API's own words, in one line: text, or the errors of Cloudflare's envelope. A page has none. */
function toExcerpt(text: string, type: string): string {
  if (type.includes('html') || text.trimStart().startsWith('<')) return '';
  const words = readEnvelope(text) ?? text;
  return words
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, EXCERPT);
}

function readEnvelope(text: string): string | null {
  const envelope = parse(text);
  if (!isRow(envelope) || !Array.isArray(envelope['errors'])) return null;
  return envelope['errors']
    .map((one: unknown) => (isRow(one) ? `${one['message']} (${one['code']})` : String(one)))
    .join('; ');
}

function readRows(text: string, type: string): readonly Row[] {
  const answer = parse(text);
  if (isRow(answer) && Array.isArray(answer['data']) && answer['data'].every(isRow)) {
    return answer['data'];
  }
  const kind = type.includes('html') ? 'a web page' : 'no rows';
  throw new ApiFault(
    `The answer is ${kind}, so this is not Analytics Engine. See CLOUDFLARE_API_BASE_URL`,
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function toConnectionFault(fault: unknown, signal: AbortSignal, patience: number): string {
  if (signal.aborted)
    return `No answer within ${patience / 1000} s. Try again, or with fewer --days`;
  const { cause } = fault instanceof Error ? fault : {};
  const code = cause instanceof Error && 'code' in cause ? ` (${cause.code})` : '';
  return `The API cannot be reached, or breaks off${code}`;
}
