// A process that compiles once, for `npm start`: loaded beforehand, it waits for its order.
import type { Outcome } from '../options.ts';
import { hashCompiler } from '../output/code.ts';
import type { Older } from '../output/write.ts';
import { takeOrder } from './order.ts';

export type CompileOrder = {
  readonly origin: string;
  readonly older: Older;
  readonly lenient: boolean;
};

/** What was done; null after errors in the content. */
export type CompileResult = Outcome['done'];

// Before the code is loaded: what is saved meanwhile makes another hash.
const code = await hashCompiler();
const { runCompile } = await import('./run-compile.ts');

takeOrder<CompileOrder>(async ({ origin, older, lenient }): Promise<CompileResult> => {
  return (await runCompile(origin, older, { code, lenient })).done;
});
