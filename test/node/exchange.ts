// One request over a connection, and all that came back: bytes as they are, fields as they are.
import { once } from 'node:events';
import { type Agent, type IncomingMessage, request as send } from 'node:http';

export type Asked = {
  readonly method?: string;
  /** The target, as it is sent. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
};

export type Exchanged = {
  readonly status: number;
  /** Names in lower case. */
  readonly fields: Readonly<Record<string, string>>;
  readonly body: Buffer;
};

/** Asks a server on this machine. */
export async function exchange(port: number, asked: Asked, agent?: Agent): Promise<Exchanged> {
  const { method = 'GET', path, headers = {}, body } = asked;
  const to = { hostname: '127.0.0.1', port, method, path, headers };
  const request = send(agent === undefined ? to : { ...to, agent });
  request.end(body);
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  const fields = Object.entries(response.headers).map(([name, value]) => [name, String(value)]);
  return {
    status: response.statusCode ?? 0,
    fields: Object.fromEntries(fields),
    body: Buffer.concat(chunks),
  };
}
