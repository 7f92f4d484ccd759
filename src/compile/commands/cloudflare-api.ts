// Asks Cloudflare's API about the account of whoever is logged in. It only reads.
import { spawn } from 'node:child_process';
import { ROOT } from './folders.ts';
import { WRANGLER } from './wrangler.ts';

/** Headers that say who asks. */
export type Credentials = Readonly<Record<string, string>>;

/** What Cloudflare answers: a result, or its own code for what is wrong (0 where it has none) and a sentence. */
export type Answer =
  | { readonly result: unknown }
  | { readonly code: number; readonly fault: string };

/** Milliseconds for an answer, and for wrangler, which may have to renew a login. */
const PATIENCE = 10_000;
const WRANGLER_PATIENCE = 30_000;

/** Bytes of an answer; what is asked for takes some thousand. */
const MOST = 1_000_000;

/** Of what wrangler knows, as it does; null where nobody is logged in. */
export async function findCredentials(env: NodeJS.ProcessEnv): Promise<Credentials | null> {
  const given = env['CLOUDFLARE_API_TOKEN'];
  if (given !== undefined && given !== '') return toBearer(given);
  const said = parse(await runWrangler(['auth', 'token', '--json'], env));
  const { token, key, email } = toTable(said);
  if (typeof token === 'string') return toBearer(token);
  if (typeof key !== 'string' || typeof email !== 'string') return null;
  return { 'X-Auth-Key': key, 'X-Auth-Email': email };
}

/** Gets a path of the API, like `/accounts`. */
export async function askCloudflare(
  path: string,
  credentials: Credentials,
  env: NodeJS.ProcessEnv,
): Promise<Answer> {
  // Wrangler has it under this name, too.
  const base = env['CLOUDFLARE_API_BASE_URL'] || 'https://api.cloudflare.com/client/v4';
  try {
    const response = await fetch(`${base}${path}`, {
      headers: credentials,
      // Nobody else is to see the token.
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE),
    });
    return toAnswer(response.status, await readText(response));
  } catch (fault) {
    return { code: 0, fault: toNetworkFault(URL.parse(base)?.host ?? base, fault) };
  }
}

function toBearer(token: string): Credentials {
  return { Authorization: `Bearer ${token.trim()}` };
}

/** What it prints; an empty text where it fails. It asks nothing. */
async function runWrangler(parameters: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  const child = spawn(process.execPath, [WRANGLER, ...parameters], {
    cwd: ROOT,
    env: { ...env, WRANGLER_SEND_METRICS: 'false', WRANGLER_HIDE_BANNER: 'true' },
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: WRANGLER_PATIENCE,
  });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  const code = await new Promise((resolve) => {
    child.once('close', resolve);
    child.once('error', resolve);
  });
  return code === 0 ? Buffer.concat(chunks).toString() : '';
}

async function readText({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    length += chunk.length;
    if (length > MOST) throw new Error(`its answer has more than ${MOST} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

function toAnswer(status: number, text: string): Answer {
  const body = toTable(parse(text));
  if (status === 200 && body['success'] === true) return { result: body['result'] };
  const [first] = Array.isArray(body['errors']) ? body['errors'] : [];
  const { code, message } = toTable(first);
  const said = typeof message === 'string' ? `: ${toLine(message)}` : '';
  const number = typeof code === 'number' ? code : 0;
  const named = number === 0 ? '' : `, code ${number}`;
  return { code: number, fault: `Cloudflare answers with status ${status}${named}${said}` };
}

function toNetworkFault(host: string, fault: unknown): string {
  if (!(fault instanceof Error)) return `${host}: ${fault}`;
  if (fault.name === 'TimeoutError') {
    return `${host} has not answered within ${PATIENCE / 1000} seconds`;
  }
  const { cause } = fault;
  return `${host} cannot be asked: ${cause instanceof Error ? cause.message : fault.message}`;
}

/** What others wrote, in one line of ours. */
function toLine(text: string): string {
  return text.replace(/[\p{Cc}\s]+/gu, ' ').slice(0, 200);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The members of an object; none of what is no object. */
export function toTable(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
