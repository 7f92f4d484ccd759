// The types of the client: those of the description and no others, in every setting that developers have,
// and exact where `fields` thins a row.
import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROBLEMS } from '../../src/api/schema/problems.ts';
import { FIXTURE } from '../api/description.ts';
import { type Compiler, findAllFaults } from '../api/types.ts';
import { type Compiled, compileClient, ORIGIN } from './compiled.ts';

let client: Compiled;

beforeAll(async () => {
  client = await compileClient('client-types', FIXTURE);
});

afterAll(async () => {
  await rm(client.folder, { recursive: true, force: true });
});

const TIDY = [
  ...['--noUnusedLocals', '--noUnusedParameters', '--noImplicitOverride', '--noImplicitReturns'],
  '--noPropertyAccessFromIndexSignature',
];
const LIBRARY = ['--declaration', '--isolatedDeclarations', '--erasableSyntaxOnly'];
const NODE = ['--lib', 'es2022', '--types', 'node'];
const WORKERS = ['--lib', 'es2022', '--types', '@cloudflare/workers-types'];

/** Types of the client, each with that of the description; what is asked for has its own names there. */
const SAME = [
  ['Row', "Schemas['Row']"],
  ['Page', "Schemas['ArticleList']"],
  ['Row & Around', "Schemas['Article']"],
  ['Brief', "Schemas['Brief']"],
  ['Removal', "Schemas['Removal']"],
  ['TagList', "Schemas['TagList']"],
  ['SectionList', "Schemas['SectionList']"],
  ['AuthorList', "Schemas['AuthorList']"],
  ['FeedList', "Schemas['FeedList']"],
  ['Problem', "Schemas['ProblemDetails']"],
  ['keyof ListQuery', "keyof Query<'/api/articles'>"],
  ['keyof Shape<Field[], Content>', "keyof Query<'/api/articles/{slug}'>"],
  ['keyof Filter', "keyof Query<'/api/tags'>"],
  ["Exclude<ListQuery['order'], undefined>", "NonNullable<Query<'/api/articles'>['order']>"],
  ['Content', "NonNullable<Query<'/api/articles'>['content']>"],
  ['Field', "NonNullable<Query<'/api/articles'>['fields']>[number]"],
] as const;

const COMPARE = `import type { components, paths } from './api.ts';
import type * as client from './client.ts';
type Schemas = components['schemas'];
type Query<Path extends keyof paths> = NonNullable<paths[Path]['get']['parameters']['query']>;
type Flat<T> = T extends (infer One)[] ? Flat<One>[]
  : T extends object ? { [name in keyof T]: Flat<T[name]> } : T;
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2
  ? 'same' : { own: A; described: B };
export const verdict: Same<Flat<OWN>, Flat<DESCRIBED>> = 'same';`;

