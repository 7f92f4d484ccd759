// `npm run deploy`: refuses what must not go out, checks, tests, and hands over to wrangler.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { LOCK_RULES } from '../content/lock-checks.ts';
import { LOCK_FILE, toLockText } from '../content/published-lock.ts';
import { claimOutput, toRefusal } from './claim.ts';
import type { Usage } from './command-line.ts';
import { findContentFolder, ROOT, readSiteUrl } from './folders.ts';
import { toOriginFault } from './public-origin.ts';
import { runCommand } from './run-command.ts';
import { runCompile } from './run-compile.ts';
import { startWrangler, toExitCode } from './wrangler.ts';

const ACCEPT = 'accept';

const USAGE: Usage = {
  command: 'npm run deploy',
  about:
    'Checks, tests and compiles, and uploads the Worker. CONTENT_DIR and SITE_URL apply as in a compile.',
  options: {
    [ACCEPT]: { meaning: 'give up addresses and ids of the last release that would be lost' },
  },
  passesOn: 'wrangler deploy',
};

const LOST =
  'addresses or ids of the last release would be lost, see the warnings above. Mend them, or give ' +
  'them up for ever with: npm run deploy -- --accept';

const NOT_PUBLIC = 'this release is not at the url of site.yaml.';

await runCommand(USAGE, async ({ options, passed }) => {
  const origin = readSiteUrl(process.env);
  const { folder, shown } = findContentFolder(process.env);
  const isAccepted = options.has(ACCEPT);
  const other = claimOutput({ command: 'npm run deploy', origin, folder });
  if (other !== null) throw new Error(`Not deployed: ${toRefusal(other)}`);
  // Before the checks, so that nobody waits for them in vain.
  await compileForRelease(origin, isAccepted);
  for (const script of ['check', 'test']) await runScript(script);
  // Once more: wrangler bundles the sources as they are then.
  const lock = await compileForRelease(origin, isAccepted);
  const code = await toExitCode(startWrangler(['deploy', ...passed]));
  // Only what is out there must not be lost.
  if (code !== 0 || passed.includes('--dry-run')) return code;
  if (lock !== null) writeLock(folder, shown, lock);
  else console.log(`${path.join(shown, LOCK_FILE)} stays as it is: ${NOT_PUBLIC}`);
  return code;
});

/**
 * The lock of the release; null for one at another address than that of site.yaml, as on a server for
 * tests: what readers have is not there. Throws, in words for a person, where the content or its origin must not be
 * deployed, and unless that is accepted, where addresses or ids of the last release are lost.
 */
async function compileForRelease(
  origin: string | null,
  isAccepted: boolean,
): Promise<string | null> {
  let lock: string | null = null;
  const now = Math.floor(Date.now() / 1000);
  const { done, diagnostics } = await runCompile(origin, 'drop', {
    onPublished: ({ site, articles }, url) => {
      lock = site.origin === url ? toLockText(site.authority, articles, now) : null;
    },
  });
  if (done === null) throw new Error('Not deployed: the content has errors.');
  const fault = toOriginFault(done.origin);
  if (fault !== null) throw new Error(`Not deployed: ${fault}`);
  if (!isAccepted && diagnostics.some(({ rule }) => LOCK_RULES.has(rule))) {
    throw new Error(`Not deployed: ${LOST}`);
  }
  return lock;
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
  if (code !== 0) throw new Error(`Not deployed: "npm run ${script}" failed.`);
}
