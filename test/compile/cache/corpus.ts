// A small generated publication that is compiled again and again, and what a compile leaves on the disk.
import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';
import { afterEach, beforeEach, expect } from 'vitest';
import { at, fingerprintAt } from '../../../src/catalog/catalog.ts';
import { decodeCatalog } from '../../../src/catalog/file.ts';
import { compile } from '../../../src/compile/compile.ts';
import type { CompileOptions, Outcome } from '../../../src/compile/options.ts';
import { toFingerprint } from '../../../src/compile/output/records.ts';
import { writeCorpus } from '../../bench/corpus.ts';

export const NOW = Date.parse('2026-11-22T00:00:00Z') / 1000;
export const ARTICLES = 20;

/** Those that are written beside the generated ones. */
export const OWN = 3;

/** Those that take a while. */
export const LARGE = 40;

export let base: string;
export let folder: string;
export let out: string;
/** Of the last compile: articles that it rendered, and its notes for people. */
export let rendered: number;
export let notes: string[];

/** Whether compiles draw pictures, which takes a third of their time. */
let draws = false;

/** Writes the publication before each test of a file. Only tests of pictures need those that are drawn. */
export function useCorpus(more: Pick<CompileOptions, 'draws'> = {}): void {
  draws = more.draws ?? false;
  beforeEach(async () => {
    base = await mkdtemp(path.join(tmpdir(), 'tagwire-'));
    folder = path.join(base, 'content');
    out = path.join(base, 'dist');
    await writeCorpus(folder, { articles: ARTICLES, span: 60 * 86_400, bytes: [100, 500] });
    await write('articles/target.md', toText('Target', '## Part\n\nText.'));
    await write(
      'articles/linking.md',
      toText(
        'Linking',
        'To [it](target.md#part), [by slug](/articles/late) and ![a](../media/figure-01.png).',
      ),
    );
    const earlier = toText(
      'Earlier',
      'To [it](target.md#part), of [another month](/articles/late).',
    );
    await write('articles/earlier.md', earlier.replace('2026-06-20', '2026-05-10'));
  });

  afterEach(async () => {
    await rm(base, { recursive: true, force: true });
  });
}

/** Lets further compiles write into another folder. */
export function setOutput(other: string): void {
  out = other;
}

/** All rows of a table of the cache. */
export function readTable(table: string): readonly Record<string, SQLOutputValue>[] {
  const database = new DatabaseSync(path.join(out, 'cache.db'), { readOnly: true });
  const rows = database.prepare(`SELECT * FROM ${table}`).all();
  database.close();
  return rows;
}

/** Changes what the cache says. */
export function changeCache(sql: string): void {
  const database = new DatabaseSync(path.join(out, 'cache.db'));
  database.exec(sql);
  database.close();
}

export async function run(into = out, more: Partial<CompileOptions> = {}): Promise<Outcome> {
  rendered = 0;
  notes = [];
  return await compile({
    folder,
    shown: 'content',
    out: into,
    origin: null,
    now: NOW,
    older: 'drop',
    draws,
    observer: {
      onProgress: (done) => {
        rendered = done;
      },
      onNote: (sentence) => notes.push(sentence),
    },
    ...more,
  });
}

/** The rules that a publication breaks, but for links to the article that one of the tests adds. */
export function toRules({ diagnostics }: Outcome): readonly string[] {
  return diagnostics.map(({ rule }) => rule).filter((rule) => rule !== 'unknown-address');
}

/** Articles whose records are large. */
export async function writeLarge(): Promise<void> {
  const code = `\`\`\`\n${'a line of code, and nothing else\n'.repeat(8_000)}\`\`\``;
  for (let number = 0; number < LARGE; number++) {
    await write(`articles/large-${number}.md`, toText('Large', code));
  }
}

/** The same outcome and, byte for byte, the same files as from a compile that knows nothing. */
export async function expectCold(warm: Outcome, more: Partial<CompileOptions> = {}): Promise<void> {
  const fresh = path.join(base, 'fresh');
  await rm(fresh, { recursive: true, force: true });
  const before = notes;
  const cold = await run(fresh, more);
  notes = before;
  expect(warm.diagnostics).toEqual(cold.diagnostics);
  expect(warm.done === null).toBe(cold.done === null);
  if (cold.done !== null) expect(await published()).toEqual(await published(fresh));
}

/** Each record that the catalog names is there, and is what its fingerprint says. */
export async function expectWholeRecords(): Promise<void> {
  const { buffer } = new Uint8Array(await readFile(path.join(out, 'catalog.bin')));
  const { shelves, rows } = decodeCatalog(buffer);
  for (let position = 0; position < rows.count; position += 1) {
    const file = `assets/articles/${shelves[at(rows.shelf, position)]}`;
    const [start, length] = [at(rows.offset, position), at(rows.length, position)];
    // Nothing of a removed article is stored.
    if (length === 0) continue;
    const bytes = (await readFile(path.join(out, file))).subarray(start, start + length);
    expect(toFingerprint(bytes)).toBe(fingerprintAt(rows, position));
  }
}

/** Makes the content an hour older: what was written just now is read again by the next compile. */
export async function age(): Promise<void> {
  const then = Date.now() / 1000 - 3600;
  for (const name of await list(folder)) await utimes(path.join(folder, name), then, then);
}

/** Every file that a deploy would take, as text. */
export async function published(within = out): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const name of (await list(path.join(within, 'assets'))).concat('../catalog.bin')) {
    files.set(name, await readFile(path.join(within, 'assets', name), 'base64'));
  }
  return files;
}

/** Every file with its time of change. */
export async function snapshot(): Promise<readonly string[]> {
  const lines = (await list(out)).map(async (name) => {
    const { mtimeMs, size } = await stat(path.join(out, name));
    return `${name} ${mtimeMs} ${size}`;
  });
  return await Promise.all(lines);
}

export async function list(within: string): Promise<string[]> {
  const entries = await readdir(within, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(within, path.join(entry.parentPath, entry.name)))
    .toSorted();
}

export function toText(title: string, body: string): string {
  const fields = `title: ${title}\ndate: 2026-06-20\nauthors: author-01\ntags: [Own tag]`;
  return `---\n${fields}\n---\n${body}\n`;
}

export async function write(name: string, text: string): Promise<void> {
  await writeFile(path.join(folder, name), text);
}

export async function replace(name: string, from: string, to: string): Promise<void> {
  const text = await readFile(path.join(folder, name), 'utf8');
  expect(text).toContain(from);
  await write(name, text.replace(from, to));
}
