// The reference page: it says what the description says, and its links work.
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { type Ask, ORIGIN, open } from './ask.ts';

type Element = DefaultTreeAdapterTypes.Element;

type Description = {
  readonly paths: {
    readonly [path: string]: {
      readonly get: {
        readonly operationId: string;
        readonly summary: string;
        readonly parameters: readonly { readonly name: string; readonly description: string }[];
        readonly responses: {
          readonly [status: string]: {
            readonly content?: {
              readonly [type: string]: {
                readonly examples?: {
                  readonly [name: string]: { readonly summary: string; readonly value: unknown };
                };
              };
            };
          };
        };
      };
    };
  };
};

let ask: Ask;
let response: Response;
let html: string;
let elements: readonly Element[];
let description: Description;

beforeAll(async () => {
  ask = await open();
  response = await ask('/docs');
  html = await response.text();
  elements = collect(parse(html));
  description = await (await ask('/openapi.json')).json();
});

describe('the reference page', () => {
  it('is well-formed HTML in English', () => {
    const errors: string[] = [];
    parse(html, { onParseError: ({ code, startLine }) => errors.push(`${code} ${startLine}`) });
    expect(errors).toEqual([]);
    expect(html).toMatch(/^<!DOCTYPE html>\n<html lang="en" dir="ltr">/);
    expect(response.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
  });

  it('has each id once, and one heading of the first order', () => {
    const ids = valuesOf('id');
    expect(new Set(ids).size).toBe(ids.length);
    expect(named('h1')).toHaveLength(1);
  });

  it('loads what every page does, and nothing of another host', () => {
    const policy = response.headers.get('Content-Security-Policy');
    expect(policy).toMatch(/^default-src 'none'; style-src 'self';/);
    expect([...named('style'), ...named('iframe')]).toEqual([]);
    const scripts = named('script').map((script) => attributeOf(script, 'src'));
    expect(scripts).toEqual([expect.stringMatching(/^\/static\/\w+\/script\.js$/)]);
    expect(valuesOf('style')).toEqual([]);
    const loaded = [...valuesOf('src'), ...named('link').map((link) => attributeOf(link, 'href'))];
    const outside = loaded.filter((url) => !url?.startsWith('/') && !url?.startsWith(ORIGIN));
    expect(outside).toEqual([]);
  });

  it('tells every operation, its parameters and its examples', () => {
    for (const [path, { get }] of Object.entries(description.paths)) {
      const section = named('section').find(
        (found) => attributeOf(found, 'id') === get.operationId,
      );
      const text = section === undefined ? '' : toText(section);
      const pages = Object.values(get.responses).flatMap(({ content = {} }) =>
        Object.values(content).flatMap(({ examples = {} }) => Object.values(examples)),
      );
      const said = [
        `GET ${path}`,
        get.summary,
        ...get.parameters.flatMap((parameter) => [parameter.name, parameter.description]),
        ...pages.map(({ value }) => JSON.stringify(value, null, 2)),
      ];
      expect([path, said.filter((words) => !text.includes(words))]).toEqual([path, []]);
    }
  });

  it('shows every member of an answer, those of members too', () => {
    const section = named('section').find((found) => attributeOf(found, 'id') === 'listArticles');
    const text = section === undefined ? '' : toText(section);
    for (const member of ['total', 'changed_since', 'removed', 'content_html', 'width', 'rss']) {
      expect(text).toMatch(new RegExp(`${member} (integer|string|date-time|URL)`));
    }
  });

  it('links to places on it that exist', () => {
    const ids = new Set(valuesOf('id'));
    const anchors = valuesOf('href').filter((href) => href.startsWith('#'));
    expect(anchors.length).toBeGreaterThan(10);
    expect(anchors.filter((anchor) => !ids.has(anchor.slice(1)))).toEqual([]);
  });

  it('links to requests that work, but for those that show an error', async () => {
    const links = named('a').filter((link) => !attributeOf(link, 'href')?.startsWith('#'));
    expect(links.length).toBeGreaterThan(60);
    for (const link of links) {
      const url = (attributeOf(link, 'href') ?? '').replace(ORIGIN, '');
      if (/^https?:/.test(url)) continue;
      const { status } = await ask(url);
      const fails = attributeOf(link, 'rel') === 'nofollow';
      expect([url, status >= 400, status === 200]).toEqual([url, fails, !fails]);
    }
  });

  it('is found from every page and from /api, under one address', async () => {
    expect(await (await ask('/')).text()).toContain('<a href="/docs">');
    expect(await (await ask('/api')).json()).toMatchObject({ reference: `${ORIGIN}/docs` });
    const slashed = await ask('/docs/');
    expect([slashed.status, slashed.headers.get('Location')]).toEqual([301, `${ORIGIN}/docs`]);
    expect(html).toContain(`<link rel="canonical" href="${ORIGIN}/docs"/>`);
  });

  it('answers a poll with 304', async () => {
    const headers = { 'If-None-Match': response.headers.get('ETag') ?? '' };
    expect((await ask('/docs', { headers })).status).toBe(304);
  });

  it('is a 503 where the description is missing', async () => {
    const ASSETS = { fetch: async () => new Response(null, { status: 404 }) };
    const error = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const other = await open();
    expect((await other('/docs', { bindings: { ASSETS } })).status).toBe(503);
    expect(error).toHaveBeenCalledTimes(1);
    error.mockRestore();
  });
});

function collect(node: DefaultTreeAdapterTypes.ParentNode): readonly Element[] {
  return node.childNodes
    .filter((child) => defaultTreeAdapter.isElementNode(child))
    .flatMap((child) => [child, ...collect(child)]);
}

function named(name: string): readonly Element[] {
  return elements.filter(({ tagName }) => tagName === name);
}

function attributeOf({ attrs }: Element, name: string): string | undefined {
  return attrs.find((attribute) => attribute.name === name)?.value;
}

function valuesOf(name: string): readonly string[] {
  return elements
    .map((element) => attributeOf(element, name))
    .filter((value) => value !== undefined);
}

function toText(node: DefaultTreeAdapterTypes.Node): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(toText).join('') : '';
}
