// `npm start`: compiles, serves on this machine, and compiles again whenever a file is saved.
import { watchFile } from 'node:fs';
import { networkInterfaces } from 'node:os';
import path from 'node:path';
import { openStaticFiles } from '../../static-files/static-files.ts';
import { quote } from '../diagnostics/hints.ts';
import type { Outcome } from '../options.ts';
import { readPreviewFile } from '../output/preview-file.ts';
import type { WorkerBundle } from './bundle-once.ts';
import { claimOutput, toRefusal } from './claim.ts';
import { type Given, type Usage, UsageFault } from './command-line.ts';
import type { CompileOrder } from './compile-orders.ts';
import { createCompiler } from './compiler.ts';
import { findContentFolder, OUT, ROOT, readSiteUrl } from './folders.ts';
import { type Front, openFront } from './front.ts';
import { listHosts, toHost } from './hosts.ts';
import { LENIENT } from './lenient.ts';
import { createLive, type Live } from './live.ts';
import { toFaultObstacle, UNCHANGED } from './obstacle.ts';
import { giveOrder, startProgram } from './order.ts';
import { toReadyLines } from './ready-lines.ts';
import { runCommand } from './run-command.ts';
import { WAITING } from './waiting-page.ts';
import { watchFolder } from './watch-folder.ts';

const USAGE: Usage = {
  command: 'npm start',
  about:
    'Serves the content folder on this machine, and compiles it again whenever a file is saved.',
  options: {
    port: { sample: '8787', meaning: 'where it listens' },
    host: {
      sample: '0.0.0.0',
      meaning: 'on which address, here on all; without it, on this machine only',
    },
    lenient: LENIENT,
  },
};

const BUNDLER = path.join(import.meta.dirname, 'bundle-once.ts');

/** Milliseconds to wait for an editor to finish saving. */
const SAVE_DELAY = 50;

/** Milliseconds between two looks at what the system does not tell of. */
const INTERVAL = 1_000;

await runCommand(USAGE, start);
// Whatever is still open ends here: the server, the runtime, the watchers, a compile.
process.exit();

/** Resolves to the exit code. */
async function start({ options }: Given): Promise<number> {
  endWhenAsked();
  const port = toPort(options.get('port') ?? '8787');
  const host = readHost(options.get('host') ?? 'localhost');
  const { folder } = findContentFolder(process.env);
  const live = createLive(folder);
  // From now on nobody else gets it.
  const front = await openFront(port, host, live.answer);
  if (front === null) {
    return stop(`Port ${port} is in use. Choose another: npm start -- --port ${port + 1}`);
  }
  const hosts = listHosts(host, networkInterfaces());
  const origin = readSiteUrl(process.env) ?? `http://${hosts[0]}:${port}`;
  const other = claimOutput({ command: 'npm start', origin, folder });
  if (other !== null) return stop(toRefusal(other));
  const onReady: OnReady = (done) => {
    for (const line of toReadyLines(done, hosts, port)) console.log(line);
  };
  return await serve({ front, live }, folder, { origin, lenient: options.has('lenient') }, onReady);
}

function toPort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new UsageFault(`--port must be a number from 1 to 65535, got ${quote(text)}`);
}

function readHost(text: string): string {
  const host = toHost(text);
  if (host !== null) return host;
  throw new UsageFault(`--host must be an address or a name of this machine, got ${quote(text)}`);
}

/** Ends on Ctrl+C and its like, and where npm, which hands them on, has itself been ended. */
function endWhenAsked(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit());
  const parent = process.ppid;
  if (process.env['npm_lifecycle_event'] !== 'start') return;
  setInterval(() => {
    if (process.ppid !== parent) process.exit();
  }, INTERVAL);
}

type Done = NonNullable<Outcome['done']>;

type OnReady = (done: Done) => void;

/** Shows the newest good version, as soon as there is one. Rejects where the first compile cannot run. */
async function serve(
  { front, live }: { readonly front: Front; readonly live: Live },
  folder: string,
  { origin, lenient }: Pick<CompileOrder, 'origin' | 'lenient'>,
  onReady: OnReady,
): Promise<never> {
  const compiler = createCompiler();
  let saved = Promise.withResolvers<void>();
  let worker = bundleWorker();
  let isCodeSaved = false;
  let timer: NodeJS.Timeout | undefined;
  const onChange = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => saved.resolve(), SAVE_DELAY);
  };
  const onCodeChange = (): void => {
    isCodeSaved = true;
    compiler.forget();
    onChange();
  };
  watchFolder(folder, onChange);
  watchFolder(path.join(ROOT, 'src'), onCodeChange);
  watchFile(path.join(ROOT, 'wrangler.toml'), { interval: INTERVAL }, onCodeChange);
  // Loaded while the compile runs.
  const loading = import('./runtime.ts');
  let isShown = false;
  const show = async (done: Done): Promise<void> => {
    const { startRuntime } = await loading;
    const { drafts, pages } = readPreviewFile(OUT);
    const [runtime, answerFile] = await Promise.all([
      startRuntime(
        await worker,
        drafts.map(({ draft }) => draft),
        pages.map(({ page }) => page),
      ),
      openStaticFiles(path.join(OUT, 'assets')),
    ]);
    front.show(runtime);
    live.show(
      runtime.version,
      [...drafts, ...pages].flatMap(({ media }) => media),
      answerFile,
    );
    if (!isShown) onReady(done);
    isShown = true;
  };
  const compile = async (): Promise<void> => {
    // A Worker that runs finds all that it has seen.
    const older = isShown ? 'keep' : 'previous';
    const { done, obstacle } = await compiler.compile({ origin, older, lenient });
    if (done !== null) await show(done);
    if (obstacle !== null) {
      console.log(isShown ? UNCHANGED : WAITING);
      live.stop(obstacle);
      front.askAgain();
    }
  };
  await compile();
  compiler.prepare();
  for (;;) {
    await saved.promise;
    // What is saved from now on is compiled after this.
    saved = Promise.withResolvers();
    try {
      if (isCodeSaved) worker = bundleWorker();
      isCodeSaved = false;
      await compile();
      // Not after code that does not run: it would say so again.
      compiler.prepare();
    } catch (fault) {
      const message = fault instanceof Error ? fault.message : String(fault);
      console.error(`Compile failed: ${message}\n${isShown ? UNCHANGED : WAITING}`);
      live.stop(toFaultObstacle(message));
    }
  }
}

/** One that fails says so to whoever awaits it. */
function bundleWorker(): Promise<WorkerBundle> {
  const bundling = giveOrder<WorkerBundle>(startProgram(BUNDLER), {}).then(({ result }) => result);
  bundling.catch(() => undefined);
  return bundling;
}

function stop(message: string): number {
  console.error(message);
  return 1;
}
