// A process that compiles once, for `npm start`: loaded beforehand, it waits for its order.
import type { Obstacle } from '../../catalog/preview.ts';
import type { Outcome } from '../options.ts';
import { hashCompiler } from '../output/code.ts';
import type { Older } from '../output/write.ts';
import { toObstacle } from './obstacle.ts';
import { takeOrder } from './order.ts';

export type CompileOrder = {
  readonly origin: string;
  readonly older: Older;
  readonly lenient: boolean;
};

/** `done` is null after errors in the content, which `obstacle` tells. */
export type CompileResult = {
  readonly done: Outcome['done'];
  readonly obstacle: Obstacle | null;
};

// Before the code is loaded: what is saved meanwhile makes another hash.
const code = await hashCompiler();
const { runCompile } = await import('./run-compile.ts');

takeOrder<CompileOrder>(async ({ origin, older, lenient }): Promise<CompileResult> => {
  const outcome = await runCompile(origin, older, { code, lenient, preview: true });
  return { done: outcome.done, obstacle: toObstacle(outcome) };
});
