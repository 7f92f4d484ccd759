// Which address on workers.dev the Worker will have, before it is there.
import { askCloudflare, type Credentials, findCredentials, toTable } from './cloudflare-api.ts';
import type { WorkerConfig } from './worker-config.ts';

/** An origin; or why nobody can tell, and what to do. */
export type Found = { readonly address: string } | { readonly why: string };

/** Cloudflare's code for an account that has never had a Worker. */
const NO_SUBDOMAIN = 10_007;

/** Those that Cloudflare has for tokens: not valid, not allowed, not well formed. */
const REFUSED: readonly number[] = [6003, 9103, 9106, 9109, 10_000, 10_001];

/** Accounts that a message names. */
const MOST = 5;

const LOGIN =
  'nobody is logged in to Cloudflare. Run "npx wrangler login", or set CLOUDFLARE_API_TOKEN, and try again: ' +
  'the address will be told here';

const TOKEN =
  'Check CLOUDFLARE_API_TOKEN: Cloudflare\'s template "Edit Cloudflare Workers" makes one with all that is needed. ' +
  'Without a token, run "npx wrangler login" again';

/** Asks Cloudflare, and changes nothing there. */
export async function findWorkersDev(config: WorkerConfig, env: NodeJS.ProcessEnv): Promise<Found> {
  const { name, isOnWorkersDev } = config;
  if (!isOnWorkersDev) return { why: 'the settings of wrangler put the Worker somewhere else' };
  if (name === null) return { why: 'wrangler.toml does not name the Worker' };
  const credentials = await findCredentials(env);
  if (credentials === null) return { why: LOGIN };
  const account = config.account ?? (await findAccount(credentials, env));
  if (typeof account !== 'string') return account;
  const path = `/accounts/${encodeURIComponent(account)}/workers/subdomain`;
  const answer = await askCloudflare(path, credentials, env);
  if ('fault' in answer) {
    return answer.code === NO_SUBDOMAIN ? toMissing(account) : toFault(answer);
  }
  const { subdomain } = toTable(answer.result);
  if (typeof subdomain !== 'string' || !/^[a-z0-9-]+$/.test(subdomain)) return toMissing(account);
  return { address: `https://${name}.${subdomain}.workers.dev` };
}

/** The only account of a login. */
async function findAccount(
  credentials: Credentials,
  env: NodeJS.ProcessEnv,
): Promise<string | Found> {
  const answer = await askCloudflare('/accounts?per_page=50', credentials, env);
  if ('fault' in answer) return toFault(answer);
  const accounts = Array.isArray(answer.result) ? answer.result.map(toTable) : [];
  const [only] = accounts;
  if (only === undefined) {
    return { why: `this login shows no account: set CLOUDFLARE_ACCOUNT_ID. ${TOKEN}` };
  }
  if (accounts.length === 1) return String(only['id']);
  const names = accounts.slice(0, MOST).map(({ id, name }) => `${id} (${name})`);
  const more = accounts.length > MOST ? ', …' : '';
  return { why: `set CLOUDFLARE_ACCOUNT_ID to one of ${names.join(', ')}${more}` };
}

function toMissing(account: string): Found {
  const page = `https://dash.cloudflare.com/${account}/workers/onboarding`;
  return { why: `this account has no workers.dev address yet. Choose one at ${page}` };
}

function toFault({ code, fault }: { readonly code: number; readonly fault: string }): Found {
  return { why: REFUSED.includes(code) ? `${fault}. ${TOKEN}` : fault };
}
