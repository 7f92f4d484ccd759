// One compile as the commands run it: environment in, report on the terminal out.
import { compile } from '../compile.ts';
import type { Outcome } from '../options.ts';
import type { Older } from '../output/write.ts';
import { OUT, toContentFolder } from './folders.ts';
import { watchProgress } from './progress.ts';
import { toReport } from './report.ts';

/**
 * Compiles into `dist/` and prints every diagnostic and a line that sums up. `code` is what this process
 * has loaded, as `hashCompiler` says it.
 */
export async function runCompile(
  origin: string | null,
  older: Older,
  code?: string,
): Promise<Outcome> {
  const started = performance.now();
  const now = Math.floor(Date.now() / 1000);
  const folders = toContentFolder(process.env);
  const observer = watchProgress(process.stdout, Date.now);
  const known = code === undefined ? {} : { code };
  const options = { ...folders, ...known, out: OUT, origin, now, older, observer };
  const outcome = await compile(options).finally(() => observer.end());
  console.log(toReport(outcome, performance.now() - started));
  return outcome;
}
