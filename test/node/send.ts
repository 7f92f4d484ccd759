// A request to the app over HTTP, as the Node server passes it on, and all that it begins: what stands in the
// place of `test/worker/send.ts`.
import type { App } from '../../src/app.ts';
import { openServer } from '../../src/node/http-server.ts';
import type { Bindings } from '../../src/routes/handler.ts';
import type { RequestOptions } from '../worker/ask.ts';
import { createExecutionContext, waitOnExecutionContext } from './context.ts';
import { exchange } from './exchange.ts';

type Call = {
  readonly app: App;
  readonly bindings: Bindings;
  readonly context: ReturnType<typeof createExecutionContext>;
};

/** Names the call that a request belongs to. */
const CALL = 'x-call';

/** Fields of the connection, which inside workerd nobody sees. */
const OF_CONNECTION = ['connection', 'content-length', 'date', 'keep-alive', 'transfer-encoding'];

const calls = new Map<string, Call>();

const server = await openServer(0, '127.0.0.1', (request) => {
  const call = calls.get(request.headers.get(CALL) ?? '');
  if (call === undefined) throw new Error(`no call for ${request.url}`);
  return call.app.fetch(request, call.bindings, call.context);
});

export async function send(
  app: App,
  path: string,
  options: RequestOptions,
  bindings: Bindings,
): Promise<Response> {
  const id = `${calls.size}`;
  const context = createExecutionContext();
  calls.set(id, { app, bindings, context });
  const { pathname, search } = new URL(`https://any.example${path}`);
  const headers = { ...toFields(options), [CALL]: id };
  const method = options.method ?? 'GET';
  const { status, fields, body } = await exchange(server.port, {
    method,
    path: pathname + search,
    headers,
    ...(options.body === undefined ? {} : { body: options.body }),
  });
  await waitOnExecutionContext(context);
  const kept = Object.entries(fields).filter(([name]) => !OF_CONNECTION.includes(name));
  const isEmpty = method === 'HEAD' || status === 204 || status === 304;
  return new Response(isEmpty ? null : body, { status, headers: kept });
}

/** Where there is no edge that keeps what the client accepts in `cf`, it is in the field itself. */
function toFields({ headers = {}, cf }: RequestOptions): Readonly<Record<string, string>> {
  if (cf === undefined) return headers;
  const { 'Accept-Encoding': _, ...others } = headers;
  const accepted = cf.clientAcceptEncoding;
  return accepted === undefined ? others : { ...others, 'Accept-Encoding': accepted };
}
