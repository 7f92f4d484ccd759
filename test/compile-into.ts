// A compile for tests: what it finds wrong is thrown.
import path from 'node:path';
import { compile } from '../src/compile/compile.ts';

export type StageOptions = {
  /** Absolute path of a content folder. */
  readonly folder: string;
  readonly origin: string;
  /** Seconds since 1970. */
  readonly now: number;
  /** False where nobody looks at the pictures that compile draws. */
  readonly draws?: boolean;
};

/** Compiles a content folder; throws with the diagnostics when it has errors. */
export async function compileInto(out: string, options: StageOptions): Promise<void> {
  const { diagnostics, done } = await compile({
    ...options,
    shown: path.basename(options.folder),
    out,
    older: 'drop',
  });
  if (done === null) throw new Error(JSON.stringify(diagnostics, null, 2));
}
