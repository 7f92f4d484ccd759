// What developers make of /openapi.json compiles, and says of rows what is true of them.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../root.ts';
import { type Description, describeFolder, FIXTURE } from './description.ts';
import { findFaults, generateTypes } from './types.ts';

const folder = path.join(ROOT, '.wrangler/stages/generated-types');

const PROLOGUE = `import type { paths } from './api.ts';
type Ok<Path extends keyof paths> =
  paths[Path]['get']['responses'][200]['content']['application/json'];
type Query<Path extends keyof paths> = paths[Path]['get']['parameters']['query'];
declare function get<Path extends keyof paths>(path: Path, query?: Query<Path>): Promise<Ok<Path>>;
`;

let document: Description;

beforeAll(async () => {
  document = await describeFolder(FIXTURE);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'api.ts'), generateTypes(document));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the types that are generated from /openapi.json', () => {
  it.each([
    [
      'the rows of a list',
      `const data = await get('/api/articles', { tag: ['a', 'b'], limit: 3 });
       for (const a of data.articles) {
         const title: string = a.title;
         const names: string[] = a.authors.map((author) => author.title);
         const section: string | undefined = a.section?.slug;
         console.log(title, names, section, a.published.slice(0, 4), a.content_html?.length);
       }`,
    ],
    [
      'removals, apart from rows',
      `const { articles, removed = [], changed_since } =
         await get('/api/articles', { 'changed-since': '2026-05-01', order: 'updated' });
       const ids: string[] = [...articles.map((a) => a.id), ...removed.map((r) => r.id)];
       const mark: string | undefined = changed_since;
       console.log(ids, mark, removed[0]?.removed);`,
    ],
    [
      'one article with those around it',
      `const article = await get('/api/articles/{slug}');
       const next: string | undefined = article.next?.title;
       console.log(article.title, next, article.related.map((one) => one.url));`,
    ],
    [
      'tags, sections, authors and feeds',
      `const { tags } = await get('/api/tags', { section: ['a'] });
       const { feeds } = await get('/api/feeds');
       const { authors } = await get('/api/authors');
       const count: number | undefined = tags[0]?.count;
       console.log(count, feeds[0]?.format === 'rss', authors[0]?.bio ?? '');`,
    ],
  ])('compile: %s', async (_what, code) => {
    expect(await compile(code)).toEqual([]);
  });

  it.each([
    ['a member that no row has', `(await get('/api/articles')).articles[0]?.titel;`, 'titel'],
    ['a parameter that there is not', `await get('/api/articles', { tags: ['a'] });`, 'tags'],
    ['an order that there is not', `await get('/api/articles', { order: 'best' });`, '"best"'],
    ['a page where there is none', `await get('/api/archive');`, '"/api/archive"'],
  ])('refuse %s', async (_what, code, named) => {
    const [fault, ...others] = await compile(code);
    expect([fault, others]).toEqual([expect.stringContaining(named), []]);
  });
});

describe('the description', () => {
  it('has nothing that a linter complains of', async () => {
    const config = await createConfig({ extends: ['recommended'] });
    const problems = await lintFromString({ source: JSON.stringify(document), config });
    const said = problems.map(({ ruleId, message }) => `${ruleId}: ${message}`);
    // The address of the fixture, on purpose.
    expect(said.filter((line) => !line.startsWith('no-server-example.com'))).toEqual([]);
  });
});

/** The faults of code that uses the types. */
async function compile(code: string): Promise<readonly string[]> {
  return await findFaults(folder, `${PROLOGUE}${code}`);
}
