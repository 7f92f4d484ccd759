// A stub of Cloudflare's API on loopback: what wrangler asks to deploy a Worker that is not there yet.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export type CloudflareApi = {
  /** What leads wrangler here, logged in. */
  readonly env: Readonly<Record<string, string>>;
  /** What was uploaded: paths, and what they got. */
  readonly uploads: ReadonlyMap<string, Buffer>;
  readonly close: () => Promise<void>;
};

const ACCOUNT = '/accounts/a1';
const SCRIPT = `${ACCOUNT}/workers/scripts/tagwire`;

/** What each path of the API answers. */
const RESULTS: Readonly<Record<string, unknown>> = {
  [`GET ${ACCOUNT}/workers/subdomain`]: { subdomain: 'ada' },
  [`GET ${SCRIPT}/secrets`]: [],
  [`GET ${SCRIPT}/deployments`]: { deployments: [] },
  [`GET ${SCRIPT}/settings`]: { bindings: [] },
  [`GET ${ACCOUNT}/storage/kv/namespaces`]: [],
  [`POST ${ACCOUNT}/storage/kv/namespaces`]: { id: 'kv1', title: 'tagwire-cache' },
  [`PUT ${SCRIPT}`]: { id: 'tagwire', deployment_id: 'd1', startup_time_ms: 5 },
  [`GET ${ACCOUNT}/workers/workers/tagwire`]: { subdomain: { enabled: false } },
  [`POST ${SCRIPT}/subdomain`]: { enabled: true, previews_enabled: true },
  [`POST ${ACCOUNT}/workers/assets/upload`]: { jwt: 'a.b.c' },
};

export async function serveCloudflareApi(): Promise<CloudflareApi> {
  const uploads = new Map<string, Buffer>();
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://localhost');
    const asked = `${request.method} ${pathname}`;
    const body = await buffer(request);
    uploads.set(asked, body);
    const result = toResult(asked, body);
    response.statusCode = result === undefined ? 404 : 200;
    const errors = result === undefined ? [{ code: 10_090, message: `no ${asked}` }] : [];
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify({ success: result !== undefined, errors, messages: [], result }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    env: {
      CLOUDFLARE_API_BASE_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      CLOUDFLARE_API_TOKEN: 'secret',
      CLOUDFLARE_ACCOUNT_ID: 'a1',
    },
    uploads,
    close: () => close(server),
  };
}

/** Undefined where there is nothing to be read. */
function toResult(asked: string, body: Buffer): unknown {
  if (asked.endsWith('/assets-upload-session')) return toBuckets(body);
  // Whatever else is set, as the schedules, is taken.
  return RESULTS[asked] ?? (asked.startsWith('GET ') ? undefined : {});
}

/** All files are wanted, at once. */
function toBuckets(body: Buffer): object {
  const { manifest } = JSON.parse(body.toString()) as {
    readonly manifest: Readonly<Record<string, { readonly hash: string }>>;
  };
  return { jwt: 'a.b.c', buckets: [Object.values(manifest).map(({ hash }) => hash)] };
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
