// The description of the query API is valid OpenAPI, and says all that the code knows and no more.
import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, describe, expect, it } from 'vitest';
import {
  ARTICLE_PARAMETERS,
  FACET_PARAMETERS,
  LIST_PARAMETERS,
  NO_PARAMETERS,
} from '../../src/api/schema/parameters.ts';
import { PROBLEMS } from '../../src/api/schema/problems.ts';
import { ROOT } from '../root.ts';
import {
  describeFolder,
  FIXTURE,
  listOperations,
  SAMPLE,
  type Schema,
  writeBare,
} from './description.ts';

const bare = await writeBare(1);
const empty = await writeBare(0);

const documents = [
  ['the fixture', await describeFolder(FIXTURE)],
  ['the sample', await describeFolder(SAMPLE)],
  ['a site without tags and sections', await describeFolder(bare)],
  ['a site without articles', await describeFolder(empty)],
] as const;

afterAll(async () => {
  await rm(bare, { recursive: true });
  await rm(empty, { recursive: true });
});

describe.each(documents)('the description of %s', (_label, document) => {
  it('is valid OpenAPI 3.1', async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(structuredClone(document));
    expect([valid, errors, validator.version]).toEqual([true, undefined, '3.1']);
  });

  it('names every operation once', () => {
    const ids = listOperations(document).map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('refers only to what it holds', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)];
    const held = Object.keys(document.components.schemas).map(
      (name) => `#/components/schemas/${name}`,
    );
    expect(references.length).toBeGreaterThan(10);
    expect(new Set(references.map(([, target]) => target))).toEqual(new Set(held));
  });

  it('tells every parameter that is understood, and no other', () => {
    const described = listOperations(document).map(({ path: at, parameters }) => [
      at,
      parameters.map(({ name }) => name),
    ]);
    const facets = Object.keys(FACET_PARAMETERS);
    const none = Object.keys(NO_PARAMETERS);
    expect(Object.fromEntries(described)).toEqual({
      '/api': none,
      '/api/articles': Object.keys(LIST_PARAMETERS),
      '/api/articles/{slug}': ['slug', ...Object.keys(ARTICLE_PARAMETERS)],
      '/api/tags': facets,
      '/api/sections': facets,
      '/api/authors': facets,
      '/api/tags/{tag}': ['tag'],
      '/api/sections/{section}': ['section'],
      '/api/authors/{author}': ['author'],
      '/api/feeds': none,
    });
  });

  it('says what every parameter and every member means', () => {
    const parameters = listOperations(document).flatMap((operation) => operation.parameters);
    expect(parameters.filter(({ description }) => description === '')).toEqual([]);
    const silent = Object.entries(document.components.schemas).flatMap(([name, schema]) =>
      listSilent(name, schema),
    );
    expect(silent).toEqual([]);
  });
});

/** The members of a schema, and of what is in it, that nothing is said of. */
function listSilent(name: string, schema: Schema): readonly string[] {
  const inner = [...(schema.items === undefined ? [] : [schema.items]), ...(schema.anyOf ?? [])];
  return [
    ...inner.flatMap((part) => listSilent(name, part)),
    ...Object.entries(schema.properties ?? {}).flatMap(([member, part]) => [
      ...(part.description === undefined ? [`${name}.${member}`] : []),
      ...listSilent(`${name}.${member}`, part),
    ]),
  ];
}

describe('the kinds of problem', () => {
  /** Answers of feeds, and of addresses that are no operation's. */
  const ELSEWHERE = ['404 unknown-page', '404 unknown-path', '404 unknown-period', '413 too-large'];

  /** What `kind:` says of other things than problems. */
  const SCOPES = ['tag', 'section', 'author'];
  const PLACES = ['fixed', 'scope', 'article', 'period', 'page'];

  it('are those that the sources make, with their status', async () => {
    const sources = await readSources();
    const made = [...sources.matchAll(/status: (\d{3}),\s*kind: '([\w-]+)'/g)];
    const named = [...sources.matchAll(/\bunknownName\(([^,:]+),/g)]
      .map(([, what = '']) => what.trim())
      .flatMap((what) => (what === 'kind' ? SCOPES : [what.replaceAll("'", '')]));
    const found = new Set([
      ...made.map(([, status, kind]) => `${status} ${kind}`),
      ...named.map((what) => `404 unknown-${what}`),
    ]);
    const described = Object.entries(PROBLEMS).map(([kind, { status }]) => `${status} ${kind}`);
    expect([...found].toSorted()).toEqual([...described, ...ELSEWHERE].toSorted());
  });

  it('are written so that the test above sees them', async () => {
    const sources = await readSources();
    const made = [...sources.matchAll(/status: \d{3},\s*kind: '([\w-]+)'/g)];
    const literal = [...sources.matchAll(/\bkind: '([\w-]+)'(?! \|)/g)]
      .map(([, kind = '']) => kind)
      .filter((kind) => ![...SCOPES, ...PLACES].includes(kind));
    expect(literal).toEqual(made.map(([, kind]) => kind));
    expect([...sources.matchAll(/\bkind: `/g)]).toHaveLength(1);
  });
});

/** Everything that answers requests. */
async function readSources(): Promise<string> {
  const folder = path.join(ROOT, 'src');
  const files = await readdir(folder, { recursive: true });
  const sources = files
    .filter(
      (file) => /\.tsx?$/.test(file) && !/^(?:compile|import|node|push|search|stats)\b/.test(file),
    )
    .map((file) => readFile(path.join(folder, file), 'utf8'));
  return (await Promise.all(sources)).join('\n');
}
