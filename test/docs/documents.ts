// The documents of the repository, their headings and their links, for the tests that hold them.
import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { ROOT } from '../root.ts';

/** A document, by its path from the root. */
export type Document = { readonly file: string; readonly text: string };

/** Those at the top level and all in `docs`. */
export async function readDocuments(): Promise<readonly Document[]> {
  return await readTexts(['*.md', 'docs/**/*.md']);
}

/** Every text that people write; `node_modules` and what is made are not among them. */
export async function readAllTexts(): Promise<readonly Document[]> {
  return await readTexts([
    ...['*.{md,json,toml}', '.biome.jsonc', '.ci/*', 'docs/**/*.md'],
    ...['content/**/*.{md,yaml}', 'src/**/*.{ts,tsx,css,json}', 'test/**/*.{ts,tsx,json}'],
  ]);
}

export async function readDocument(file: string): Promise<string> {
  return await readFile(path.join(ROOT, file), 'utf8');
}

/** From a heading to the next one of its level. */
export function section(text: string, heading: string): string {
  const [, rest = ''] = text.split(`\n${heading}\n`);
  const level = heading.slice(0, heading.indexOf(' ') + 1);
  return rest.split(`\n${level}`)[0] ?? '';
}

/** What stands in backticks in the first column of a table. */
export function firstCells(text: string): readonly string[] {
  return [...text.matchAll(/^\| ([^|]+) \|/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
  );
}

/** Targets of links and images that do not leave the repository. */
export function listLinks(text: string): readonly string[] {
  return [...withoutCode(text).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target));
}

/** Anchors as GitHub makes them. */
export function listAnchors(text: string): ReadonlySet<string> {
  const headings = withoutFences(text).matchAll(/^#+ (.+)$/gm);
  return new Set([...headings].map(([, heading = '']) => toAnchor(heading)));
}

function toAnchor(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');
}

function withoutCode(text: string): string {
  return withoutFences(text).replace(/`[^`\n]*`/g, '');
}

function withoutFences(text: string): string {
  return text.replace(/^```.*?^```$/gms, '');
}

async function readTexts(patterns: readonly string[]): Promise<readonly Document[]> {
  const files = globSync([...patterns], { cwd: ROOT }).toSorted();
  return await Promise.all(
    files.map(async (file) => ({
      file: file.replaceAll(path.sep, '/'),
      text: await readDocument(file),
    })),
  );
}
