// The description that compile writes of the query API, for three publications.
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { compileInto } from '../compile-into.ts';
import { ROOT } from '../root.ts';

export type Schema = {
  readonly description?: string;
  readonly properties?: { readonly [name: string]: Schema };
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly $ref?: string;
};

export type Parameter = {
  readonly name: string;
  readonly in: string;
  readonly description: string;
  readonly explode?: boolean;
  readonly example?: string | number | readonly string[];
};

type Example = { readonly summary: string; readonly value: unknown };

export type Answer = {
  readonly description: string;
  readonly content?: {
    readonly [type: string]: {
      readonly schema: { readonly $ref: string };
      readonly examples?: { readonly [name: string]: Example };
    };
  };
};

export type Operation = {
  readonly operationId: string;
  readonly parameters: readonly Parameter[];
  readonly responses: { readonly [status: string]: Answer };
};

export type Description = {
  readonly openapi: string;
  readonly paths: { readonly [path: string]: { readonly get: Operation } };
  readonly components: { readonly schemas: { readonly [name: string]: Schema } };
};

export const FIXTURE = path.join(ROOT, 'test/fixtures/content/valid');
export const SAMPLE = path.join(ROOT, 'content');

const BARE_SITE = `title: Bare
description: A site that has next to nothing.
url: https://bare.example
language: en
zone: UTC
authority: bare.example,2025
founded: 2025-01-01
authors:
  ada: {name: Ada}
`;

const BARE_ARTICLE = `---
title: One
date: 2025-02-03
authors: ada
---
Text.
`;

/** A content folder without tags and sections, with one article or none. */
export async function writeBare(articles: 0 | 1): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'tagwire-bare-'));
  await mkdir(path.join(folder, 'articles'));
  await writeFile(path.join(folder, 'site.yaml'), BARE_SITE);
  if (articles === 1) await writeFile(path.join(folder, 'articles/one.md'), BARE_ARTICLE);
  return folder;
}

/** Compiles a content folder and reads the description back. */
export async function describeFolder(folder: string): Promise<Description> {
  const out = await mkdtemp(path.join(tmpdir(), 'tagwire-openapi-'));
  try {
    const now = Math.floor(Date.now() / 1000);
    await compileInto(out, { folder, origin: 'https://feeds.example.org', now });
    return await readDescription(out);
  } finally {
    await rm(out, { recursive: true });
  }
}

/** The description in the output folder of a compile. */
export async function readDescription(out: string): Promise<Description> {
  const documents = path.join(out, 'assets/documents');
  const name = (await readdir(documents)).find((file) => file.endsWith('.json')) ?? '';
  return JSON.parse(await readFile(path.join(documents, name), 'utf8')) as Description;
}

/** Every operation with its path. */
export function listOperations({
  paths,
}: Description): readonly (Operation & { readonly path: string })[] {
  return Object.entries(paths).map(([at, { get }]) => ({ path: at, ...get }));
}
