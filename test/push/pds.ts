// A server of the AT Protocol on loopback, as far as records are put and deleted there: what it does with
// wrong logins, sessions and keys is what atproto.com/specs/xrpc and the lexicons com.atproto.* say.
import type { ServerResponse } from 'node:http';
import { listen, receive } from './servers.ts';

/** What a record was put or deleted with. */
export type Write = {
  readonly method: string;
  readonly repo: string;
  readonly collection: string;
  readonly rkey: string;
  readonly record?: Readonly<Record<string, unknown>>;
};

type Answer = { readonly status: number; readonly headers: Readonly<Record<string, string>> };

export type Pds = {
  readonly origin: string;
  /** Logins that were tried since this was asked last. */
  readonly logins: () => number;
  /** Writes that were accepted since this was asked last. */
  readonly records: () => Write[];
  readonly endSessions: () => void;
  /** What it answers to everything from now on. */
  readonly answer: (answer: Answer) => void;
  /** What it answers to writes from now on. */
  readonly refuse: (status: number) => void;
  readonly close: () => Promise<void>;
};

const TID = /^[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}$/;

/** Its one account has this password. */
export async function openPds(password: string): Promise<Pds> {
  let logins = 0;
  let sessions = 0;
  let always: Answer | null = null;
  let refused: number | null = null;
  const writes: Write[] = [];

  const server = await listen(async (request, response) => {
    const { url, body, headers } = await receive(request);
    if (always !== null) return void response.writeHead(always.status, always.headers).end();
    const method = url.replace('/xrpc/', '');
    const given = JSON.parse(body);
    if (method === 'com.atproto.server.createSession') {
      logins += 1;
      if (given.password !== password) {
        return say(
          response,
          401,
          toError('AuthenticationRequired', 'Invalid identifier or password'),
        );
      }
      sessions += 1;
      return say(response, 200, {
        accessJwt: `a.b.${sessions}`,
        refreshJwt: 'c.d.e',
        did: given.identifier,
      });
    }
    if (headers.authorization !== `Bearer a.b.${sessions}`) {
      return say(response, 400, toError('ExpiredToken', 'Token has expired'));
    }
    if (refused !== null) return say(response, refused, toError('InvalidRequest', 'no'));
    if ('rkey' in given && !TID.test(given.rkey)) {
      return say(response, 400, toError('InvalidRecordKey', 'no TID'));
    }
    writes.push({ method, ...given });
    return say(response, 200, {});
  });

  return {
    origin: server.address.replace(/\/$/, ''),
    logins: () => {
      const count = logins;
      logins = 0;
      return count;
    },
    records: () => writes.splice(0),
    endSessions: () => {
      sessions += 1;
    },
    answer: (answer) => {
      always = answer;
    },
    refuse: (status) => {
      refused = status;
    },
    close: server.close,
  };
}

function toError(error: string, message: string): object {
  return { error, message };
}

function say(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}
