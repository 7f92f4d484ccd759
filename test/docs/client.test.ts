// What docs/api.md says of the client is true of it: its programs compile, its table has every option.
import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SAMPLE } from '../api/description.ts';
import { findFaults } from '../api/types.ts';
import { type Compiled, compileClient } from '../client/compiled.ts';
import { firstCells, readDocument, section } from './documents.ts';

const chapter = section(
  await readDocument('docs/api.md'),
  '## A client for TypeScript and JavaScript',
);

let client: Compiled;

beforeAll(async () => {
  client = await compileClient('client-documented', SAMPLE);
});

afterAll(async () => {
  await rm(client.folder, { recursive: true, force: true });
});

describe('docs/api.md', () => {
  it('shows programs that compile', async () => {
    const shown = [...chapter.matchAll(/```ts\n(.*?)```/gs)].map(([, code = '']) => code);
    const declared = `import type { Row, SyncState } from './client.ts';
      declare const load: () => Promise<SyncState | null>;
      declare const save: (state: SyncState) => Promise<void>;
      declare const put: (id: string, row: Row) => Promise<void>;
      declare const remove: (id: string) => Promise<void>;`;
    expect(shown).toHaveLength(3);
    // Names that a reader would use further down.
    const used =
      'console.log(articles[0]?.title, rows.length, total, content_html, related, tags, page, aliases);';
    expect(await findFaults(client.folder, [declared, ...shown, used].join('\n'))).toEqual([]);
  });

  it('has the options of a client, and no others', async () => {
    const [, options = ''] = /export type ClientOptions = \{(.*?)\n\};/s.exec(client.ts) ?? [];
    const names = [...options.matchAll(/readonly (\w+)\?:/g)].map(([, name]) => name);
    expect(names.length).toBeGreaterThan(5);
    expect(firstCells(chapter).toSorted()).toEqual(names.toSorted());
  });
});
