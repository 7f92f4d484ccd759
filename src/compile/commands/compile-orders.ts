// A process that compiles for `npm start`: loaded beforehand, it waits for orders.
import type { Obstacle } from '../../catalog/preview.ts';
import { hashCompiler } from '../files/sources.ts';
import type { Outcome } from '../options.ts';
import type { Older } from '../output/write.ts';
import { toObstacle } from './obstacle.ts';
import { takeOrders } from './order.ts';

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

/**
 * Bytes. What has run before runs faster, which is worth some memory; after a compile of many articles it is
 * given back.
 */
const MOST_MEMORY = 400 * 2 ** 20;

// Before the code is loaded: what is saved meanwhile makes another hash.
const code = hashCompiler();
const { runCompile } = await import('./run-compile.ts');

takeOrders<CompileOrder>(async ({ origin, older, lenient }): Promise<CompileResult> => {
  const outcome = await runCompile(origin, older, { code, lenient, preview: true });
  return { done: outcome.done, obstacle: toObstacle(outcome) };
}, MOST_MEMORY);
