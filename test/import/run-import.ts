// An import of a fixture into a folder of its own, as the command does it.
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { ConvertAll } from '../../src/import/conversion.ts';
import { type Import, type ImportOptions, planImport } from '../../src/import/import.ts';
import { recognise } from '../../src/import/recognise.ts';
import { type WrittenCounts, writeImport } from '../../src/import/write.ts';
import { ROOT } from '../root.ts';

/** When all tests import: 2026-03-01. */
export const NOW = 1_772_323_200;

/** A folder that goes when the test ends. */
export async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'tagwire-import-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

/** The folder of a fixture. */
export function toFixture(name: string): string {
  return path.join(ROOT, 'test/fixtures/import', name);
}

/** A copy of a fixture that a test may change. */
export async function copyFixture(name: string): Promise<string> {
  const folder = path.join(await makeFolder(), name);
  await cp(toFixture(name), folder, { recursive: true });
  return folder;
}

/** Imports a folder; what it is, is recognised. */
export async function runImport(
  place: string,
  out: string,
  more: Partial<ImportOptions> = {},
): Promise<{ readonly planned: Import; readonly written: WrittenCounts }> {
  const { source } = await recognise(place, undefined);
  const planned = await planImport({ source, place, out, now: NOW, convertAll: keepHtml, ...more });
  return { planned, written: await writeImport(out, planned) };
}

/** HTML is Markdown too. */
const keepHtml: ConvertAll = async (bodies) =>
  bodies.map(({ html }) => ({ markdown: html, notes: [] }));

/** All files of a folder with their bytes as text, by their paths. */
export async function readTree(folder: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .toSorted();
  const read = files.map(
    async (file) => [file, await readFile(path.join(folder, file), 'latin1')] as const,
  );
  return new Map(await Promise.all(read));
}
