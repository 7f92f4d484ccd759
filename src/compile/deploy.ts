// `npm run deploy`: checks, tests, compiles for the public origin and hands over to wrangler.
import { spawnSync } from 'node:child_process';
import { compile } from './compile.ts';
import { OUT, ROOT, toContentFolder, toOrigin } from './folders.ts';
import { toOriginFault } from './public-origin.ts';
import { toReport } from './report.ts';
import { startWrangler, toExitCode } from './wrangler.ts';

process.exitCode = await deploy();

async function deploy(): Promise<number> {
  for (const script of ['check', 'test']) {
    const { status } = spawnSync('npm', ['run', script], {
      cwd: ROOT,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    });
    if (status !== 0) return stop(`Not deployed: "npm run ${script}" failed.`);
  }
  const started = performance.now();
  const outcome = await compile({
    ...toContentFolder(process.env),
    out: OUT,
    origin: toOrigin(process.env),
    now: Math.floor(Date.now() / 1000),
    keepPrevious: false,
  });
  console.log(toReport(outcome, performance.now() - started));
  if (outcome.done === null) return stop('Not deployed: the content has errors.');
  const fault = toOriginFault(outcome.done.origin);
  if (fault !== null) return stop(`Not deployed: ${fault}`);
  return await toExitCode(startWrangler(['deploy', ...process.argv.slice(2)]));
}

function stop(message: string): number {
  console.error(message);
  return 1;
}
