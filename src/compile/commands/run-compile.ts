// One compile as the commands run it: environment in, report on the terminal out.
import { compile } from '../compile.ts';
import type { CompileOptions, Outcome } from '../options.ts';
import type { Older } from '../output/write.ts';
import { OUT, toContentFolder } from './folders.ts';
import { watchProgress } from './progress.ts';
import { type ReportForm, toReport } from './report.ts';
import { toTerminal } from './terminal.ts';
import { toWorkspace } from './workspace.ts';

/** How a compile may differ; `code` is what this process has loaded, as `hashCompiler` says it. */
type Variation = Pick<CompileOptions, 'code' | 'draws' | 'lenient' | 'onPublished' | 'preview'> & {
  readonly form?: Pick<ReportForm, 'format' | 'all' | 'work'>;
  /** The output folder. */
  readonly out?: string;
  /** What is wrong beside what compile finds, of what was published. */
  readonly review?: (outcome: Outcome) => Outcome | Promise<Outcome>;
};

/** Compiles into `dist/`, and prints what is wrong with the content and a line that sums up. */
export async function runCompile(
  origin: string | null,
  older: Older,
  { form = { format: 'text', all: false }, out = OUT, review = keep, ...more }: Variation = {},
): Promise<Outcome> {
  const started = performance.now();
  const now = Math.floor(Date.now() / 1000);
  const folders = toContentFolder(process.env);
  // What a program reads has nothing else in it.
  const isRead = form.format !== 'text';
  const observer = watchProgress(isRead ? process.stderr : process.stdout, Date.now);
  const options = { ...folders, ...more, out, origin, now, older, observer };
  const outcome = await review(await compile(options).finally(() => observer.end()));
  const terminal = toTerminal(process.stdout, folders);
  const diagnostics =
    form.format === 'github'
      ? toWorkspace(outcome.diagnostics, folders, process.env)
      : outcome.diagnostics;
  const shown = { ...outcome, diagnostics };
  console.log(toReport(shown, performance.now() - started, { ...form, terminal }));
  return outcome;
}

function keep(outcome: Outcome): Outcome {
  return outcome;
}
