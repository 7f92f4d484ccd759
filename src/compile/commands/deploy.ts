// `npm run deploy`: refuses what must not go out, checks, tests, and hands over to wrangler.
import { spawn } from 'node:child_process';
import { claimOutput, toRefusal } from './claim.ts';
import type { Usage } from './command-line.ts';
import { findContentFolder, ROOT, readSiteUrl } from './folders.ts';
import { toOriginFault } from './public-origin.ts';
import { runCommand } from './run-command.ts';
import { runCompile } from './run-compile.ts';
import { startWrangler, toExitCode } from './wrangler.ts';

const USAGE: Usage = {
  command: 'npm run deploy',
  about:
    'Checks, tests and compiles, and uploads the Worker. CONTENT_DIR and SITE_URL apply as in a compile.',
  options: {},
  passesOn: 'wrangler deploy',
};

await runCommand(USAGE, async ({ passed }) => {
  const origin = readSiteUrl(process.env);
  const { folder } = findContentFolder(process.env);
  const other = claimOutput({ command: 'npm run deploy', origin, folder });
  if (other !== null) throw new Error(`Not deployed: ${toRefusal(other)}`);
  // Before the checks, so that nobody waits for them in vain.
  await compileForRelease(origin);
  for (const script of ['check', 'test']) await runScript(script);
  // Once more: wrangler bundles the sources as they are then.
  await compileForRelease(origin);
  return await toExitCode(startWrangler(['deploy', ...passed]));
});

/** Throws, in words for a person, where the content or its origin must not be deployed. */
async function compileForRelease(origin: string | null): Promise<void> {
  const { done } = await runCompile(origin, 'drop');
  if (done === null) throw new Error('Not deployed: the content has errors.');
  const fault = toOriginFault(done.origin);
  if (fault !== null) throw new Error(`Not deployed: ${fault}`);
}

async function runScript(script: string): Promise<void> {
  const options = { cwd: ROOT, stdio: 'inherit', shell: process.platform === 'win32' } as const;
  const code = await toExitCode(spawn('npm', ['run', script], options));
  if (code !== 0) throw new Error(`Not deployed: "npm run ${script}" failed.`);
}
