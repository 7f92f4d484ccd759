// The reference page: it says what the description says, and its links work.
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { LIST_PARAMETERS } from '../../src/api/schema/parameters.ts';
import { PROBLEMS } from '../../src/api/schema/problems.ts';
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
            readonly headers?: { readonly [name: string]: unknown };
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

  it('loads a script of its own, and nothing of another host', () => {
    const policy = response.headers.get('Content-Security-Policy');
    expect(policy).toMatch(/^default-src 'none'; style-src 'self';/);
    expect([...named('style'), ...named('iframe')]).toEqual([]);
    const scripts = named('script').map((script) => attributeOf(script, 'src'));
    expect(scripts).toEqual([expect.stringMatching(/^\/static\/\w+\/docs\.js$/)]);
    expect(valuesOf('style')).toEqual([]);
    const loaded = [...valuesOf('src'), ...named('link').map((link) => attributeOf(link, 'href'))];
    const outside = loaded.filter((url) => !url?.startsWith('/') && !url?.startsWith(ORIGIN));
    expect(outside).toEqual([]);
  });

  it('tells every operation, its parameters and its example', () => {
    for (const [path, { get }] of Object.entries(description.paths)) {
      const text = textOf(get.operationId);
      const { 200: answer } = get.responses;
      const examples = Object.values(answer?.content ?? {}).flatMap(({ examples = {} }) =>
        Object.values(examples),
      );
      const said = [
        `GET ${path}`,
        get.summary,
        ...get.parameters.flatMap(({ name, description: meaning }) => [name, unquote(meaning)]),
        ...examples.map(({ value }) => toShown(value)),
      ];
      expect([path, said.filter((words) => !text.includes(words))]).toEqual([path, []]);
    }
  });

  it('has a place for every parameter, header and status', () => {
    const ids = new Set(valuesOf('id'));
    const wanted = Object.values(description.paths).flatMap(({ get }) => [
      get.operationId,
      ...get.parameters.map(({ name }) => `${get.operationId}-${name}`),
      ...Object.keys(get.responses['200']?.headers ?? {}).map(
        (name) => `header-${name.toLowerCase()}`,
      ),
    ]);
    expect(wanted.length).toBeGreaterThan(50);
    expect(wanted.filter((id) => !ids.has(id))).toEqual([]);
    // What every operation answers has one place.
    for (const { get } of Object.values(description.paths)) {
      const statuses = Object.keys(get.responses).filter((status) => status !== '200');
      const places = statuses.map((status) => [
        ids.has(`${get.operationId}-${status}`),
        ids.has(`status-${status}`),
      ]);
      expect(places.filter(([own, common]) => own === common)).toEqual([]);
    }
  });

  it.each(Object.entries(PROBLEMS))('says of %s what it means and what to do', (kind, problem) => {
    const text = textOf(`error-${kind}`);
    expect(text).toContain(`${problem.status}`);
    expect(text).toContain(unquote(problem.when));
    expect(text).toContain(unquote(problem.remedy));
  });

  it('shows the very answer to the misspelt parameter', async () => {
    const answer = await (await ask('/api/articles?titel=x')).json();
    expect(textOf('errors')).toContain(toShown(answer));
  });

  it('shows every member of an answer, those of members too, each at a place that stays', () => {
    const members = [
      ['listArticles-response-total', 'integer'],
      ['listArticles-response-changed_since', 'date-time, optional'],
      ['listArticles-response-feeds-rss', 'URL'],
      ['listArticles-response-removed', 'list of Removal, optional'],
      ['Row-content_html', 'string'],
      ['Row-image-width', 'integer or null'],
      ['Removal-removed', 'date-time'],
      ['getArticle-response-related', 'list of Brief'],
      ['error-response-detail', 'string'],
    ] as const;
    for (const [id, type] of members) {
      const name = id.split('-').at(-1);
      expect(textOf(id)).toMatch(new RegExp(`^\\s*${name} ${type}`));
    }
    // An article has what a row has, which is not told twice.
    expect(textOf('getArticle')).toContain('All members of Row, and:');
    expect(valuesOf('id')).not.toContain('getArticle-response-title');
  });

  it('shows each request in three languages, all of them without a script', () => {
    const figures = elements.filter((element) => attributeOf(element, 'class') === 'code');
    const tabbed = figures.filter((figure) => toText(figure).includes('Python'));
    expect(tabbed.length).toBeGreaterThan(12);
    for (const figure of tabbed) {
      const shown = collect(figure).map((element) => attributeOf(element, 'class'));
      expect(shown).toEqual(expect.arrayContaining(['curl', 'javascript', 'python']));
    }
  });

  it('has a form for each operation, with its parameters and no others', () => {
    const forms = named('form').map((form) => [
      attributeOf(form, 'action'),
      collect(form)
        .map((element) => attributeOf(element, 'name'))
        .filter((name) => name !== undefined),
    ]);
    const wanted = Object.entries(description.paths).map(([path, { get }]) => [
      path,
      get.parameters.map(({ name }) => name),
    ]);
    expect(forms).toEqual(wanted);
    expect(forms[1]?.[1]).toEqual(Object.keys(LIST_PARAMETERS));
  });

  it('begins each form with the request that is shown beside it, which works', async () => {
    for (const form of named('form')) {
      const fields = collect(form).filter(({ tagName }) => tagName === 'input');
      const pairs = fields
        .map((field) => [attributeOf(field, 'name') ?? '', attributeOf(field, 'value') ?? ''])
        .filter(([, value]) => value !== '');
      const path = attributeOf(form, 'action') ?? '';
      const named = pairs.find(([name]) => path.includes(`{${name}}`));
      const search = new URLSearchParams(pairs.filter((pair) => pair !== named));
      const own = encodeURIComponent(named?.[1] ?? '');
      const url = `${path.replace(`{${named?.[0]}}`, own)}?${search}`;
      expect([url, (await ask(url)).status]).toEqual([url, 200]);
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

/** Of each list in a body the first members. */
function toShown(value: unknown): string {
  const cut = (_name: string, part: unknown): unknown =>
    Array.isArray(part) ? part.slice(0, 3) : part;
  return JSON.stringify(value, cut, 2);
}

/** Between quotes stands what the page shows as code. */
function unquote(text: string): string {
  return text.replaceAll(/(?<![=])"([^" ]+)"/g, '$1');
}

function textOf(id: string): string {
  const found = elements.find((element) => attributeOf(element, 'id') === id);
  return found === undefined ? '' : toText(found);
}

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
