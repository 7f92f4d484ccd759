// `npm start`: compiles, serves on this machine, and compiles again whenever a file is saved.
import { once } from 'node:events';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { count } from '../diagnostics/count.ts';
import { claimOutput, toRefusal } from './claim.ts';
import { type Compiler, createCompiler } from './compiler.ts';
import { ROOT, readSiteUrl, toContentFolder } from './folders.ts';
import { runCommand } from './run-command.ts';
import { watchFolder } from './watch-folder.ts';
import { startWrangler, toExitCode } from './wrangler.ts';

const USAGE = 'Usage: npm start -- [--port 8787]';

/** Milliseconds to wait for an editor to finish saving. */
const SAVE_DELAY = 100;

/** Milliseconds between two checks whether the Worker answers. */
const POLL_INTERVAL = 100;

await runCommand(start);

/** Resolves to the exit code when wrangler has ended. */
async function start(): Promise<number> {
  const port = readPort();
  if (port === null) return stop(USAGE);
  if (!(await isFree(port))) return stop(toTaken(port));
  const origin = readSiteUrl(process.env) ?? `http://localhost:${port}`;
  const { folder } = toContentFolder(process.env);
  const other = claimOutput({ command: 'npm start', origin, folder });
  if (other !== null) return stop(toRefusal(other));
  const compiler = createCompiler();
  const first = await compiler.compile({ origin, older: 'previous' });
  if (first === null) return stop('Fix the errors above, then run npm start again.');
  // Another program may have taken the port while we compiled.
  if (!(await isFree(port))) return stop(toTaken(port));
  // The debugger's port is chosen by the system: two of us would look for a free one, and take the same.
  const options = ['--port', String(port), '--inspector-port', '0', '--log-level', 'warn'];
  const wrangler = startWrangler(['dev', ...options]);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => wrangler.kill(signal));
  }
  watchAll(compiler, folder, origin, () => wrangler.killed);
  const ending = new AbortController();
  void tellWhenReady(port, first.articles, ending.signal);
  const code = await toExitCode(wrangler);
  ending.abort();
  // Or while wrangler started: then it has failed, and the port is still in use.
  const isTaken = code !== 0 && !(await isFree(port));
  // The watchers would keep this process alive.
  process.exit(isTaken ? stop(toTaken(port)) : code);
}

function toTaken(port: number): string {
  return `Port ${port} is in use. Choose another: npm start -- --port ${port + 1}`;
}

/** Null for parameters that are not ours. */
function readPort(): number | null {
  try {
    const { values } = parseArgs({ options: { port: { type: 'string', default: '8787' } } });
    const port = Number(values.port);
    return Number.isInteger(port) && port > 0 && port < 65_536 ? port : null;
  } catch {
    return null;
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  try {
    server.listen(port, 'localhost');
    await once(server, 'listening');
    return true;
  } catch {
    return false;
  } finally {
    server.close();
  }
}

/** One compile at a time; what is saved meanwhile is compiled after it. */
function watchAll(
  { compile, forget }: Compiler,
  folder: string,
  origin: string,
  isEnding: () => boolean,
): void {
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  const again = async (): Promise<void> => {
    try {
      // A Worker that runs finds all that it has seen.
      const done = await compile({ origin, older: 'keep' });
      if (done === null) console.log('Still serving the last good version.');
    } catch (fault) {
      // Ctrl+C reaches a compile that is at work, too.
      if (isEnding()) return;
      console.error(`Compile failed: ${fault instanceof Error ? fault.message : fault}`);
    }
  };
  const onChange = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(again);
    }, SAVE_DELAY);
  };
  watchFolder(folder, onChange);
  watchFolder(path.join(ROOT, 'src'), () => {
    forget();
    onChange();
  });
}

/** Says so once the Worker answers, unless it has ended before. */
async function tellWhenReady(port: number, articles: number, ending: AbortSignal): Promise<void> {
  const url = `http://localhost:${port}/`;
  while (!ending.aborted && !(await answers(url))) await pause(POLL_INTERVAL);
  if (ending.aborted) return;
  console.log(`Serving ${count(articles, 'article')} on ${url} (stop with Ctrl+C)`);
}

async function answers(url: string): Promise<boolean> {
  try {
    await (await fetch(url, { method: 'HEAD' })).body?.cancel();
    return true;
  } catch {
    return false;
  }
}

function stop(message: string): number {
  console.error(message);
  return 1;
}
