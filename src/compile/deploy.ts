// `npm run deploy`: refuses what must not go out, checks, tests, and hands over to wrangler.
import { spawnSync } from 'node:child_process';
import { ROOT, readSiteUrl } from './folders.ts';
import { toOriginFault } from './public-origin.ts';
import { runCompile } from './run.ts';
import { runCommand } from './run-command.ts';
import { findServing } from './serving.ts';
import { startWrangler, toExitCode } from './wrangler.ts';

await runCommand(async () => {
  const serving = findServing();
  if (serving !== null) {
    throw new Error(`Not deployed: stop the "npm start" that serves ${serving.origin} first.`);
  }
  // Before the checks, so that nobody waits for them in vain.
  await compileForRelease();
  for (const script of ['check', 'test']) runScript(script);
  // Once more: an `npm start` may have compiled for its own origin meanwhile.
  await compileForRelease();
  return await toExitCode(startWrangler(['deploy', ...process.argv.slice(2)]));
});

/** Throws, in words for a person, where the content or its origin must not be deployed. */
async function compileForRelease(): Promise<void> {
  const { done } = await runCompile(readSiteUrl(process.env), true);
  if (done === null) throw new Error('Not deployed: the content has errors.');
  const fault = toOriginFault(done.origin);
  if (fault !== null) throw new Error(`Not deployed: ${fault}`);
}

function runScript(script: string): void {
  const options = { cwd: ROOT, stdio: 'inherit', shell: process.platform === 'win32' } as const;
  const { status } = spawnSync('npm', ['run', script], options);
  if (status !== 0) throw new Error(`Not deployed: "npm run ${script}" failed.`);
}
