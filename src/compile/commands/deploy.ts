// `npm run deploy`: builds a release, hands over to wrangler, and remembers what went out.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { LOCK_FILE } from '../content/published-lock.ts';
import type { Usage } from './command-line.ts';
import { findContentFolder, ROOT, readSiteUrl } from './folders.ts';
import { toHubWarning } from './hub-check.ts';
import { ACCEPT, claimRelease, compileRelease, RELEASE, type Release } from './release.ts';
import { settleOrigin } from './release-origin.ts';
import { runCommand } from './run-command.ts';
import { toConfigOptions } from './worker-settings.ts';
import { startWrangler, toExitCode } from './wrangler.ts';

const USAGE: Usage = {
  command: 'npm run deploy',
  about:
    'Compiles a release, and uploads it with the Worker. CONTENT_DIR and SITE_URL apply as in a compile.',
  options: {
    accept: ACCEPT,
    'with-tests': { meaning: 'check and test the code before, as after a change of it' },
  },
  passesOn: 'wrangler deploy',
};

const FAILED =
  'the reason is above. If Cloudflare did not accept the login, check CLOUDFLARE_API_TOKEN, or run ' +
  '"npx wrangler login" again. Then deploy again: until that has succeeded, published.lock stays as it is.';

const NOT_PUBLIC = 'this release is not at the url of site.yaml.';

await runCommand(USAGE, async ({ options, passed }) => {
  const origin = readSiteUrl(process.env);
  const { folder, shown } = findContentFolder(process.env);
  const [release, settings, { lock, hub }] = await orNotDeployed(async () => {
    const claimed = claimRelease({ origin, folder });
    const settled = await settleOrigin(origin, { folder, shown }, process.env, passed);
    const build = (): Promise<Release> => compileRelease(settled, options.has('accept'));
    const settings = toConfigOptions(folder, shown, passed);
    const before = await build();
    if (!options.has('with-tests')) return [claimed, settings, before] as const;
    for (const script of ['lint', 'test']) await runScript(script);
    // Once more: wrangler bundles the sources as they are then.
    return [claimed, settings, await build()] as const;
  });
  const parameters = ['deploy', ...settings, ...passed];
  const code = await toExitCode(startWrangler(parameters, { [RELEASE]: release }));
  if (code !== 0) console.error(`Wrangler failed with exit code ${code}: ${FAILED}`);
  // Only what is out there must not be lost.
  if (code !== 0 || passed.includes('--dry-run')) return code;
  if (lock !== null) writeLock(folder, shown, lock);
  else console.log(`${path.join(shown, LOCK_FILE)} stays as it is: ${NOT_PUBLIC}`);
  // Last, and of no consequence: a hub never stops a deploy.
  const warning = await toHubWarning(hub);
  if (warning !== null) console.warn(warning);
  return code;
});

async function orNotDeployed<Made>(make: () => Promise<Made>): Promise<Made> {
  try {
    return await make();
  } catch (fault) {
    throw new Error(`Not deployed: ${fault instanceof Error ? fault.message : fault}`);
  }
}

/** Remembers the release beside its content. */
function writeLock(folder: string, shown: string, lock: string): void {
  const file = path.join(folder, LOCK_FILE);
  const name = path.join(shown, LOCK_FILE);
  if (existsSync(file) && readFileSync(file, 'utf8') === lock) return;
  try {
    writeFileSync(file, lock);
  } catch (fault) {
    throw new Error(`Deployed, but ${name} could not be written: ${fault}`);
  }
  console.log(`Wrote ${name}. Commit it: the next release is compared with it.`);
}

async function runScript(script: string): Promise<void> {
  const options = { cwd: ROOT, stdio: 'inherit', shell: process.platform === 'win32' } as const;
  const code = await toExitCode(spawn('npm', ['run', script], options));
  if (code !== 0) throw new Error(`"npm run ${script}" failed.`);
}
