// Compiles in processes of their own, one after the other, so that each gives back its memory. The
// next one stands by with its code loaded.
import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import type { Outcome } from '../options.ts';
import type { CompileOrder, Message } from './compile-once.ts';

const PROGRAM = path.join(import.meta.dirname, 'compile-once.ts');

export type Compiler = {
  /**
   * Resolves to what was done, null after errors in the content. Rejects where the process fails.
   * One compile at a time: the caller waits for each.
   */
  readonly compile: (order: CompileOrder) => Promise<Outcome['done']>;
  /** Lets the next compile run with the code as it is then. */
  readonly forget: () => void;
};

/** A process that stands by keeps nobody alive, and ends with the one that started it. */
export function createCompiler(): Compiler {
  let waiting: ChildProcess | null = null;
  return {
    compile: async (order) => {
      const compiling = waiting?.connected ? waiting : start();
      waiting = null;
      const done = await ask(compiling, order);
      // Not after a process that failed: the next one would fail the same way, and say so again.
      waiting = start();
      hold(waiting, false);
      return done;
    },
    forget: () => {
      waiting?.kill();
      waiting = null;
    },
  };
}

function start(): ChildProcess {
  const started = fork(PROGRAM, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  // Whoever asks such a process hears of it; one that nobody asks may fail unheard.
  started.on('error', () => started.kill());
  return started;
}

async function ask(compiling: ChildProcess, order: CompileOrder): Promise<Outcome['done']> {
  hold(compiling, true);
  const message = await new Promise<Message>((resolve) => {
    compiling.once('message', (answer) => resolve(answer as Message));
    compiling.once('exit', (code, signal) => {
      resolve({ fault: `the process exited with ${signal ?? `code ${code}`}` });
    });
    compiling.once('error', ({ message: fault }) => resolve({ fault }));
    compiling.send(order, (fault) => {
      if (fault !== null) resolve({ fault: fault.message });
    });
  });
  if ('done' in message) return message.done;
  throw new Error(message.fault);
}

/** Whether this process stays alive for that one. */
function hold(compiling: ChildProcess, held: boolean): void {
  for (const handle of [compiling, compiling.channel]) {
    if (held) handle?.ref();
    else handle?.unref();
  }
}
