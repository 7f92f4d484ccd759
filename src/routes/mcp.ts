// What /mcp answers: tools for language models, over the Model Context Protocol.
import { CORS, NOSNIFF } from '../http/fields.ts';
import { createMcp, type Respond } from '../mcp/server.ts';
import type { Access } from '../mcp/tools.ts';
import type { Problem } from '../query/problem.ts';
import type { Isolate, RequestContext } from '../serve/isolate.ts';
import { lookUp } from '../serve/search.ts';
import { openReader } from '../store/articles.ts';
import { answerProblem, toWrongMethod } from './problems.ts';

const METHODS = 'POST, OPTIONS';

/** Bytes of a request; a question takes less than one thousand. */
const MOST_BYTES = 64 * 1024;

const FIELDS = { ...CORS, ...NOSNIFF, 'Cache-Control': 'no-store' };

const PREFLIGHT = {
  ...CORS,
  ...NOSNIFF,
  Allow: METHODS,
  'Access-Control-Allow-Methods': METHODS,
  'Access-Control-Allow-Headers': '*',
};

const TOO_LARGE: Problem = {
  status: 413,
  kind: 'too-large',
  title: 'Request too large',
  detail: `A request to /mcp may have ${MOST_BYTES} bytes.`,
};

/** The route of one isolate: its server is made when somebody asks for the first time. */
export function createMcpRoute(isolate: Isolate): (context: RequestContext) => Promise<Response> {
  let server: Respond | null = null;
  return async (context) => {
    const { request } = context;
    const { catalog } = isolate;
    if (request.method === 'OPTIONS') {
      return new Response(null, { status: 204, headers: PREFLIGHT });
    }
    if (request.method !== 'POST') {
      return answerProblem(catalog, toWrongMethod(request.method, METHODS), { Allow: METHODS });
    }
    const body = await readBody(request);
    if (body === null) return answerProblem(catalog, TOO_LARGE);
    server ??= await createMcp(catalog);
    return await answer(server, isolate, context, body);
  };
}

/** Nothing goes on after the answer, so that the reader can be closed and no stream is left open. */
async function answer(
  respond: Respond,
  isolate: Isolate,
  { request, assets, now, deployed }: RequestContext,
  body: Uint8Array<ArrayBuffer>,
): Promise<Response> {
  const { catalog } = isolate;
  const { url, headers } = request;
  const reader = openReader(assets, catalog.rows, catalog.shelves);
  try {
    const asked = new Request(url, { method: 'POST', headers, body });
    const access: Access = {
      ...{ catalog, now, deployed },
      read: reader.records,
      lookUp: (filter, scored) => lookUp(isolate, { assets }, filter, scored),
    };
    const response = await respond(asked, access);
    return toWhole(response.status, response.headers.get('Content-Type'), await response.text());
  } finally {
    reader.close();
  }
}

/** A stream that ended after one message is given as that message. */
function toWhole(status: number, type: string | null, text: string): Response {
  const message = /^event: message\ndata: (.*)\n\n$/.exec(text)?.[1];
  const fields = { ...FIELDS, ...(type === null ? {} : { 'Content-Type': type }) };
  if (text === '') return new Response(null, { status, headers: fields });
  if (message === undefined) return new Response(text, { status, headers: fields });
  const headers = { ...fields, 'Content-Type': 'application/json' };
  return new Response(`${message}\n`, { status, headers });
}

/** The body of a request; null for one that is too large, of which no more is read. */
async function readBody({ headers, body }: Request): Promise<Uint8Array<ArrayBuffer> | null> {
  if (Number(headers.get('Content-Length') ?? 0) > MOST_BYTES) return null;
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    length += chunk.length;
    if (length > MOST_BYTES) return null;
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}
