// The client as compile writes it for a publication, in a folder of its own.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Description, readDescription } from '../api/description.ts';
import { generateTypes } from '../api/types.ts';
import { compileInto } from '../compile-into.ts';
import { ROOT } from '../root.ts';

export type Compiled = {
  /** Has `client.ts`, `client.js`, and `api.ts`: the types that are generated from the description. */
  readonly folder: string;
  readonly ts: string;
  readonly js: string;
  readonly description: Description;
};

export const ORIGIN = 'https://feeds.example.org';

/** `name` is that of the folder, which `rm` removes. */
export async function compileClient(name: string, content: string): Promise<Compiled> {
  const folder = path.join(ROOT, '.wrangler/stages', name);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const out = path.join(folder, 'dist');
  const now = Math.floor(Date.now() / 1000);
  await compileInto(out, { folder: content, origin: ORIGIN, now });
  const [ts, js] = [await readDocument(out, '.ts'), await readDocument(out, '.js')];
  const description = await readDescription(out);
  await writeFile(path.join(folder, 'client.ts'), ts);
  await writeFile(path.join(folder, 'client.js'), js);
  await writeFile(path.join(folder, 'api.ts'), generateTypes(description));
  await writeFile(path.join(folder, 'package.json'), '{"type":"module"}\n');
  return { folder, ts, js, description };
}

async function readDocument(out: string, ending: string): Promise<string> {
  const documents = path.join(out, 'assets/documents');
  const found = (await readdir(documents)).filter((name) => name.endsWith(ending));
  const [name = ''] = found;
  if (found.length !== 1) throw new Error(`${found.length} documents end with ${ending}`);
  return await readFile(path.join(documents, name), 'utf8');
}
