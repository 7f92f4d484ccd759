// A stage with changes to its sources, as an engineer would make them: type checked, compiled, served.
import { spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Miniflare } from 'miniflare';
import { bundle } from './bundle.ts';
import { ROOT } from './root.ts';
import { copySources, runBundle } from './stage.ts';

/** Of each file below `src`, texts that stand in it once and what stands there instead. */
export type Edits = {
  readonly [file: string]: readonly (readonly [before: string, after: string])[];
};

export const ORIGIN = 'https://feeds.example.org';

/** Throws where a text does not stand in its file just once. */
export async function edit(stage: string, edits: Edits): Promise<void> {
  for (const [file, changes] of Object.entries(edits)) {
    const source = path.join(stage, 'src', file);
    let text = await readFile(source, 'utf8');
    for (const [before, after] of changes) {
      const [head, tail, ...more] = text.split(before);
      if (head === undefined || tail === undefined || more.length > 0) {
        throw new Error(`${file}: ${JSON.stringify(before)} does not stand there once`);
      }
      text = head + after + tail;
    }
    await writeFile(source, text);
  }
}

/** A fresh copy of the sources with these changes. */
export async function copyWith(name: string, edits: Edits): Promise<string> {
  const stage = await copySources(name);
  await edit(stage, edits);
  return stage;
}

/** What the type checker says; empty where it has nothing to say. */
export function checkTypes(stage: string): string {
  return run(stage, [path.join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', 'src/compile'], {});
}

/** Compiles a content folder with the stage's own code, and serves it. */
export async function serve(stage: string, content: string): Promise<Miniflare> {
  const env = { CONTENT_DIR: content, SITE_URL: ORIGIN };
  const output = run(stage, ['src/compile/commands/run.ts', 'compile'], env);
  if (!output.includes('Compiled ')) throw new Error(output);
  return await runBundle(stage, bundle(stage));
}

function run(stage: string, parameters: readonly string[], env: NodeJS.ProcessEnv): string {
  const options = { cwd: stage, encoding: 'utf8', env: { ...process.env, ...env } } as const;
  const { stdout, stderr } = spawnSync(process.execPath, parameters, options);
  return stdout + stderr;
}
