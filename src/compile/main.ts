// `npm run compile`: compiles once and exits, 1 where the content has an error.
import { compile } from './compile.ts';
import { OUT, toContentFolder, toOrigin } from './folders.ts';
import { toReport } from './report.ts';

const started = performance.now();
const outcome = await compile({
  ...toContentFolder(process.env),
  out: OUT,
  origin: toOrigin(process.env),
  now: Math.floor(Date.now() / 1000),
  keepPrevious: true,
});
console.log(toReport(outcome, performance.now() - started));
process.exitCode = outcome.done === null ? 1 : 0;
