// Every example of the description is true: a built Worker answers it so, and by its own schemas.
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Miniflare } from 'miniflare';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundle } from '../bundle.ts';
import { runBundle, stage } from '../stage.ts';
import {
  type Description,
  FIXTURE,
  listOperations,
  type Operation,
  type Parameter,
  readDescription,
  SAMPLE,
  writeBare,
} from './description.ts';

const bare = await writeBare(1);
const empty = await writeBare(0);

afterAll(async () => {
  await rm(bare, { recursive: true });
  await rm(empty, { recursive: true });
});

/** The kinds of problem that a URL alone can meet on every site. */
const KINDS = [
  'bad-value',
  'unknown-article',
  'unknown-author',
  'unknown-language',
  'unknown-parameter',
  'unknown-section',
  'unknown-tag',
];

/** Without an article there is no answer that shows one. */
const rows = [
  { name: 'fixture', folder: FIXTURE, answers: 10, kinds: [...KINDS, 'removed-article'] },
  { name: 'sample', folder: SAMPLE, answers: 10, kinds: KINDS },
  { name: 'bare', folder: bare, answers: 8, kinds: KINDS },
  { name: 'empty', folder: empty, answers: 6, kinds: KINDS },
];

describe.each(rows)('the examples of $name', ({ name, folder, answers, kinds }) => {
  let worker: Miniflare;
  let document: Description;

  beforeAll(async () => {
    const now = Math.floor(Date.now() / 1000);
    const origin = 'https://feeds.example.org';
    const staged = await stage(`openapi-${name}`, { folder, origin, now });
    document = await readDescription(path.join(staged, 'dist'));
    worker = await runBundle(staged, bundle(staged));
  });

  afterAll(async () => {
    await worker?.dispose();
  });

  const ask = async (url: string) => {
    const response = await fetch(new URL(url, await worker.ready));
    const { status, headers } = response;
    const body: unknown = await response.json();
    return { status, type: headers.get('Content-Type') ?? '', body };
  };

  it('is what /openapi.json answers', async () => {
    expect((await ask('/openapi.json')).body).toEqual(document);
  });

  it('of every parameter are answered with 200, by the schema', async () => {
    const validate = toValidator(document);
    const requests = listOperations(document).flatMap(listRequests);
    expect(requests.length).toBeGreaterThan(10);
    for (const { url, schema } of requests) {
      const { status, body } = await ask(url);
      const faults = validate(schema, body).filter((fault) => !isThinned(url, fault));
      expect([url, status, faults]).toEqual([url, 200, []]);
    }
  });

  it('of answers are what is answered, by the schema', async () => {
    const validate = toValidator(document);
    const examples = listOperations(document).flatMap((operation) =>
      listExamples(operation).filter(({ expected }) => expected === 200),
    );
    expect(examples).toHaveLength(answers);
    for (const { url, schema, value } of examples) {
      const { status, body } = await ask(url);
      expect([url, status, validate(schema, body)]).toEqual([url, 200, []]);
      expect([url, cutAs(value, body)]).toEqual([url, value]);
    }
  });

  it('of problems are what is answered, by the schema', async () => {
    const validate = toValidator(document);
    const examples = listOperations(document).flatMap((operation) =>
      listExamples(operation).filter(({ expected }) => expected !== 200),
    );
    expect(new Set(examples.map(({ kind }) => kind))).toEqual(new Set(kinds));
    for (const { url, expected, kind, schema, value } of examples) {
      const { status, type, body } = await ask(url);
      expect([url, status, type]).toEqual([url, expected, 'application/problem+json']);
      expect([url, body]).toEqual([url, value]);
      expect([url, validate(schema, body)]).toEqual([url, []]);
      expect(body).toMatchObject({ status, type: expect.stringMatching(`/${kind}$`) });
    }
  });
});

/** What is wrong with a body by the schema of that reference; objects may hold nothing untold. */
function toValidator(
  document: Description,
): (reference: string, body: unknown) => readonly string[] {
  const ajv = new Ajv2020({ strict: true, allErrors: true });
  addFormats(ajv);
  ajv.addVocabulary(['components']);
  const components = close(document.components);
  return (reference, body) => {
    const validate = ajv.compile({ $ref: reference, components });
    validate(body);
    return (validate.errors ?? []).map(
      ({ instancePath, message }) => `${instancePath}: ${message}`,
    );
  };
}

/** `fields` leaves members of a row out, which no schema of the body can say. */
function isThinned(url: string, fault: string): boolean {
  return url.includes('fields=') && fault.includes('must have required property');
}

/** Schemas whose objects take no other members than their own. */
function close(schemas: object): object {
  return JSON.parse(JSON.stringify(schemas), (_, value: unknown) =>
    isRecord(value) && value['type'] === 'object' && 'properties' in value
      ? { ...value, additionalProperties: false }
      : value,
  );
}

type Request = { readonly url: string; readonly schema: string };

/** The example of each parameter alone, as its style says to write it. */
function listRequests({ path: at, parameters, responses }: PathOperation): readonly Request[] {
  const url = fill(at, parameters);
  const schema = responses['200']?.content?.['application/json']?.schema.$ref;
  if (url === null || schema === undefined) return [];
  return parameters
    .filter(({ example }) => example !== undefined)
    .map((parameter) => ({
      url: parameter.in === 'path' ? url : `${url}?${write(parameter)}`,
      schema,
    }));
}

type PathOperation = Operation & { readonly path: string };

/** The path with the examples of its own parameters; null where one has none. */
function fill(at: string, parameters: readonly Parameter[]): string | null {
  const filled = at.replaceAll(/\{(\w+)\}/g, (braced, name: string) => {
    const { example } = parameters.find((parameter) => parameter.name === name) ?? {};
    return example === undefined ? braced : encodeURIComponent(`${example}`);
  });
  return filled.includes('{') ? null : filled;
}

function write({ name, example = '', explode = false }: Parameter): string {
  const values = [example].flat().map((value) => encodeURIComponent(value));
  return explode
    ? values.map((value) => `${name}=${value}`).join('&')
    : `${name}=${values.join(',')}`;
}

/** Every example body with the request that its summary says. */
function listExamples({ responses }: PathOperation) {
  return Object.entries(responses).flatMap(([status, { content = {} }]) =>
    Object.values(content).flatMap(({ schema, examples = {} }) =>
      Object.entries(examples).map(([kind, { summary, value }]) => ({
        url: summary.replace(/^GET /, ''),
        expected: Number(status),
        kind,
        schema: schema.$ref,
        value,
      })),
    ),
  );
}

/** A body with its lists cut as those of an example are: to their first rows. */
function cutAs(example: unknown, body: unknown): unknown {
  if (!isRecord(example) || !isRecord(body)) return body;
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => {
      const shown = example[name];
      const cut = Array.isArray(value) && Array.isArray(shown) && shown.length > 0;
      return [name, cut ? value.slice(0, shown.length) : value];
    }),
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
