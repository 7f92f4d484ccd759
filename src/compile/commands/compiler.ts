// Compiles in processes of their own, one after the other. The next one stands by with its code loaded.
import type { ChildProcess } from 'node:child_process';
import path from 'node:path';
import type { CompileOrder, CompileResult } from './compile-once.ts';
import { giveOrder, startProgram } from './order.ts';

const PROGRAM = path.join(import.meta.dirname, 'compile-once.ts');

export type Compiler = {
  /**
   * Resolves to what was done, or to what is wrong with the content. Rejects where the process fails.
   * One compile at a time: the caller waits for each.
   */
  readonly compile: (order: CompileOrder) => Promise<CompileResult>;
  /** Has a process stand by for the next compile. */
  readonly prepare: () => void;
  /** Lets the next compile run with the code as it is then. */
  readonly forget: () => void;
};

export function createCompiler(): Compiler {
  let waiting: ChildProcess | null = null;
  return {
    compile: async (order) => {
      const compiling = waiting?.connected ? waiting : startProgram(PROGRAM);
      waiting = null;
      return await giveOrder(compiling, order);
    },
    prepare: () => {
      waiting ??= startProgram(PROGRAM);
    },
    forget: () => {
      waiting?.kill();
      waiting = null;
    },
  };
}
