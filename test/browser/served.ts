// Serves the publications that the browser visits, each by the bundled Worker in workerd.
import { cp, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Miniflare } from 'miniflare';
import type { TestProject } from 'vitest/node';
import { bundle } from '../bundle.ts';
import { compileInto } from '../compile-into.ts';
import { findPort } from '../free-port.ts';
import { writeGermanSite } from '../pages/german-site.ts';
import { ROOT } from '../root.ts';
import { copySources, runBundle } from '../stage.ts';
import { writeArabicSite } from './arabic-site.ts';
import { writeEverything } from './everything.ts';
import { writeManyArticles } from './many-articles.ts';
import { writeArabicNewspaper, writeNewspaper } from './newspaper-site.ts';
import { SCREENSHOTS } from './screenshots.ts';

/** The sample content, the fixture that uses all there is, and generated ones: many names, long words. */
const CONTENT = {
  sample: (folder: string) => copyContent('content', folder),
  fixture: (folder: string) => copyContent('test/fixtures/content/valid', folder),
  many: writeManyArticles,
  everything: writeEverything,
  german: writeGermanSite,
  arabic: writeArabicSite,
  newspaper: writeNewspaper,
  arabicNewspaper: writeArabicNewspaper,
};

export type SiteName = keyof typeof CONTENT;

declare module 'vitest' {
  interface ProvidedContext {
    /** Without a slash at the end. */
    readonly origins: { readonly [name in SiteName]: string };
  }
}

const HOST = '127.0.0.1';

type Served = { readonly folder: string; readonly worker: Miniflare };

const served: Served[] = [];

export async function setup({ provide }: TestProject): Promise<void> {
  const sample = await serve('sample');
  const fixture = await serve('fixture');
  const many = await serve('many');
  const everything = await serve('everything');
  const german = await serve('german');
  const arabic = await serve('arabic');
  const newspaper = await serve('newspaper');
  const arabicNewspaper = await serve('arabicNewspaper');
  provide('origins', {
    ...{ sample, fixture, many, everything, german, arabic },
    ...{ newspaper, arabicNewspaper },
  });
}

export async function teardown(): Promise<void> {
  if (served.length === 0) return;
  for (const { worker, folder } of served) {
    await worker.dispose();
    await rm(folder, { recursive: true, force: true });
  }
  if (SCREENSHOTS !== null) {
    process.stdout.write(`Screenshots of the main pages: ${path.relative(ROOT, SCREENSHOTS)}\n`);
  }
}

/** Resolves to the origin, which the links of its pages say too. */
async function serve(name: SiteName): Promise<string> {
  const port = await findPort(HOST);
  const origin = `http://${HOST}:${port}`;
  // Two runs at a time, in one checkout, do not take each other's files away.
  const folder = await copySources(`browser-${name}-${process.pid}`);
  const content = path.join(folder, 'publication');
  await CONTENT[name](content);
  await compileInto(path.join(folder, 'dist'), {
    folder: content,
    origin,
    now: Math.floor(Date.now() / 1000),
  });
  const worker = await runBundle(folder, bundle(folder), { port });
  served.push({ folder, worker });
  await worker.ready;
  return origin;
}

async function copyContent(from: string, folder: string): Promise<void> {
  await cp(path.join(ROOT, from), folder, { recursive: true });
}
