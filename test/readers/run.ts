// Runs a reader's command as its user would: alone with its home, ended with all it started.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

/** Milliseconds after which a command and its children are ended. */
const PATIENCE = 60_000;

/**
 * Python as Debian's packages of modules mean it, not one that stands before it in PATH.
 */
export const PYTHON = '/usr/bin/python3';

/** Where the small Python scripts of this folder stand. */
export function script(name: string): string {
  return path.join(import.meta.dirname, name);
}

export type Done = { readonly code: number | null; readonly out: string; readonly err: string };

/** Resolves to what the command printed; rejects when it fails, with what it said. */
export async function run(
  home: string,
  command: string,
  parameters: readonly string[],
): Promise<string> {
  const { code, out, err } = await attempt(home, command, parameters);
  if (code === 0) return out;
  throw new Error(`${command} ${parameters.join(' ')} ended with ${code}:\n${out}\n${err}`);
}

/** As `run`, for commands that may fail; a code of null is a command that was not there or too slow. */
export async function attempt(
  home: string,
  command: string,
  parameters: readonly string[],
): Promise<Done> {
  // A process group of its own, so that its children end with it.
  const child = spawn(command, parameters, {
    cwd: home,
    env: toEnvironment(home),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const printed = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    printed.err += text;
  });
  const timer = setTimeout(() => end(child.pid), PATIENCE);
  try {
    const [code] = await once(child, 'close');
    return { code: typeof code === 'number' ? code : null, ...printed };
  } catch (fault) {
    return { code: null, out: printed.out, err: `${fault}` };
  } finally {
    clearTimeout(timer);
  }
}

function end(group: number | undefined): void {
  if (group !== undefined) process.kill(-group, 'SIGKILL');
}

/** Nothing of the caller's but PATH: no proxy, no settings, no language. */
function toEnvironment(home: string): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'],
    HOME: home,
    TMPDIR: home,
    LC_ALL: 'C.UTF-8',
    TZ: 'UTC',
    TERM: 'dumb',
  };
}
