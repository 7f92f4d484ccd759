// Compiles in a process of its own, which stands by for the next compile with its code loaded.
import type { ChildProcess } from 'node:child_process';
import path from 'node:path';
import type { CompileOrder, CompileResult } from './compile-orders.ts';
import { giveOrder, startProgram } from './order.ts';

const RUN = path.join(import.meta.dirname, 'run.ts');

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
  /** How often the code has changed. */
  let changes = 0;
  return {
    compile: async (order) => {
      const compiling = waiting?.connected ? waiting : startProgram(RUN, 'compile-orders');
      waiting = null;
      const before = changes;
      const { result, stays } = await giveOrder<CompileResult>(compiling, order);
      if (stays && changes === before) waiting = compiling;
      else compiling.kill();
      return result;
    },
    prepare: () => {
      if (!waiting?.connected) waiting = startProgram(RUN, 'compile-orders');
    },
    forget: () => {
      changes += 1;
      waiting?.kill();
      waiting = null;
    },
  };
}