describe('client.ts', () => {
  it.each<readonly [string, readonly string[], Compiler]>([
    ['for browsers, where nothing is forgiven', ['--lib', 'es2022,dom', ...TIDY], 'typescript'],
    ['in a library for Node, without the DOM', [...NODE, ...LIBRARY], 'typescript'],
    ['for Workers', WORKERS, 'typescript'],
    ['by TypeScript 5', NODE, 'typescript-5'],
  ])('compiles %s', async (_where, options, compiler) => {
    const code = `import { createClient } from './client.ts';
      export const total: Promise<number> = createClient().tags().then((list) => list.total);`;
    expect(await findAllFaults(client.folder, [code], options, compiler)).toEqual([[]]);
  });

  it('has the types of the description', async () => {
    const programs = SAME.map(([own, described]) =>
      COMPARE.replace(
        'OWN',
        own.replaceAll(/\b(?!keyof|Exclude|undefined)[A-Z]\w+/g, 'client.$&'),
      ).replace('DESCRIBED', described),
    );
    const faults = await findAllFaults(client.folder, programs);
    expect(faults.map((found, index) => [SAME[index]?.[0], found])).toEqual(
      SAME.map(([own]) => [own, []]),
    );
  });

  it('has a method for every operation', () => {
    const operations = Object.keys(client.description.paths).filter((path) => path !== '/api');
    const written = client.ts.matchAll(/get\(\s*[`'](.*?)[`'],/g);
    const called = [...written].map(([, path = '']) =>
      path
        .replace(/\$\{LIST\}/, '/api/articles')
        .replace(/\$\{encodeURIComponent\((\w+)\)\}/, '{$1}')
        .replace(/\$\{toSearch\(\w+\)\}/, ''),
    );
    called.push('/api/articles');
    expect([...new Set(called)].toSorted()).toEqual(operations.toSorted());
  });

  it('knows the kinds of problems', () => {
    const [, list = ''] = /export type ProblemKind =([^;]*);/.exec(client.ts) ?? [];
    const kinds = [...list.matchAll(/'([^']+)'/g)].map(([, kind]) => kind);
    expect(kinds.toSorted()).toEqual(Object.keys(PROBLEMS).toSorted());
  });

  it('suggests the names of the site, but none of an article that is not there yet', () => {
    const listOf = (type: string): readonly string[] => {
      const [, list = ''] = new RegExp(`export type ${type} =([^;]*);`).exec(client.ts) ?? [];
      return [...list.matchAll(/^ {2}\| (".+")$/gm)].map(([, name = '']) => JSON.parse(name));
    };
    expect(listOf('TagName')).toEqual(expect.arrayContaining(['bitcoin', 'c++', 'unused']));
    expect(listOf('SectionName')).toEqual(['news', 'defi']);
    expect(listOf('AuthorName')).toEqual(['ada', 'bo']);
    expect(client.ts).not.toMatch(/"(future|drafts-only)"/);
  });

  it.each(['ts', 'js'] as const)('says in client.%s whose it is', (language) => {
    expect(client[language]).toContain(`The Wire & Tag <Gazette>: ${ORIGIN}/docs\n`);
    expect(client[language]).toMatch(new RegExp(`ORIGIN(: string)? = ['"]${ORIGIN}['"];\n`));
  });
});

const PROLOGUE = `import { createClient, createMemory, ProblemError } from './client.ts';
import type { ListQuery, Row } from './client.ts';
export type { ListQuery, Row };
const client = createClient();
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
`;

const SOUND = [
  [
    'reads rows, whose members are there',
    `for await (const row of client.articles({ tag: ['a', ['b', 'c']], since: new Date() })) {
         const names: string[] = row.authors.map(({ title }) => title);
         console.log(row.title, names, row.section?.slug, row.published.slice(0, 4));
       }`,
  ],
  [
    'has the members that it asked for, and no others',
    `const { articles } = await client.articles({ fields: ['title', 'content_html'] }).page();
       type Thin = (typeof articles)[number];
       const same: Same<{ [k in keyof Thin]: Thin[k] }, { title: string; content_html: string }> = true;
       console.log(same);`,
  ],
  [
    'has the text where it asked for it',
    `for await (const { content_html } of client.articles({ content: 'full' })) {
         const text: string = content_html;
         console.log(text);
       }
       const text: string = (await client.article('a')).content_html;
       const keys = await client.article('a', { fields: ['title'] });
       console.log(text, keys.title, keys.related[0]?.url, keys.previous?.title);`,
  ],
  [
    'passes on options that may be undefined, and fields that it does not know',
    `const list = async (query: ListQuery, tag?: string, signal?: AbortSignal) => {
         const { articles } = await client.articles({ ...query, tag }, { signal }).page();
         const title: string | undefined = articles[0]?.title;
         return title;
       };
       await list({ lang: 'en', not: ['a', 'b'], order: 'oldest' });`,
  ],
  [
    'takes steps of a copy',
    `const copy = new Map<string, Pick<Row, 'id' | 'title'>>();
       for await (const step of client.sync(null, { fields: ['title'] })) {
         for (const row of step.articles) copy.set(row.id, row);
         for (const { id } of step.removed) copy.delete(id);
         localStorage.setItem('state', JSON.stringify(step.state));
       }`,
  ],
  [
    'learns of a problem',
    `try { await client.tags({ section: 'news' }); } catch (fault) {
         if (!(fault instanceof ProblemError)) throw fault;
         if (fault.kind === 'unknown-section') console.log(fault.problem.near?.join());
       }`,
  ],
  [
    'gives a Map as a memory, and a fetch of its own',
    `createClient({ memory: new Map(), fetch });
       createClient({ memory: createMemory({ characters: 1000 }), fetch: globalThis.fetch });
       createClient({ fetch: async (url, init) => new Response(url + init.headers['a']) });
       createClient({ memory: null, headers: { Authorization: 'Bearer x' }, retries: 0 });`,
  ],
] as const;

const UNSOUND = [
  ['a parameter that there is not', `client.articles({ tags: 'a' });`, "'tags'"],
  ['an order that there is not', `client.articles({ order: 'best' });`, '"best"'],
  ['a field that no row has', `client.articles({ fields: ['titel'] });`, '"titel"'],
  [
    'a member that was not asked for',
    `(await client.articles({ fields: ['title'] }).page()).articles[0]?.url;`,
    "'url'",
  ],
  [
    'the text where only summaries come',
    `(await client.articles().page()).articles[0]?.content_html;`,
    "'content_html'",
  ],
  ['an order of a copy', `client.sync(null, { order: 'oldest' });`, "'order'"],
] as const;

describe('a program', () => {
  it('compiles that uses them as they are', async () => {
    const faults = await findAllFaults(
      client.folder,
      SOUND.map(([, code]) => `${PROLOGUE}${code}`),
    );
    expect(faults.map((found, index) => [SOUND[index]?.[0], found])).toEqual(
      SOUND.map(([what]) => [what, []]),
    );
  });

  it('is told where it does not', async () => {
    const faults = await findAllFaults(
      client.folder,
      UNSOUND.map(([, code]) => `${PROLOGUE}${code}`),
    );
    expect(faults.map((found, index) => [UNSOUND[index]?.[0], found])).toEqual(
      UNSOUND.map(([what, , named]) => [what, [expect.stringContaining(named)]]),
    );
  });
});
