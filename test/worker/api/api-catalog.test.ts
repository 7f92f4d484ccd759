// How programs find the description of the API: from pages (RFC 8631), and from the well-known address (RFC 9727).
import { beforeAll, describe, expect, it } from 'vitest';
import { type Ask, ORIGIN, open } from '../ask.ts';

let ask: Ask;

beforeAll(async () => {
  ask = await open();
});

const PATH = '/.well-known/api-catalog';
const TYPE = 'application/linkset+json; profile="https://www.rfc-editor.org/info/rfc9727"';
const SELF = `<${ORIGIN}${PATH}>; rel="api-catalog"`;

describe('the catalog of APIs', () => {
  it.each(['GET', 'HEAD'])('answers %s, with a Link to itself (§2, §3)', async (method) => {
    const { status, headers } = await ask(PATH, { method });
    expect([status, headers.get('Content-Type')]).toEqual([200, TYPE]);
    expect(headers.get('Link')).toBe(SELF);
    expect(headers.get('Access-Control-Allow-Origin')).toBe('*');
  });

  it('has validators', async () => {
    const etag = (await ask(PATH)).headers.get('ETag') ?? '';
    expect((await ask(PATH, { headers: { 'If-None-Match': etag } })).status).toBe(304);
  });

  it('is a set of links (RFC 9264) to what is there', async () => {
    const { linkset } = (await (await ask(PATH)).json()) as Linkset;
    const anchors = linkset.map(({ anchor }) => anchor);
    expect(anchors).toEqual([`${ORIGIN}${PATH}`, `${ORIGIN}/api`]);
    for (const { anchor, ...relations } of linkset) {
      for (const { href, type } of Object.values(relations).flat()) {
        const { status, headers } = await ask(href.slice(ORIGIN.length));
        expect([anchor, href, status]).toEqual([anchor, href, 200]);
        if (type !== undefined) expect(headers.get('Content-Type')).toContain(type);
      }
    }
  });
});

it.each(['/', '/api', '/docs'])('%s leads to the description', async (path) => {
  for (const method of ['GET', 'HEAD']) {
    const link = (await ask(path, { method })).headers.get('Link');
    expect(link?.split(', ')).toEqual([
      `<${ORIGIN}/openapi.json>; rel="service-desc"; type="application/json"`,
      `<${ORIGIN}/docs>; rel="service-doc"; type="text/html"`,
      SELF,
    ]);
  }
});

type Linkset = {
  readonly linkset: readonly ({ readonly anchor: string } & {
    readonly [relation: string]: readonly { readonly href: string; readonly type?: string }[];
  })[];
};
