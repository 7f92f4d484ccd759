// Runs the project's own wrangler, quietly: no telemetry, no call for the client's place.
import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { ROOT } from './folders.ts';

export const WRANGLER = path.join(ROOT, 'node_modules/wrangler/bin/wrangler.js');

/** Tells the build that wrangler was started here, and so with the settings of the publication. */
const STARTED_HERE = 'TAGWIRE_WRANGLER';

/** Settings of wrangler that have no place in wrangler.toml. */
const QUIET = {
  WRANGLER_SEND_METRICS: 'false',
  WRANGLER_HIDE_BANNER: 'true',
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
};

/** Starts wrangler in the checkout, in our place: it may ask the person at the terminal, as to log in. */
export function startWrangler(
  parameters: readonly string[],
  variables: Readonly<Record<string, string>>,
): ChildProcess {
  return spawn(process.execPath, [WRANGLER, ...parameters], {
    cwd: ROOT,
    env: { ...process.env, ...QUIET, [STARTED_HERE]: '1', ...variables },
    stdio: 'inherit',
  });
}

/** Whether the wrangler that started this process was started by `startWrangler`. */
export function isStartedHere(env: NodeJS.ProcessEnv): boolean {
  return env[STARTED_HERE] === '1';
}

/** The exit code of a process, 1 when a signal ended it. */
export async function toExitCode(child: ChildProcess): Promise<number> {
  return await new Promise((resolve) => {
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
