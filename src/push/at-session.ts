// A session at a server of the AT Protocol: logged in once for many calls, because servers take some 300
// logins a day (docs.bsky.app, rate limits).
import type { Outcome } from './post.ts';
import type { PushContext } from './receiver.ts';

const PASSWORD = 'ATPROTO_PASSWORD';

/** Seconds for which a session is used; servers end it after some hours, or sooner. */
const LIFETIME = 1800;

export type AtAccount = { readonly did: string; readonly pds: string };

type Call = { readonly method: string; readonly body: object };

export type AtSession = {
  /** Calls a method of the account's server, after a login where none is held. */
  readonly call: (account: AtAccount, call: Call, context: PushContext) => Promise<Outcome>;
};

type Login = { readonly token: string } | Outcome;

/** Holds one session in memory. */
export function createAtSession(): AtSession {
  let held: { readonly of: string; readonly token: string; readonly until: number } | null = null;

  const logIn = async (account: AtAccount, context: PushContext): Promise<Login> => {
    const password = context.secret(PASSWORD);
    if (password === null) return toRetry(`the secret ${PASSWORD} is not set`);
    const of = JSON.stringify([account, password]);
    if (held !== null && held.of === of && held.until > context.now) return held;
    const body = { identifier: account.did, password };
    const outcome = await callOnce(account, { method: CREATE, body }, null, context);
    if (outcome.kind === 'retry') return { ...outcome, reason: `login: ${outcome.reason}` };
    if (outcome.kind === 'drop') return toRetry(`login: ${outcome.reason}`);
    const token = /"accessJwt"\s*:\s*"([\w.-]+)"/.exec(outcome.text)?.[1];
    if (token === undefined) return toRetry('login: the answer has no session');
    held = { of, token, until: context.now + LIFETIME };
    return held;
  };

  return {
    call: async (account, call, context) => {
      const hadSession = held !== null;
      const login = await logIn(account, context);
      if (!('token' in login)) return login;
      const outcome = await callOnce(account, call, login.token, context);
      if (outcome.kind !== 'drop' || !hadSession) return outcome;
      // The server may have ended the session, which it says in several ways.
      held = null;
      const again = await logIn(account, context);
      return 'token' in again ? await callOnce(account, call, again.token, context) : again;
    },
  };
}

const CREATE = 'com.atproto.server.createSession';

async function callOnce(
  { pds }: AtAccount,
  { method, body }: Call,
  token: string | null,
  { post }: PushContext,
): Promise<Outcome> {
  return await post({
    url: `${pds}/xrpc/${method}`,
    headers: {
      'Content-Type': 'application/json',
      ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  });
}

/** Not lost: it is told when the password is right. */
function toRetry(why: string): Outcome {
  const cure = `to set an app password: npm run wrangler -- secret put ${PASSWORD} (on Node: a variable of the environment)`;
  return { kind: 'retry', reason: `nothing is written; ${why}; ${cure}` };
}
