// `npm run build`: compiles what may go out. Wrangler calls it before it bundles the Worker (wrangler.toml).
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Usage } from './command-line.ts';
import { findContentFolder, OUT, readSiteUrl } from './folders.ts';
import { UNCHANGED } from './obstacle.ts';
import { ACCEPT, compileRelease, isInPlace } from './release.ts';
import { isWorkersBuild, settleOrigin, UnknownAddress } from './release-origin.ts';
import { runCommand } from './run-command.ts';
import { runCompile } from './run-compile.ts';
import { hasSettings } from './worker-settings.ts';
import { isStartedHere } from './wrangler.ts';

const USAGE: Usage = {
  command: 'npm run build',
  about: `Compiles a release, which must be at a public address. CONTENT_DIR and SITE_URL apply as in a compile.
"wrangler deploy" and "wrangler versions upload" run it by themselves.`,
  options: { accept: ACCEPT },
};

/** Commands of wrangler that need the Worker's own name and address. */
const UPLOADS = ['deploy', 'versions upload'];

/** Where `wrangler dev` serves. */
const DEV_ORIGIN = 'http://localhost:8787';

await runCommand(USAGE, async ({ options }) => {
  const origin = readSiteUrl(process.env);
  const content = findContentFolder(process.env);
  // What wrangler is about to do.
  const purpose = process.env['WRANGLER_COMMAND'];
  if (purpose === 'types') return 0;
  try {
    if (purpose !== undefined && UPLOADS.includes(purpose) && hasSettings(content.folder)) {
      refuseWithoutSettings(purpose, content.shown);
    }
    if (isInPlace(process.env)) {
      console.log('"npm run deploy" has just compiled this release.');
      return 0;
    }
    if (purpose === 'dev') {
      const { done } = await runCompile(origin ?? DEV_ORIGIN, 'keep');
      // After a failure it would answer no request until the next save.
      const isServed = existsSync(path.join(OUT, 'catalog.bin'));
      if (done === null && isServed) console.error(UNCHANGED);
      return isServed ? 0 : 1;
    }
    await compileRelease(await settleOrigin(origin, content, process.env), options.has('accept'));
    return 0;
  } catch (fault) {
    // Its deploy command comes next, builds again, and may ask what this one may not.
    if (fault instanceof UnknownAddress && isWorkersBuild(process.env) && purpose === undefined) {
      console.error(`Not built yet: ${fault.message}\nThe deploy command tries again.`);
      return 0;
    }
    throw new Error(`Not built: ${fault instanceof Error ? fault.message : fault}`);
  }
});

/** Another Worker would go out, without the domain, for want of an option that nobody remembers. */
function refuseWithoutSettings(purpose: string, shown: string): void {
  if (isStartedHere(process.env)) return;
  const file = path.join(shown, 'wrangler.toml');
  throw new Error(
    `"npx wrangler" does not read ${file}. Run "npm run wrangler -- ${purpose}" instead, also as the command of ` +
      'a build service.',
  );
}
